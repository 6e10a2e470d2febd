package dev.backprop.app.playback;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The two lines that name where a player is. At the end of a track that grows by itself they keep {@link Pace}. */
final class Caption {
    private static final String GROWING = "growing";
    /** Where something comes more often than this, its next coming catches up, together with all else that it changes. */
    private static final long SELDOM = TimeUnit.MILLISECONDS.toNanos(200);

    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper(this, "subtitle", "");
    private final Pace pace = new Pace();
    private final LongSupplier nanos;
    private boolean behind;
    /** When it was last asked to name a place. */
    private long asked;

    /** @param nanos the time, as {@link System#nanoTime()} counts it */
    Caption(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Names a place. */
    void write(Track track, int index) {
        asked = nanos.getAsLong();
        behind = !pace.due(GROWING, track.growsAt(index), asked);
        if (!behind) {
            title.set(track.title(index));
            subtitle.set(track.subtitle(index));
        }
    }

    /** Names the place where one before it was left to stand, once it is time and nothing else comes for a while. */
    void catchUp(Track track, int index) {
        if (behind && nanos.getAsLong() - asked >= SELDOM) {
            write(track, index);
        }
    }

    ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    ReadOnlyStringProperty subtitle() {
        return subtitle.getReadOnlyProperty();
    }
}
