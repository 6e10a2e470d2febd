package dev.backprop.engine.train;

/**
 * A stretch of a run with the same configuration.
 *
 * @param fromEpoch the epoch before which it begins, from 0
 * @param config of every epoch from there to the next leg
 */
public record Leg(int fromEpoch, TrainingConfig config) {
    /** Checks the range. */
    public Leg {
        if (fromEpoch < 0) {
            throw new IllegalArgumentException("leg: found epoch " + fromEpoch + ", expected at least 0");
        }
    }
}
