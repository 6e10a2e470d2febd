package dev.backprop.engine.train;

import dev.backprop.engine.nn.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run at one moment, between two batches. Nothing in it changes; the lists share their memory with earlier snapshots.
 *
 * @param generation which run it is of; every {@link TrainingRun#reset} begins a new one
 * @param state what the run is doing
 * @param plan what it is to do
 * @param legs its stretches with different configurations, the newest last
 * @param batchesDone of the epoch under way
 * @param batches of the epoch under way, or of the next one where none is
 * @param metrics every epoch so far
 * @param norms of the last step, layer by layer; empty where none has been taken since the start
 * @param tests how it did on the test set after whole epochs, whenever that was measured
 * @param measured how it did when that was last measured, be it within an epoch; null before this run has measured anything
 * @param parameters as they are after those epochs and batches
 * @param history for the states before this one
 * @param failure why, where the state is {@link RunState#FAILED}
 */
public record TrainingSnapshot(
        long generation,
        RunState state,
        RunPlan plan,
        List<Leg> legs,
        int batchesDone,
        int batches,
        List<EpochMetrics> metrics,
        List<LayerNorms> norms,
        List<TestPoint> tests,
        @Nullable Measured measured,
        Parameters parameters,
        TrainingHistory history,
        @Nullable RunFailure failure) {
    /** Epochs done. */
    public int epoch() {
        return metrics.size();
    }

    /** How it did when the test set was last measured, by this run or by the one it goes on from; null before that. */
    public @Nullable Metrics test() {
        if (measured != null) {
            return measured.metrics();
        }
        return tests.isEmpty() ? null : tests.get(tests.size() - 1).metrics();
    }

    /** What it answered when the test set was last measured; null before this run has measured anything. */
    public @Nullable Predictions predictions() {
        return measured == null ? null : measured.predictions();
    }

    /** Whether anything has been trained: an epoch, or a batch of the first. */
    public boolean begun() {
        return epoch() > 0 || batchesDone > 0;
    }

    /** The configuration of the next epoch that begins; one that is under way keeps its own. */
    public TrainingConfig config() {
        return legs.get(legs.size() - 1).config();
    }
}
