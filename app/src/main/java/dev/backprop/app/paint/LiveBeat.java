package dev.backprop.app.paint;

/**
 * The beat to which everything that goes on by itself changes on the screen: about twelve times a second. A frame costs the
 * machine the same whether one thing in it is new or many, for all of the window is carried to the screen each time; so
 * pictures and numbers that follow a training change in the same pulse, and in between nothing does.
 */
public final class LiveBeat {
    /** Nanoseconds from one beat to the next. */
    public static final long NANOS = 83_000_000;

    private LiveBeat() {}

    /**
     * The number of the beat that a pulse belongs to.
     *
     * @param now the pulse's time, as an {@link javafx.animation.AnimationTimer} is told it
     */
    public static long of(long now) {
        return Math.floorDiv(now, NANOS);
    }
}
