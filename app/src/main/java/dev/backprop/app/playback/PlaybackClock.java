package dev.backprop.app.playback;

import javafx.animation.AnimationTimer;

/** Lets a player's time pass, once a pulse, while it plays. */
public final class PlaybackClock extends AnimationTimer {
    private static final double NANOS = 1e9;

    private final Playback playback;
    private long before = -1;

    /** A clock for a player; it runs whenever the player does, from now on. */
    public PlaybackClock(Playback playback) {
        this.playback = playback;
        playback.playingProperty().addListener((observable, old, now) -> run(now));
        run(playback.isPlaying());
    }

    @Override
    public void handle(long now) {
        if (before >= 0) {
            playback.advance((now - before) / NANOS);
        }
        before = now;
    }

    private void run(boolean playing) {
        if (playing) {
            before = -1;
            start();
        } else {
            stop();
        }
    }
}
