package dev.backprop.app.paint;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** The JavaFX thread itself. What waits for the beat runs within the pulse that shows the pictures of that beat. */
public final class FxBeat implements BeatExecutor {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Pulses pulses = new Pulses();

    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }

    @Override
    public void executeOnBeat(Runnable task) {
        waiting.add(task);
        Platform.runLater(pulses::start);
    }

    /** Runs only while something waits. */
    private final class Pulses extends AnimationTimer {
        @Override
        public void handle(long now) {
            if (!waiting.isEmpty() && LiveBeat.WINDOW.opens(now)) {
                run(waiting.size());
            }
            if (waiting.isEmpty()) {
                stop();
            }
        }

        /** Those that were there at the beginning: what they lead to has a beat of its own. */
        private void run(int count) {
            for (int i = 0; i < count; i++) {
                Runnable task = waiting.poll();
                if (task != null) {
                    task.run();
                }
            }
        }
    }
}
