package dev.backprop.engine.train;

import dev.backprop.engine.nn.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run at one moment between two epochs. Nothing in it changes; the lists share their memory with earlier snapshots.
 *
 * @param generation which run it is of; every {@link TrainingRun#reset} begins a new one
 * @param state what the run is doing
 * @param plan what it is to do
 * @param metrics every epoch so far
 * @param tests how it did on the test set, whenever that was measured
 * @param parameters as they are after those epochs
 * @param history for the states before this one
 * @param failure why, where the state is {@link RunState#FAILED}
 */
public record TrainingSnapshot(
        long generation,
        RunState state,
        RunPlan plan,
        List<EpochMetrics> metrics,
        List<TestPoint> tests,
        Parameters parameters,
        TrainingHistory history,
        @Nullable RunFailure failure) {
    /** Epochs done. */
    public int epoch() {
        return metrics.size();
    }
}
