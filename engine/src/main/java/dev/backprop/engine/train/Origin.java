package dev.backprop.engine.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The past that a run begins with, instead of beginning at epoch 0: that of the run it branches from, or of one that a file
 * describes. It holds no memory outside the heap and outlives the run that it is of.
 *
 * @param legs of the epochs before, the first from epoch 0
 * @param metrics of every epoch before
 * @param tests whenever the test set was measured
 * @param keyframes by their epochs, that of epoch 0 among them
 * @param checkpoint the state to go on from, between two epochs
 */
public record Origin(
        List<Leg> legs,
        List<EpochMetrics> metrics,
        List<TestPoint> tests,
        Map<Integer, Checkpoint> keyframes,
        Checkpoint checkpoint) {
    /**
     * Keeps its own collections.
     *
     * @throws IllegalArgumentException where the parts do not belong together
     */
    public Origin {
        legs = Legs.of(legs).list();
        metrics = List.copyOf(metrics);
        tests = List.copyOf(tests);
        keyframes = Map.copyOf(keyframes);
        if (metrics.size() != checkpoint.epoch() || checkpoint.batches() != 0 || !keyframes.containsKey(0)) {
            throw new IllegalArgumentException("origin: found " + metrics.size() + " epochs' metrics, a state after "
                    + checkpoint.epoch() + " epochs and " + checkpoint.batches() + " batches, and keyframes at "
                    + new TreeMap<>(keyframes).keySet()
                    + ", expected as many metrics as epochs, no batches and a keyframe at 0");
        }
    }

    /** The epoch at which the run goes on. */
    public int epoch() {
        return checkpoint.epoch();
    }
}
