package dev.backprop.app.descent;

import dev.backprop.app.playback.Playback;
import dev.backprop.app.playback.Track;

/** The player of a descent: where it is to go once that has been computed, and its place while something else has it. */
final class DescentPlayer {
    private final Playback playback = new Playback();
    private final Errand errand = new Errand(playback);
    private boolean resting;
    private int left;

    /** The cursor. */
    Playback playback() {
        return playback;
    }

    /** Whether something else has it. */
    boolean isResting() {
        return resting;
    }

    /** Something else has it until {@link #wake}. */
    void rest() {
        playback.pause();
        if (!resting) {
            left = errand.place();
            resting = true;
        }
    }

    /**
     * The descent has it again.
     *
     * @return whether it had not; then its track must be put before it, and it goes {@link #back}
     */
    boolean wake() {
        boolean had = resting;
        resting = false;
        if (had) {
            playback.pause();
        }
        return had;
    }

    /** To where it was left. */
    void back(boolean coming) {
        errand.go(left, coming);
    }

    /**
     * To an iterate.
     *
     * @param coming whether the descent is still being computed: the rest of the way once it is there
     */
    void go(int iterate, boolean coming) {
        errand.go(iterate, coming);
    }

    /**
     * Puts a descent before it.
     *
     * @param settled whether it is the one that was asked for, and none is still being computed
     */
    void stand(Track descent, boolean settled) {
        playback.setTrack(descent);
        if (settled) {
            errand.arrive();
        }
    }

    /** Where the cursor is, or is to be. */
    int place() {
        return errand.place();
    }
}
