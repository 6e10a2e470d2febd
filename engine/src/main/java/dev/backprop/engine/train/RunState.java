package dev.backprop.engine.train;

/** What a {@link TrainingRun} is doing. */
public enum RunState {
    /** Nothing has been trained yet. */
    READY,
    /** Epochs follow each other. */
    RUNNING,
    /** Between two batches, and can go on. */
    PAUSED,
    /** Ended by hand. */
    STOPPED,
    /** Every epoch is done. */
    FINISHED,
    /** Ended by a value that is not finite, or by a fault. */
    FAILED;

    /** Whether the run can train another epoch. */
    public boolean canGoOn() {
        return this == READY || this == RUNNING || this == PAUSED;
    }
}
