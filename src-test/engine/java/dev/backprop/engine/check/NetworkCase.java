package dev.backprop.engine.check;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A network with parameters and samples that fit it. */
public record NetworkCase(MlpSpec spec, Parameters parameters, double[][] x, double[][] y) {
    private static final List<Activation> UNDER_BCE = List.of(Activation.SIGMOID, Activation.SOFTMAX);

    /** 1–4 layers of 1–6 units, any activation, any loss that goes with the last one, 1–5 samples. */
    public static Arbitrary<NetworkCase> any() {
        Arbitrary<LayerSpec> layer = Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.of(Activation.class),
                        Arbitraries.of(true, false))
                .as(LayerSpec::new);
        Arbitrary<MlpSpec> spec = Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        layer.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.of(Loss.class))
                .filter((inputs, layers, loss) -> loss != Loss.BCE
                        || UNDER_BCE.contains(layers.get(layers.size() - 1).activation()))
                .as(MlpSpec::new);
        return Combinators.combine(
                        spec,
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.longs().between(0, Long.MAX_VALUE))
                .as(NetworkCase::draw);
    }

    /** Parameters and samples drawn from a seed; under cross-entropy a sample's targets sum to 1. */
    static NetworkCase draw(MlpSpec spec, int samples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double lowest = spec.loss() == Loss.BCE || spec.loss() == Loss.CROSS_ENTROPY ? 0 : -1;
        double[][] x = matrix(random, samples, spec.inputs(), -1);
        double[][] y = matrix(random, samples, spec.outputs(), lowest);
        if (spec.loss() == Loss.CROSS_ENTROPY) {
            Arrays.stream(y).forEach(NetworkCase::divideBySum);
        }
        return new NetworkCase(spec, Parameters.draw(spec, seed), x, y);
    }

    private static void divideBySum(double[] row) {
        double sum = Arrays.stream(row).sum();
        Arrays.setAll(row, i -> row[i] / sum);
    }

    /** The same with every target three times as large, as cross-entropy allows in general. */
    NetworkCase withLargerTargets() {
        double[][] larger = Arrays.stream(y)
                .map(row -> Arrays.stream(row).map(v -> 3 * v).toArray())
                .toArray(double[][]::new);
        return new NetworkCase(spec, parameters, x, larger);
    }

    /** The same with inputs ten times and weights five times as large. */
    NetworkCase farOut() {
        Parameters larger = parameters.copy();
        larger.layers().forEach(layer -> Arrays.stream(layer.weight()).forEach(row -> times(row, 5)));
        double[][] inputs = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
        Arrays.stream(inputs).forEach(row -> times(row, 10));
        return new NetworkCase(spec, larger, inputs, y);
    }

    private static void times(double[] row, double factor) {
        Arrays.setAll(row, i -> factor * row[i]);
    }

    private static double[][] matrix(SplittableRandom random, int rows, int columns, double lowest) {
        double[][] matrix = new double[rows][];
        for (int r = 0; r < rows; r++) {
            matrix[r] = random.doubles(columns, lowest, 1).toArray();
        }
        return matrix;
    }

    @Override
    public String toString() {
        return spec + ", " + x.length + " samples";
    }
}
