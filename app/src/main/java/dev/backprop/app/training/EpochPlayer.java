package dev.backprop.app.training;

import dev.backprop.app.playback.Playback;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The player of a run: its cursor stands at an epoch, follows the newest one until somebody moves it into the past, and its
 * buttons train. It belongs to the JavaFX thread.
 */
final class EpochPlayer {
    private static final double SECONDS_OF_A_PAST_EPOCH = 0.1;
    private static final double NEVER = 1e12;

    private final Playback playback = new Playback(EpochTrack.NONE);
    private final Run run;
    /** Whether the cursor stays at the newest state. */
    private boolean following = true;
    /** Where the cursor is to be once the run has come there; negative: nowhere else. */
    private int wanted = -1;
    /** Whether the cursor or the player is moved from here, not by a person. */
    private boolean moving;

    EpochPlayer(Run run) {
        this.run = run;
        playback.setSpeed(1);
        playback.secondsPerStrideProperty().set(NEVER);
        playback.disabledProperty().set(true);
        playback.setStride(EpochTrack.EPOCH);
        playback.playingProperty().addListener((observable, old, now) -> onPlaying(now));
        playback.indexProperty().addListener((observable, old, now) -> onCursor(old.intValue(), now.intValue()));
    }

    /** What the player acts on. */
    interface Run {
        /** The newest state; null before the first. */
        @Nullable
        TrainingSnapshot newest();

        /** Whether it can be trained further. */
        boolean canGoOn();

        /** Whether it can be told to take one step more. */
        boolean canStep();

        void start();

        void pause();

        void oneEpoch();

        void oneBatch();

        /** The cursor stands elsewhere now. */
        void look();
    }

    Playback playback() {
        return playback;
    }

    /** Whether the newest state is shown, and the next one will be. */
    boolean following() {
        return following;
    }

    /** Lets people use it. */
    void enable() {
        playback.disabledProperty().set(false);
    }

    /** Shows that the run goes on, without asking it to. */
    void play() {
        silently(playback::play);
    }

    /** Shows that the run rests, without asking it to. */
    void rest() {
        silently(playback::pause);
    }

    /** Puts the cursor at the newest state. */
    void follow() {
        following = true;
        wanted = -1;
        TrainingSnapshot now = run.newest();
        if (now != null) {
            silently(() -> playback.seek(now.epoch()));
        }
    }

    /** Sends the cursor to an epoch as soon as the run has come there. */
    void want(int epoch) {
        wanted = epoch;
    }

    /** Where it was sent before there was a run; negative: nowhere. */
    int wanted() {
        return wanted;
    }

    /**
     * Begins again: the cursor follows what comes, and where it was sent before is forgotten.
     *
     * @param epoch where the run begins
     */
    void reset(int epoch) {
        rest();
        following = true;
        wanted = -1;
        silently(() -> playback.seek(epoch));
    }

    /**
     * Puts the track's length, the cursor and the player where the run is.
     *
     * @param starting whether a start has been asked for and not been answered yet: the player then plays on
     */
    void take(TrainingSnapshot next, boolean starting) {
        boolean open = next.state().canGoOn();
        boolean running = next.state() == RunState.RUNNING;
        silently(() -> {
            EpochTrack track = new EpochTrack(
                    next.epoch(),
                    next.plan().epochs(),
                    next.batchesDone(),
                    next.batches(),
                    open,
                    running,
                    run.canStep(),
                    Words.doing(next));
            playback.setTrack(track, following ? next.epoch() : playback.getIndex());
            playback.secondsPerStrideProperty().set(open ? NEVER : SECONDS_OF_A_PAST_EPOCH);
            if (!running && !starting && playback.isPlaying()) {
                playback.pause();
            }
        });
        if (wanted >= 0 && wanted <= next.epoch()) {
            playback.seek(wanted);
            following = playback.getIndex() >= next.epoch();
            wanted = -1;
        }
    }

    private void onPlaying(boolean playing) {
        if (moving) {
            return;
        }
        if (!run.canGoOn()) {
            following = playback.getIndex() >= playback.getLength() - 1;
        } else if (playing) {
            run.start();
        } else {
            run.pause();
        }
    }

    /** The person moves the cursor: into the past, back to the present, or one step beyond it. */
    private void onCursor(int from, int to) {
        TrainingSnapshot now = run.newest();
        if (moving) {
            return;
        }
        if (now == null) {
            wanted = to;
            return;
        }
        wanted = -1;
        int done = now.epoch();
        boolean beyond = to == done + 1 && from == done;
        following = to >= done;
        if (to > done) {
            silently(() -> playback.seek(done));
        }
        if (beyond && playback.getStride() == EpochTrack.BATCH) {
            run.oneBatch();
        } else if (beyond) {
            run.oneEpoch();
        }
        run.look();
    }

    private void silently(Runnable change) {
        boolean before = moving;
        moving = true;
        change.run();
        moving = before;
    }
}
