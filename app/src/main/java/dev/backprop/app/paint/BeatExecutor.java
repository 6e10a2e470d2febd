package dev.backprop.app.paint;

import java.util.concurrent.Executor;

/** Runs things on the JavaFX thread, at once or on the beat of all that goes on by itself. */
public interface BeatExecutor extends Executor {
    /** Runs it in the next pulse of the {@link LiveBeat}; things that wait for the same pulse run in order. From any thread. */
    void executeOnBeat(Runnable task);
}
