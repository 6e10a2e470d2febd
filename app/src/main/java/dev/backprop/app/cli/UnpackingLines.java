package dev.backprop.app.cli;

import dev.backprop.engine.backend.Unpacking;
import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says in plain lines how far the engine's first unpacking is, where that takes more than a second. */
final class UnpackingLines implements Consumer<Unpacking.Progress> {
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final long BETWEEN_NANOS = 3_000_000_000L;

    private final PrintWriter err;
    private final LongSupplier clock;
    private final long began;
    private long nextAfter = PATIENCE_NANOS;

    /**
     * Lines on standard error.
     *
     * @param err where they go; results have their own stream
     * @param clock in nanoseconds, from any beginning
     */
    UnpackingLines(PrintWriter err, LongSupplier clock) {
        this.err = err;
        this.clock = clock;
        began = clock.getAsLong();
    }

    @Override
    public void accept(Unpacking.Progress progress) {
        long since = clock.getAsLong() - began;
        if (since >= nextAfter) {
            nextAfter = since + BETWEEN_NANOS;
            err.println(progress.text());
            err.flush();
        }
    }
}
