package dev.backprop.engine.descent;

import dev.backprop.engine.nn.Parameters;
import java.util.Random;

/**
 * Two random directions through a network's parameters, normalised filter by filter as in Li et al. 2018, section 4
 * (https://arxiv.org/abs/1712.09913): Gaussian, then each unit's incoming weights scaled to the length that they have in
 * the network. Biases do not move, as in the authors' code. The second is orthogonal to the first within every unit of two
 * inputs or more, which keeps the lengths and makes the plane's coordinates well defined for small networks too.
 */
final class FilterDirections {
    /** Signs of weights are all that is free where each unit has one input; a few draws find two that differ. */
    private static final int TRIES = 64;

    /** Below this squared sine of the angle between them, two directions span no plane. */
    private static final double FLAT = 1e-9;

    private FilterDirections() {}

    /**
     * Two directions, each laid out as {@link FlatParameters} lays out parameters.
     *
     * @throws IllegalArgumentException if the weights are all 0 but one or none, so that there are no two directions
     */
    static double[][] draw(Parameters center, long seed) {
        // java.util.Random's nextGaussian is specified to the bit, so a seed gives the same plane on every machine.
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            double[] first = new double[FlatParameters.size(center)];
            double[] second = new double[first.length];
            fill(center, random, first, second);
            double squares = FlatParameters.dot(first, first) * FlatParameters.dot(second, second);
            double along = FlatParameters.dot(first, second);
            if (squares - along * along > FLAT * squares) {
                return new double[][] {first, second};
            }
        }
        throw new IllegalArgumentException(
                "center: found fewer than two weights that are not 0, expected enough of them for two directions");
    }

    private static void fill(Parameters center, Random random, double[] first, double[] second) {
        int at = 0;
        for (Parameters.Layer layer : center.layers()) {
            for (double[] filter : layer.weight()) {
                double length = Math.sqrt(FlatParameters.dot(filter, filter));
                double[] d = scaled(gaussian(filter.length, random), length);
                double[] e = gaussian(filter.length, random);
                if (filter.length > 1 && length > 0) {
                    double share = FlatParameters.dot(d, e) / FlatParameters.dot(d, d);
                    for (int i = 0; i < e.length; i++) {
                        e[i] -= share * d[i];
                    }
                }
                System.arraycopy(d, 0, first, at, d.length);
                System.arraycopy(scaled(e, length), 0, second, at, e.length);
                at += filter.length;
            }
            double[] bias = layer.bias();
            at += bias == null ? 0 : bias.length;
        }
    }

    private static double[] gaussian(int n, Random random) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }

    private static double[] scaled(double[] values, double length) {
        double norm = Math.sqrt(FlatParameters.dot(values, values));
        for (int i = 0; i < values.length; i++) {
            values[i] *= length / norm;
        }
        return values;
    }
}
