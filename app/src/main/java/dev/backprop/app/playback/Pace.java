package dev.backprop.app.playback;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When words and numbers about what goes on by itself, such as a training, are written anew: about twice a second, for nobody reads
 * faster, and to lay out and draw their text is dearer than a picture. Whatever a person does is seen at once, and so is where it
 * comes to rest. All who ask keep the same time, so that what they write is drawn at once.
 */
public final class Pace {
    /** In each of these stretches of time one writing is due, in nanoseconds. */
    public static final long NANOS = TimeUnit.MILLISECONDS.toNanos(450);

    private @Nullable Object before;
    /** The stretch of the last writing. */
    private long written;

    /**
     * Whether to write now; it counts as written then.
     *
     * @param subject what it is about: another one does not wait
     * @param goesOn whether more will come by itself
     * @param nanos the time, from any beginning that all who ask have in common
     */
    public boolean due(@Nullable Object subject, boolean goesOn, long nanos) {
        long stretch = Math.floorDiv(nanos, NANOS);
        if (goesOn && subject != null && subject.equals(before) && stretch == written) {
            return false;
        }
        before = subject;
        written = stretch;
        return true;
    }
}
