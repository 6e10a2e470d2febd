package dev.backprop.app.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Holds standard error back while the toolkit starts: where the display cannot be opened JavaFX prints stack traces from
 * several threads, and one line is to take their place.
 */
final class HeldErrors {
    private final PrintStream real;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean over;

    private HeldErrors(PrintStream real) {
        this.real = real;
    }

    static HeldErrors begin() {
        HeldErrors held = new HeldErrors(System.err);
        System.setErr(new PrintStream(held.kept, true, StandardCharsets.UTF_8));
        return held;
    }

    /** The toolkit has started: what was held back is printed, and nothing more is held. */
    synchronized void release() {
        if (!over) {
            over = true;
            System.setErr(real);
            real.print(kept.toString(StandardCharsets.UTF_8));
            real.flush();
        }
    }

    /**
     * The toolkit has not started: what was held back is dropped.
     *
     * @return false if it had started, and nothing was dropped
     */
    synchronized boolean discard() {
        if (over) {
            return false;
        }
        over = true;
        System.setErr(real);
        return true;
    }
}
