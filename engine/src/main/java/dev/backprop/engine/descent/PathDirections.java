package dev.backprop.engine.descent;

import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.tensor.PlainStorage;
import java.util.Arrays;
import java.util.List;

/**
 * The two directions in which a path goes farthest from a center: the principal components, not centered, of its differences
 * from it, as in Li et al. 2018, section 7 (https://arxiv.org/abs/1712.09913). A path has far fewer points than a network
 * parameters, so they are found from the points' products with each other.
 */
final class PathDirections {
    /** The most points. */
    static final int MAX_POINTS = 256;

    /** Below this share of the first component's square the second is rounding. */
    private static final double FLAT = 1e-20;

    private PathDirections() {}

    /**
     * Two orthogonal directions of length 1, each laid out as {@link FlatParameters} lays out parameters. A direction and
     * its opposite are the same component; of the two it is the one in which the path's farthest point is above 0.
     *
     * @throws IllegalArgumentException if the path does not span a plane with the center
     */
    static double[][] of(MlpSpec spec, Parameters center, List<Parameters> path) {
        if (path.size() < 2 || path.size() > MAX_POINTS) {
            throw new IllegalArgumentException("path: found " + path.size() + " points, expected 2–" + MAX_POINTS);
        }
        double[] middle = FlatParameters.of(center);
        double[][] away = new double[path.size()][];
        try (ParameterTensors shape = ParameterTensors.zeros(spec, PlainStorage.INSTANCE)) {
            for (int i = 0; i < away.length; i++) {
                shape.write(path.get(i));
                away[i] = FlatParameters.of(path.get(i));
                for (int j = 0; j < middle.length; j++) {
                    away[i][j] -= middle[j];
                }
                if (!Arrays.stream(away[i]).allMatch(Double::isFinite)) {
                    throw new IllegalArgumentException(
                            "path: found a number that is not finite at point " + i + ", expected finite numbers");
                }
            }
        }
        double all = squares(away);
        double[] first = component(away);
        for (double[] row : away) {
            subtract(row, first);
        }
        if (!(squares(away) > FLAT * all)) {
            throw line();
        }
        double[] second = component(away);
        subtract(second, first);
        double length = Math.sqrt(FlatParameters.dot(second, second));
        for (int i = 0; i < second.length; i++) {
            second[i] /= length;
        }
        return new double[][] {first, second};
    }

    private static IllegalArgumentException line() {
        return new IllegalArgumentException(
                "path: found points on one line with the center, expected a path that turns");
    }

    private static double squares(double[][] rows) {
        return Arrays.stream(rows).mapToDouble(r -> FlatParameters.dot(r, r)).sum();
    }

    private static void subtract(double[] row, double[] unit) {
        double along = FlatParameters.dot(row, unit);
        for (int i = 0; i < row.length; i++) {
            row[i] -= along * unit[i];
        }
    }

    /** The first principal direction of rows. */
    private static double[] component(double[][] rows) {
        double total = squares(rows);
        double[] share = SymmetricEigen.largest(products(rows));
        double[] direction = new double[rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < direction.length; j++) {
                direction[j] += share[i] * rows[i][j];
            }
        }
        double length = Math.sqrt(FlatParameters.dot(direction, direction));
        if (!(total > 0) || !(length > 0)) {
            throw line();
        }
        double farthest = 0;
        for (double[] row : rows) {
            double along = FlatParameters.dot(row, direction);
            farthest = Math.abs(along) > Math.abs(farthest) ? along : farthest;
        }
        double scale = Math.copySign(1 / length, farthest);
        for (int j = 0; j < direction.length; j++) {
            direction[j] *= scale;
        }
        return direction;
    }

    private static double[][] products(double[][] rows) {
        double[][] products = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] = FlatParameters.dot(rows[i], rows[j]);
                products[j][i] = products[i][j];
            }
        }
        return products;
    }
}
