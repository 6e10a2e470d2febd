package dev.backprop.app.descent;

import dev.backprop.app.playback.Playback;

/** A place to go to in a descent that is still being computed; who goes elsewhere meanwhile stays there. */
final class Errand {
    private final Playback playback;
    private int to = -1;
    private long moves;

    Errand(Playback playback) {
        this.playback = playback;
    }

    /**
     * Goes there.
     *
     * @param coming whether the descent is still to come: then as near as there is now, and the rest at {@link #arrive}
     */
    void go(int iterate, boolean coming) {
        playback.seek(iterate);
        to = coming ? iterate : -1;
        moves = playback.moves();
    }

    /** The descent is there. */
    void arrive() {
        int wanted = to;
        to = -1;
        if (wanted >= 0 && playback.moves() == moves) {
            playback.seek(wanted);
        }
    }

    /** Where the cursor is, or is to be. */
    int place() {
        return to >= 0 && playback.moves() == moves ? to : playback.getIndex();
    }
}
