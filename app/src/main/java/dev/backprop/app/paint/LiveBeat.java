package dev.backprop.app.paint;

/**
 * The beat to which everything that goes on by itself changes on the screen: twelve times a second, every fifth pulse. A frame costs the
 * machine the same whether one thing in it is new or many, for all of the window is carried to the screen each time; so
 * pictures and numbers that follow a training change in the same pulse, and in between nothing does. What comes too late for
 * that pulse waits for the next beat.
 */
public final class LiveBeat {
    /** Nanoseconds from one beat to the next; ten new pictures a second leave room for some that come too late. */
    public static final long NANOS = 83_333_333;

    /** That of the window; it belongs to the JavaFX thread. */
    static final LiveBeat WINDOW = new LiveBeat();

    private long pulse = Long.MIN_VALUE;

    LiveBeat() {}

    /**
     * Whether what follows a training may change in a pulse. The first pulse of a beat that is asked about is the one, however
     * often it is asked about; so ask only where there is something to change.
     *
     * @param now the pulse's time, as an {@link javafx.animation.AnimationTimer} is told it
     */
    boolean opens(long now) {
        if (now != pulse && of(now) == of(pulse)) {
            return false;
        }
        pulse = now;
        return true;
    }

    private static long of(long now) {
        return Math.floorDiv(now, NANOS);
    }
}
