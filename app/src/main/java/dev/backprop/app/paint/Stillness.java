package dev.backprop.app.paint;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Says when pictures have stopped changing for a moment: screen readers are told of a picture once it stands still, and not of
 * each on the way. It belongs to the JavaFX thread.
 */
final class Stillness {
    private static final Duration MOMENT = Duration.millis(100);
    /** The next picture of a stream comes by itself: what is told between two of them costs a frame, and is old at once. */
    private static final Duration MOMENT_AFTER_LIVE = Duration.seconds(1);
    /** A shorter wait than this is not worth a pulse. */
    private static final double SOON_MILLIS = 10;

    private final PauseTransition wait = new PauseTransition(MOMENT);
    private final Runnable onStill;
    /** When it will have been still for long enough, and when that is looked at next, in milliseconds. */
    private double stillAt;

    private double wakesAt;

    Stillness(Runnable onStill) {
        this.onStill = onStill;
        wait.setOnFinished(event -> tellOrWait());
    }

    /**
     * There is another picture. A wait that is under way goes on to its end, and there on: to stop one and start one takes a part
     * of each pulse.
     *
     * @param live whether it is one of a stream that goes on by itself
     */
    void changed(boolean live) {
        double moment = (live ? MOMENT_AFTER_LIVE : MOMENT).toMillis();
        double now = millis();
        stillAt = now + moment;
        if (wait.getStatus() != Animation.Status.RUNNING || wakesAt > stillAt) {
            waitFor(moment, now);
        }
    }

    void stop() {
        wait.stop();
    }

    private void tellOrWait() {
        double now = millis();
        if (stillAt - now > SOON_MILLIS) {
            waitFor(stillAt - now, now);
        } else {
            onStill.run();
        }
    }

    private void waitFor(double moment, double now) {
        wakesAt = now + moment;
        wait.stop();
        wait.setDuration(Duration.millis(moment));
        wait.playFromStart();
    }

    private static double millis() {
        return System.nanoTime() / 1e6;
    }
}
