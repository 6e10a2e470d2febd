package dev.backprop.engine.nn;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a network as plain arrays, apart from any graph: what files hold and what a run starts from.
 *
 * @param layers one entry for each layer
 */
public record Parameters(List<Layer> layers) {
    /**
     * The numbers of one layer.
     *
     * @param weight (out, in), PyTorch's shape
     * @param bias (out), or null where the layer has none
     */
    public record Layer(double[][] weight, double @Nullable [] bias) {
        /** A copy that shares nothing. */
        public Layer copy() {
            double[][] w = new double[weight.length][];
            for (int i = 0; i < w.length; i++) {
                w[i] = weight[i].clone();
            }
            double[] b = bias;
            return new Layer(w, b == null ? null : b.clone());
        }
    }

    /** Keeps its own list. */
    public Parameters {
        layers = List.copyOf(layers);
    }

    /** A copy that shares nothing. */
    public Parameters copy() {
        return new Parameters(layers.stream().map(Layer::copy).toList());
    }

    /**
     * Draws as PyTorch's {@code nn.Linear} does: uniform in ±1/√in, weights and biases alike, layer by layer, weights row
     * by row, then biases, from a generator of the JDK.
     *
     * @param spec the shapes
     * @param seed the same seed gives the same numbers on every machine
     */
    public static Parameters draw(MlpSpec spec, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Layer[] layers = new Layer[spec.layers().size()];
        for (int l = 0; l < layers.length; l++) {
            LayerSpec layer = spec.layers().get(l);
            double bound = 1 / Math.sqrt(spec.fanIn(l));
            double[][] weight = new double[layer.units()][spec.fanIn(l)];
            for (double[] row : weight) {
                fill(row, bound, random);
            }
            double[] bias = layer.biases() ? new double[layer.units()] : null;
            if (bias != null) {
                fill(bias, bound, random);
            }
            layers[l] = new Layer(weight, bias);
        }
        return new Parameters(List.of(layers));
    }

    private static void fill(double[] values, double bound, SplittableRandom random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (2 * random.nextDouble() - 1) * bound;
        }
    }
}
