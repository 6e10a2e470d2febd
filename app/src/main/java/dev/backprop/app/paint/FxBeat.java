package dev.backprop.app.paint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** The JavaFX thread itself. What waits for the beat runs within the pulse that shows the pictures of that beat. */
public final class FxBeat implements BeatExecutor {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Pulses pulses = new Pulses();
    /** What is to follow all that runs in this pulse, each once. */
    private final Set<Runnable> after = new LinkedHashSet<>();

    private final Runnable ahead;
    private boolean running;

    /** A beat for those who need nothing before it. */
    public FxBeat() {
        this(() -> {});
    }

    /** @param ahead run on the JavaFX thread before all that a beat brings, in its pulse */
    public FxBeat(Runnable ahead) {
        this.ahead = ahead;
    }

    /**
     * Runs it, on the JavaFX thread: now, or where this is asked for within a beat, once after all else in it, however often it is
     * asked for. For what shows the sum of several changes.
     */
    public void once(Runnable task) {
        if (running) {
            after.add(task);
        } else {
            task.run();
        }
    }

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
                ahead.run();
                run(waiting.size());
            }
            if (waiting.isEmpty()) {
                stop();
            }
        }

        /** Those that were there at the beginning: what they lead to has a beat of its own. */
        private void run(int count) {
            running = true;
            try {
                for (int i = 0; i < count; i++) {
                    Runnable task = waiting.poll();
                    if (task != null) {
                        task.run();
                    }
                }
            } finally {
                running = false;
            }
            List<Runnable> last = List.copyOf(after);
            after.clear();
            last.forEach(Runnable::run);
        }
    }
}
