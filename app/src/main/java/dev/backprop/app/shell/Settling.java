package dev.backprop.app.shell;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Waits for some pulses in a row in which what a workspace shows stands for now and every surface shows its latest state. A
 * workspace may read for a while, or train to where it was saved: then it is said how far that is.
 */
final class Settling {
    private static final int CALM_PULSES = 4;
    /** After this long it is shown as it is. */
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);
    /** What takes no longer is not worth a word. */
    private static final long SILENCE = TimeUnit.SECONDS.toNanos(2);

    private static final long BETWEEN_WORDS = TimeUnit.SECONDS.toNanos(5);

    private final Consumer<String> tell;
    private final long begun;
    private long nextWords;
    private int calm;

    /**
     * @param now in nanoseconds
     * @param tell takes how far it is
     */
    Settling(long now, Consumer<String> tell) {
        this.tell = tell;
        begun = now;
        nextWords = now + SILENCE;
    }

    /**
     * In a pulse: whether the picture can be taken.
     *
     * @param now in nanoseconds
     * @param stands whether what the workspace shows stands for now
     * @param painted whether every surface shows its latest state
     * @param progress how far it is; may be empty
     */
    boolean over(long now, boolean stands, BooleanSupplier painted, String progress) {
        boolean tired = !stands && now - begun > PATIENCE;
        if (!stands && now - nextWords >= 0 && !progress.isEmpty()) {
            nextWords = now + BETWEEN_WORDS;
            tell.accept(progress);
        }
        calm = (stands || tired) && painted.getAsBoolean() ? calm + 1 : 0;
        boolean over = calm >= CALM_PULSES;
        if (over && tired) {
            tell.accept("not there after 10 minutes: the picture shows what there is");
        }
        return over;
    }
}
