package dev.backprop.engine.train;

import java.util.SplittableRandom;

/** The order of the samples in an epoch: a pure function of the seed and the epoch, so that any epoch can be replayed. */
public final class Shuffle {
    private Shuffle() {}

    /**
     * A permutation of 0 … n−1 (Fisher and Yates): batch b of size B takes the samples at its places b·B … b·B+B−1.
     *
     * @param n how many samples
     * @param seed of the run
     * @param epoch from 0
     */
    public static int[] order(int n, long seed, int epoch) {
        int[] order = new int[n];
        SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() + epoch);
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
