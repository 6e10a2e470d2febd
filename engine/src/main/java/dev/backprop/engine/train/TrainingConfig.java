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
 * @param shards that the rows of a batch are split over, 1–64; part of the run's identity, for it decides the order
 *     in which gradients are added
 * @param threads carrying the shards, at least 1; decides nothing but the speed
 * @param zeroGrad whether gradients begin at zero in each step; where not, they accumulate over all steps, as they do in
 *     PyTorch where {@code zero_grad} is forgotten
 * @param pixels the range in which the network sees them
 */
public record TrainingConfig(
        MlpSpec spec,
        OptimizerSpec optimizer,
        int batch,
        long seed,
        int shards,
        int threads,
        boolean zeroGrad,
        PixelRange pixels) {
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

    /** The usual run: gradients begin at zero in each step, pixels are 0 to 1. */
    public TrainingConfig(MlpSpec spec, OptimizerSpec optimizer, int batch, long seed, int shards, int threads) {
        this(spec, optimizer, batch, seed, shards, threads, true, PixelRange.UNIT);
    }

    /** The same with another update rule. */
    public TrainingConfig withOptimizer(OptimizerSpec other) {
        return new TrainingConfig(spec, other, batch, seed, shards, threads, zeroGrad, pixels);
    }

    /** The same with other batches. */
    public TrainingConfig withBatch(int rows) {
        return new TrainingConfig(spec, optimizer, rows, seed, shards, threads, zeroGrad, pixels);
    }

    /** The same with gradients that begin at zero in each step, or accumulate. */
    public TrainingConfig withZeroGrad(boolean zero) {
        return new TrainingConfig(spec, optimizer, batch, seed, shards, threads, zero, pixels);
    }

    /** The same with pixels in another range. */
    public TrainingConfig withPixels(PixelRange range) {
        return new TrainingConfig(spec, optimizer, batch, seed, shards, threads, zeroGrad, range);
    }

    /**
     * Updates in an epoch.
     *
     * @param samples of the data, at least 1
     */
    public int batches(int samples) {
        return (int) (((long) samples + batch - 1) / batch);
    }

    /**
     * Checks that a run with this configuration can go on with another: rule, learning rate, β, batch, zero_grad and threads may
     * change; network, seed, shards and pixels may not.
     *
     * @throws IllegalArgumentException where it cannot
     */
    public void requireSameRun(TrainingConfig next) {
        same("network", spec, next.spec);
        same("seed", seed, next.seed);
        same("shards", shards, next.shards);
        same("pixels", pixels, next.pixels);
    }

    private static void same(String what, Object here, Object next) {
        if (!here.equals(next)) {
            throw new IllegalArgumentException(
                    what + ": found " + next + ", expected " + here + ": a run keeps it, another one can have its own");
        }
    }

    private static void atLeastOne(String what, int found) {
        if (found < 1) {
            throw new IllegalArgumentException(what + ": found " + found + ", expected at least 1");
        }
    }
}
