package dev.backprop.engine.check;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.tensor.ElementFunction;
import dev.backprop.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Gradients by measuring: (f(p + ε) − f(p − ε)) / 2ε for one parameter p at a time. It uses forward alone. In FLOAT64 the
 * rounding of f weighs about 1e-16/ε and the curvature ε²; ε near 1e-5 keeps both near 1e-10.
 */
public final class FiniteDifference {
    /** The step to either side. */
    public static final double EPSILON = 1e-5;

    private FiniteDifference() {}

    /**
     * One parameter's difference.
     *
     * @param place which parameter
     * @param derivative the quotient; not finite where f is not at one of the two points
     * @param kink the score nearest to 0 of those that lie on different sides of it at the two points, so that the quotient is
     *     no derivative; null where it is one
     */
    public record Difference(
            ParameterPlace place,
            double derivative,
            @Nullable Kink kink) {
        /** Whether the quotient goes over a kink. */
        public boolean kinked() {
            return kink != null;
        }
    }

    /**
     * Every parameter's difference.
     *
     * @param differences layer by layer, weights row by row, then biases
     * @param gradients the quotients, shaped as the parameters, those over a kink among them
     */
    public record Result(List<Difference> differences, Parameters gradients) {
        /** Keeps its own list. */
        public Result {
            differences = List.copyOf(differences);
        }

        /** How many lie over a kink. */
        public long kinked() {
            return differences.stream().filter(Difference::kinked).count();
        }
    }

    /**
     * The gradients of a network's loss.
     *
     * @param x (n, in), n at least 1
     * @param y (n, out)
     * @throws IllegalArgumentException if the parameters or samples do not fit the network
     */
    public static Result of(MlpSpec spec, Parameters parameters, double[][] x, double[][] y) {
        try (CheckedNetwork network = CheckedNetwork.build(spec, parameters, x, y)) {
            List<ParameterPlace> places = LongStream.range(0, spec.parameterCount())
                    .mapToObj(i -> ParameterPlace.at(spec, i))
                    .toList();
            List<Difference> differences = over(network.mlp(), places);
            Parameters gradients = parameters.copy();
            differences.forEach(d -> d.place().write(gradients, d.derivative()));
            return new Result(differences, gradients);
        }
    }

    /**
     * The gradients of any function of parameters; kinks are not looked for.
     *
     * @param f is given the same arrays each time, one number changed
     */
    public static Parameters of(ToDoubleFunction<Parameters> f, Parameters at) {
        Parameters moved = at.copy();
        Parameters gradients = at.copy();
        for (int l = 0; l < at.layers().size(); l++) {
            Parameters.Layer from = moved.layers().get(l);
            Parameters.Layer to = gradients.layers().get(l);
            for (int i = 0; i < from.weight().length; i++) {
                differentiate(f, moved, from.weight()[i], to.weight()[i]);
            }
            double[] bias = from.bias();
            double[] biasGradient = to.bias();
            if (bias != null && biasGradient != null) {
                differentiate(f, moved, bias, biasGradient);
            }
        }
        return gradients;
    }

    private static void differentiate(
            ToDoubleFunction<Parameters> f, Parameters moved, double[] values, double[] derivatives) {
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            values[i] = value + EPSILON;
            double above = f.applyAsDouble(moved);
            values[i] = value - EPSILON;
            double below = f.applyAsDouble(moved);
            values[i] = value;
            derivatives[i] = (above - below) / (2 * EPSILON);
        }
    }

    /** The differences of a built network, its samples and parameters in place; the parameters are put back. */
    static List<Difference> over(Mlp mlp, List<ParameterPlace> places) {
        double[] sides = evaluate(mlp);
        List<Difference> differences = new ArrayList<>(places.size());
        for (ParameterPlace place : places) {
            Tensor tensor = tensor(mlp.parameters(), place);
            int element =
                    place.bias() ? place.row() : place.row() * tensor.shape().columns() + place.column();
            double value = tensor.get(element);
            tensor.set(element, value + EPSILON);
            double[] sidesAbove = evaluate(mlp);
            double above = mlp.loss().value().get(0);
            tensor.set(element, value - EPSILON);
            double[] sidesBelow = evaluate(mlp);
            double below = mlp.loss().value().get(0);
            tensor.set(element, value);
            int kink = crossed(sides, sidesAbove, sidesBelow);
            differences.add(new Difference(
                    place, (above - below) / (2 * EPSILON), kink < 0 ? null : kink(mlp, kink, sides[kink])));
        }
        evaluate(mlp);
        return differences;
    }

    /** Runs forward; the scores of every unit that has a kink. */
    private static double[] evaluate(Mlp mlp) {
        mlp.graph().forward();
        double[][] scores = new double[mlp.layers().size()][0];
        int count = 0;
        for (int l = 0; l < scores.length; l++) {
            Activation activation = mlp.spec().layers().get(l).activation();
            if (activation == Activation.RELU || activation == Activation.LEAKY_RELU) {
                scores[l] = mlp.layers().get(l).z().value().toArray();
                count += scores[l].length;
            }
        }
        double[] all = new double[count];
        int at = 0;
        for (double[] layer : scores) {
            System.arraycopy(layer, 0, all, at, layer.length);
            at += layer.length;
        }
        return all;
    }

    /** Of the scores that change sides, the one nearest to 0; −1 where none does. */
    private static int crossed(double[] scores, double[] above, double[] below) {
        int nearest = -1;
        for (int i = 0; i < scores.length; i++) {
            boolean changes = scores[i] > 0 != above[i] > 0 || scores[i] > 0 != below[i] > 0;
            if (changes && (nearest < 0 || Math.abs(scores[i]) < Math.abs(scores[nearest]))) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** What stands at a place in {@link #evaluate}'s scores. */
    private static Kink kink(Mlp mlp, int place, double score) {
        int left = place;
        for (int l = 0; l < mlp.layers().size(); l++) {
            Activation activation = mlp.spec().layers().get(l).activation();
            if (activation == Activation.RELU || activation == Activation.LEAKY_RELU) {
                Node z = mlp.layers().get(l).z();
                if (left < z.shape().size()) {
                    int units = z.shape().columns();
                    double slope = activation == Activation.RELU ? 0 : ElementFunction.LEAK;
                    return new Kink(l, left % units, left / units, score, slope, 1);
                }
                left -= z.shape().size();
            }
        }
        throw new IllegalArgumentException("place: found " + place + ", expected a score of a unit with a kink");
    }

    private static Tensor tensor(ParameterTensors tensors, ParameterPlace place) {
        ParameterTensors.Layer layer = tensors.layers().get(place.layer());
        Tensor bias = layer.bias();
        return place.bias() && bias != null ? bias : layer.weight();
    }
}
