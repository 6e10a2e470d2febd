package dev.backprop.engine.train;

import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.OptimizerSpec;

/**
 * Everything that decides a run's numbers, and how many threads carry it.
 *
 * @param spec the network
 * @param optimizer the update rule
 * @param batch samples of a step, at least 1; {@link #FULL} for all of them
 * @param seed of the shuffles (and, elsewhere, of the initial weights)
 * @param shards replicas that the rows of a batch are split over, 1–64; part of the run's identity, for it decides the order
 *     in which gradients are added
 * @param threads carrying the shards, at least 1; decides nothing but the speed
 */
public record TrainingConfig(MlpSpec spec, OptimizerSpec optimizer, int batch, long seed, int shards, int threads) {
    /** The batch size that stands for all samples: plain gradient descent. */
    public static final int FULL = Integer.MAX_VALUE;
    /** Shards of a run that says nothing else. */
    public static final int DEFAULT_SHARDS = 2;
    /** The most shards. */
    public static final int MAX_SHARDS = 64;

    /** Checks the ranges. */
    public TrainingConfig {
        atLeastOne("batch", batch);
        atLeastOne("shards", shards);
        atLeastOne("threads", threads);
        if (shards > MAX_SHARDS) {
            throw new IllegalArgumentException("shards: found " + shards + ", expected at most " + MAX_SHARDS);
        }
    }

    private static void atLeastOne(String what, int found) {
        if (found < 1) {
            throw new IllegalArgumentException(what + ": found " + found + ", expected at least 1");
        }
    }
}
