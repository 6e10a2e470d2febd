package dev.backprop.app.training;

import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingHistory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When the numbers beside a run that goes on by itself are written anew: about three times a second, for nobody reads faster, and to
 * draw their text is dearer than the picture. Whatever a person does is seen at once, and so is where a run comes to rest.
 */
final class Pace {
    /** From one writing to the next at least; a little under three beats. */
    static final long NANOS = TimeUnit.MILLISECONDS.toNanos(270);

    private @Nullable Subject before;
    private long written;

    /** What the numbers are about; another run, state, choice or digit does not wait. */
    private record Subject(
            TrainingSettings settings, RunState state, boolean following, TrainingHistory history, int digit) {}

    /**
     * Whether to write these now; they count as written then.
     *
     * @param nanos the time, from any beginning
     */
    boolean due(TrainingSettings settings, @Nullable Shown shown, boolean following, long nanos) {
        Subject now = shown == null
                ? null
                : new Subject(
                        settings,
                        shown.snapshot().state(),
                        following,
                        shown.snapshot().history(),
                        shown.digit().index());
        boolean goesOn = now != null && now.state() == RunState.RUNNING && following && now.equals(before);
        if (goesOn && nanos - written < NANOS) {
            return false;
        }
        before = now;
        written = nanos;
        return true;
    }
}
