package dev.backprop.app.playback;

import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The two lines that name where a player is. At the end of a track that grows by itself they keep {@link Pace}. */
final class Caption {
    private static final String GROWING = "growing";

    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper(this, "subtitle", "");
    private final Pace pace = new Pace();
    private final LongSupplier nanos;
    private boolean behind;

    /** @param nanos the time, as {@link System#nanoTime()} counts it */
    Caption(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Names a place. */
    void write(Track track, int index) {
        behind = !pace.due(GROWING, track.growsAt(index), nanos.getAsLong());
        if (!behind) {
            title.set(track.title(index));
            subtitle.set(track.subtitle(index));
        }
    }

    /** Names the place where one before it was left to stand, once it is time. */
    void catchUp(Track track, int index) {
        if (behind) {
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
