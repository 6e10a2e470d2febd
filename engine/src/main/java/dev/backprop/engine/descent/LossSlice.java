package dev.backprop.engine.descent;

import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.tensor.PlainStorage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The loss of a network over a plane through its parameters θ, as a function of two numbers: along two random directions
 * that are normalised filter by filter (Li et al. 2018, "Visualizing the Loss Landscape of Neural Nets",
 * https://arxiv.org/abs/1712.09913; a filter is here a unit's incoming weights, and biases stay where they are), along the
 * two directions in which a path of parameters is longest (section 7 there), or over the values of two chosen weights with
 * every other parameter held.
 *
 * <p>Losses and gradients are those of the network's own graph in FLOAT64, over all samples. Any thread may use it; they
 * take turns point by point.
 */
public final class LossSlice {
    /** The most parameters times samples: a pass with a gradient costs some such number of multiplications. */
    public static final long MAX_WORK = 100_000_000;

    /**
     * One weight of a network.
     *
     * @param layer from 0
     * @param unit the row of the layer's weight, from 0
     * @param input the column, from 0
     */
    public record WeightPlace(int layer, int unit, int input) {}

    /**
     * Where parameters are, seen from the plane.
     *
     * @param a the first coordinate of the nearest point of the plane
     * @param b the second
     * @param distance how far the parameters are from that point, Euclidean; 0 in the plane
     */
    public record Projection(double a, double b, double distance) {}

    private final MlpSpec spec;
    private final Parameters center;
    private final double[][] x;
    private final double[][] y;
    private final double[] origin;
    private final double[][] directions;
    private final Projection middle;
    private final Object turn = new Object();
    private final Mlp mlp;
    private final @Nullable FirstLayer first;

    private LossSlice(
            MlpSpec spec, Parameters center, double[][] x, double[][] y, double[] origin, double[][] directions) {
        this.spec = spec;
        this.center = center;
        this.x = x;
        this.y = y;
        this.origin = origin;
        this.directions = directions;
        this.mlp = network(center);
        this.middle = project(center);
        this.first = FirstLayer.pays(spec)
                ? new FirstLayer(spec, x, y, FlatParameters.shaped(origin, center), direction(0), direction(1))
                : null;
    }

    /**
     * Along two random directions; a = b = 0 is the center.
     *
     * @param spec the network, {@link #MAX_WORK} parameters times samples at most
     * @param center θ*, in the network's shapes; the same center and seed give the same directions on every machine
     * @param x the samples, one row each
     * @param y the targets, one row each
     * @param seed of the directions
     * @throws IllegalArgumentException if shapes differ, a number is not finite, or fewer than two weights differ from 0
     */
    public static LossSlice random(MlpSpec spec, Parameters center, double[][] x, double[][] y, long seed) {
        check(spec, center, x, y);
        double[][] directions = FilterDirections.draw(center, seed);
        return new LossSlice(spec, center.copy(), copy(x), copy(y), FlatParameters.of(center), directions);
    }

    /**
     * Over the values of two weights: a is the value of the first, b of the second.
     *
     * @param spec the network, {@link #MAX_WORK} parameters times samples at most
     * @param center every other parameter, in the network's shapes
     * @param x the samples, one row each
     * @param y the targets, one row each
     * @param first a weight
     * @param second another
     * @throws IllegalArgumentException if shapes differ, a number is not finite, or the two are not two weights of it
     */
    public static LossSlice ofWeights(
            MlpSpec spec, Parameters center, double[][] x, double[][] y, WeightPlace first, WeightPlace second) {
        check(spec, center, x, y);
        int i = index(spec, first, "first");
        int j = index(spec, second, "second");
        if (i == j) {
            throw new IllegalArgumentException("second: found " + second + " again, expected another weight");
        }
        double[] origin = FlatParameters.of(center);
        double[][] directions = new double[2][origin.length];
        origin[i] = 0;
        origin[j] = 0;
        directions[0][i] = 1;
        directions[1][j] = 1;
        return new LossSlice(spec, center.copy(), copy(x), copy(y), origin, directions);
    }

    /**
     * Along the two directions in which a path goes farthest from the center, the first the farther: the principal
     * components, not centered, of the path's differences from it. They have length 1; a = b = 0 is the center.
     *
     * @param spec the network, {@link #MAX_WORK} parameters times samples at most
     * @param center θ*, in the network's shapes
     * @param x the samples, one row each
     * @param y the targets, one row each
     * @param path parameters in the network's shapes, 2–256 of them
     * @throws IllegalArgumentException if shapes differ, a number is not finite, or the path with the center is one point
     *     or one line
     */
    public static LossSlice along(MlpSpec spec, Parameters center, double[][] x, double[][] y, List<Parameters> path) {
        check(spec, center, x, y);
        double[][] directions = PathDirections.of(spec, center, path);
        return new LossSlice(spec, center.copy(), copy(x), copy(y), FlatParameters.of(center), directions);
    }

    /** The network. */
    public MlpSpec spec() {
        return spec;
    }

    /** The coordinates of the parameters that it was made with: 0, 0 along directions, the two weights' values otherwise. */
    public Projection center() {
        return middle;
    }

    /** The parameters at a point of the plane. */
    public Parameters parameters(double a, double b) {
        double[] flat = origin.clone();
        for (int i = 0; i < flat.length; i++) {
            flat[i] += a * directions[0][i] + b * directions[1][i];
        }
        return FlatParameters.shaped(flat, center);
    }

    /** The directions of a and b, in the network's shapes. */
    public Parameters direction(int coordinate) {
        return FlatParameters.shaped(directions[coordinate], center);
    }

    /** The loss at a point of the plane; NaN or infinite where the network's numbers are. */
    public double loss(double a, double b) {
        if (first != null) {
            return first.loss(a, b, parameters(a, b));
        }
        return loss(parameters(a, b));
    }

    /** The loss at parameters that need not be in the plane, in the network's shapes; not finite where its numbers are. */
    public double loss(Parameters at) {
        synchronized (turn) {
            mlp.parameters().write(at);
            mlp.graph().forward();
            return mlp.loss().value().get(0);
        }
    }

    /** ∂loss/∂a and ∂loss/∂b: autograd's gradient by every parameter, times the directions; not finite as the loss is. */
    public double[] gradient(double a, double b) {
        Parameters at = parameters(a, b);
        synchronized (turn) {
            mlp.parameters().write(at);
            mlp.graph().forward();
            mlp.graph().zeroGrad();
            mlp.graph().backward(mlp.loss());
            double[] gradient = FlatParameters.of(mlp.gradients());
            return new double[] {
                FlatParameters.dot(gradient, directions[0]), FlatParameters.dot(gradient, directions[1])
            };
        }
    }

    /**
     * The nearest point of the plane to any parameters of the network, by least squares.
     *
     * @throws IllegalArgumentException if their shapes are not the network's
     */
    public Projection project(Parameters parameters) {
        synchronized (turn) {
            mlp.parameters().write(parameters);
        }
        double[] away = FlatParameters.of(parameters);
        for (int i = 0; i < away.length; i++) {
            away[i] -= origin[i];
        }
        double[] d = directions[0];
        double[] e = directions[1];
        double dd = FlatParameters.dot(d, d);
        double de = FlatParameters.dot(d, e);
        double ee = FlatParameters.dot(e, e);
        double along = FlatParameters.dot(away, d);
        double across = FlatParameters.dot(away, e);
        double determinant = dd * ee - de * de;
        double a = (along * ee - across * de) / determinant;
        double b = (across * dd - along * de) / determinant;
        for (int i = 0; i < away.length; i++) {
            away[i] -= a * d[i] + b * e[i];
        }
        return new Projection(a, b, Math.sqrt(FlatParameters.dot(away, away)));
    }

    /** How far apart two points of the plane are in the space of the parameters, whose coordinates differ by these. */
    double length(double a, double b) {
        double[] d = directions[0];
        double[] e = directions[1];
        double square = a * a * FlatParameters.dot(d, d)
                + 2 * a * b * FlatParameters.dot(d, e)
                + b * b * FlatParameters.dot(e, e);
        return Math.sqrt(Math.max(0, square));
    }

    /**
     * The loss over a square around the {@link #center()}; meant for a background thread, where it takes n² passes.
     *
     * @param n points along each side, 2–{@value LossGrid#MAX_POINTS}
     * @param range half the side, finite and above 0
     * @param progress told after each row how much is done, above 0 to 1
     * @param cancelled asked before each point
     * @return empty if it was cancelled
     */
    public Optional<LossGrid> sample(int n, double range, DoubleConsumer progress, BooleanSupplier cancelled) {
        return LossGrid.sample(this, n, n, range, range, progress, cancelled);
    }

    /** A fresh graph of the network over the slice's samples. */
    Mlp network(Parameters parameters) {
        Mlp fresh = Mlp.build(spec, PlainStorage.INSTANCE, x.length);
        fresh.parameters().write(parameters);
        fresh.x().value().write(ParameterTensors.flat(x));
        fresh.y().value().write(ParameterTensors.flat(y));
        return fresh;
    }

    private static void check(MlpSpec spec, Parameters center, double[][] x, double[][] y) {
        if (x.length == 0 || x.length != y.length) {
            throw new IllegalArgumentException("samples: found " + x.length + " inputs and " + y.length
                    + " targets, expected as many of each, and one at least");
        }
        if (spec.parameterCount() * x.length > MAX_WORK) {
            throw new IllegalArgumentException("network: found " + spec.parameterCount() + " parameters and " + x.length
                    + " samples, expected at most " + MAX_WORK + " as their product");
        }
        ParameterTensors.zeros(spec, PlainStorage.INSTANCE).write(center);
        for (int i = 0; i < x.length; i++) {
            check("x[" + i + "]", x[i], spec.inputs());
            check("y[" + i + "]", y[i], spec.outputs());
        }
        double[] flat = FlatParameters.of(center);
        check("center", flat, flat.length);
    }

    private static void check(String name, double[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException(name + ": found " + values.length + " numbers, expected " + length);
        }
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(name + ": found a number that is not finite, expected finite numbers");
        }
    }

    private static int index(MlpSpec spec, WeightPlace place, String name) {
        int at = 0;
        boolean known = place.layer() >= 0 && place.layer() < spec.layers().size();
        for (int l = 0; known && l < place.layer(); l++) {
            int units = spec.layers().get(l).units();
            at += units * spec.fanIn(l) + (spec.layers().get(l).biases() ? units : 0);
        }
        if (!known
                || place.unit() < 0
                || place.unit() >= spec.layers().get(place.layer()).units()
                || place.input() < 0
                || place.input() >= spec.fanIn(place.layer())) {
            throw new IllegalArgumentException(name + ": found " + place + ", expected a weight of the network");
        }
        return at + place.unit() * spec.fanIn(place.layer()) + place.input();
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }
}
