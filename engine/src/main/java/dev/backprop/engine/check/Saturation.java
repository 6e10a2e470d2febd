package dev.backprop.engine.check;

import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.Mlp;

/**
 * Outputs at which binary cross-entropy cannot be measured by differences: those that are all but certain of the wrong answer.
 * Below 1e-12 PyTorch's derivative is no longer that of its loss, by its own choice of bounds; near 1 the spacing of doubles
 * makes 1 − ŷ, and with it the loss, too coarse.
 */
final class Saturation {
    private static final double NEAR_ZERO = 1e-12;
    private static final double NEAR_ONE = 1e-5;

    private Saturation() {}

    /** How many there are, forward having run; 0 under any other loss. */
    static long count(Mlp mlp) {
        if (mlp.spec().loss() != Loss.BCE) {
            return 0;
        }
        double[] yHat = mlp.yHat().value().toArray();
        double[] y = mlp.y().value().toArray();
        long count = 0;
        for (int i = 0; i < yHat.length; i++) {
            if ((y[i] > 0 && yHat[i] < NEAR_ZERO) || (y[i] < 1 && 1 - yHat[i] < NEAR_ONE)) {
                count++;
            }
        }
        return count;
    }
}
