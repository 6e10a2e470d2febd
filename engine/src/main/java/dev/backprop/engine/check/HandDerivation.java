package dev.backprop.engine.check;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of a network as the lecture derives them by hand: the delta rule on plain arrays, one sample at a time. It
 * shares no code with the graph, so that each can be held against the other.
 *
 * <p>With h⁰ = x, and for each layer l the scores zˡ = Wˡhˡ⁻¹ + bˡ and the values hˡ = f(zˡ), the deltas δˡ = ∂L/∂zˡ are
 *
 * <pre>
 *   output layer   δᴸ = f′(zᴸ) ∂L/∂ŷ
 *   hidden layer   δˡ = f′(zˡ) (Wˡ⁺¹)ᵀ δˡ⁺¹
 *   gradients      ∂L/∂Wˡ = δˡ (hˡ⁻¹)ᵀ,   ∂L/∂bˡ = δˡ
 * </pre>
 *
 * where f′ multiplies element by element, and is a whole matrix for softmax, whose outputs hang on every score (Rumelhart,
 * Hinton &amp; Williams 1986). For a sigmoid under binary cross-entropy the two factors of δᴸ cancel to ŷ − y. The loss is the
 * mean over the samples, and so are its gradients.
 *
 * @param loss the mean over the samples
 * @param activations for each layer hˡ, one row a sample
 * @param deltas for each layer δˡ of the <em>sample's own</em> loss, one row a sample: the graph's gradient of z, times n
 * @param gradients of the mean loss, shaped as the parameters
 */
public record HandDerivation(double loss, List<double[][]> activations, List<double[][]> deltas, Parameters gradients) {
    /** The slope of a leaky ReLU on the left, and at 0. */
    private static final double LEAK = 0.01;
    /** The least logarithm in binary cross-entropy: PyTorch's. */
    private static final double LEAST_LOG = -100;
    /** The least ŷ(1−ŷ) that its derivative divides by: PyTorch's. */
    private static final double LEAST_DENOMINATOR = 1e-12;

    /** Keeps its own lists. */
    public HandDerivation {
        activations = List.copyOf(activations);
        deltas = List.copyOf(deltas);
    }

    /**
     * Derives everything for these samples.
     *
     * @param x (n, in), n at least 1
     * @param y (n, out)
     * @throws IllegalArgumentException if the samples do not fit the network
     */
    public static HandDerivation of(MlpSpec spec, Parameters parameters, double[][] x, double[][] y) {
        Samples.check(spec, x, y);
        List<Sample> samples = new ArrayList<>();
        for (int s = 0; s < x.length; s++) {
            samples.add(new Sample(spec, parameters, x[s], y[s]));
        }
        List<double[][]> activations = new ArrayList<>();
        List<double[][]> deltas = new ArrayList<>();
        List<Parameters.Layer> gradients = new ArrayList<>();
        for (int l = 0; l < spec.layers().size(); l++) {
            int layer = l;
            activations.add(samples.stream().map(sample -> sample.h[layer + 1]).toArray(double[][]::new));
            deltas.add(samples.stream().map(sample -> sample.delta[layer]).toArray(double[][]::new));
            gradients.add(meanGradient(spec, l, samples));
        }
        double loss = sum(samples.stream().mapToDouble(Sample::loss).toArray()) / x.length;
        return new HandDerivation(loss, activations, deltas, new Parameters(gradients));
    }

    /** The mean over the samples of ∂L/∂W = δ hᵀ and ∂L/∂b = δ. */
    private static Parameters.Layer meanGradient(MlpSpec spec, int l, List<Sample> samples) {
        LayerSpec layer = spec.layers().get(l);
        double[][] weight = new double[layer.units()][spec.fanIn(l)];
        double[] bias = layer.biases() ? new double[layer.units()] : null;
        for (Sample sample : samples) {
            addOuterProduct(sample.delta[l], sample.h[l], 1.0 / samples.size(), weight, bias);
        }
        return new Parameters.Layer(weight, bias);
    }

    /** ∂L/∂W += share · δ hᵀ and ∂L/∂b += share · δ. */
    private static void addOuterProduct(
            double[] delta, double[] h, double share, double[][] weight, double @Nullable [] bias) {
        for (int i = 0; i < delta.length; i++) {
            for (int j = 0; j < h.length; j++) {
                weight[i][j] += share * delta[i] * h[j];
            }
            if (bias != null) {
                bias[i] += share * delta[i];
            }
        }
    }

    /** One sample's way through the network and back; {@code h[0]} is x, {@code h[l+1]} and {@code delta[l]} are layer l's. */
    private static final class Sample {
        private final MlpSpec spec;
        private final Parameters parameters;
        private final double[] y;
        private final double[][] z;
        final double[][] h;
        final double[][] delta;

        Sample(MlpSpec spec, Parameters parameters, double[] x, double[] y) {
            int layers = spec.layers().size();
            this.spec = spec;
            this.parameters = parameters;
            this.y = y;
            this.z = new double[layers][];
            this.h = new double[layers + 1][];
            this.delta = new double[layers][];
            h[0] = x;
            for (int l = 0; l < layers; l++) {
                z[l] = scores(parameters.layers().get(l), h[l]);
                h[l + 1] = activate(activation(l), z[l]);
            }
            double[] upstream = lossDerivative(spec.loss(), h[layers], y);
            for (int l = layers - 1; l >= 0; l--) {
                delta[l] = throughActivation(activation(l), z[l], h[l + 1], upstream);
                upstream = throughWeights(parameters.layers().get(l).weight(), delta[l]);
            }
        }

        private Activation activation(int l) {
            return spec.layers().get(l).activation();
        }

        double loss() {
            return lossValue(spec.loss(), h[parameters.layers().size()], y);
        }
    }

    /** z = W h + b. */
    private static double[] scores(Parameters.Layer layer, double[] h) {
        double[] z = new double[layer.weight().length];
        double[] bias = layer.bias();
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < h.length; j++) {
                z[i] += layer.weight()[i][j] * h[j];
            }
            z[i] += bias == null ? 0 : bias[i];
        }
        return z;
    }

    /** Wᵀ δ: how the loss changes with the values that the layer read. */
    private static double[] throughWeights(double[][] weight, double[] delta) {
        double[] result = new double[weight[0].length];
        for (int i = 0; i < delta.length; i++) {
            for (int j = 0; j < result.length; j++) {
                result[j] += weight[i][j] * delta[i];
            }
        }
        return result;
    }

    /** h = f(z). */
    private static double[] activate(Activation f, double[] z) {
        if (f == Activation.SOFTMAX) {
            return softmax(z);
        }
        double[] h = new double[z.length];
        for (int i = 0; i < h.length; i++) {
            h[i] = switch (f) {
                case SIGMOID -> 1 / (1 + Math.exp(-z[i]));
                case TANH -> Math.tanh(z[i]);
                case RELU -> Math.max(0, z[i]);
                case LEAKY_RELU -> z[i] > 0 ? z[i] : LEAK * z[i];
                case LINEAR, SOFTMAX -> z[i];
            };
        }
        return h;
    }

    /** δ = f′(z) · upstream, element by element; for softmax δ_i = Σ_j upstream_j · h_j([i = j] − h_i). */
    private static double[] throughActivation(Activation f, double[] z, double[] h, double[] upstream) {
        double[] delta = new double[z.length];
        for (int i = 0; i < delta.length; i++) {
            delta[i] = switch (f) {
                case SIGMOID -> h[i] * (1 - h[i]) * upstream[i];
                case TANH -> (1 - h[i] * h[i]) * upstream[i];
                case RELU -> z[i] > 0 ? upstream[i] : 0;
                case LEAKY_RELU -> z[i] > 0 ? upstream[i] : LEAK * upstream[i];
                case LINEAR -> upstream[i];
                case SOFTMAX -> throughSoftmax(i, h, upstream);
            };
        }
        return delta;
    }

    private static double throughSoftmax(int i, double[] h, double[] upstream) {
        double sum = 0;
        for (int j = 0; j < h.length; j++) {
            sum += upstream[j] * h[j] * ((i == j ? 1 : 0) - h[i]);
        }
        return sum;
    }

    /** e^z_i / Σ e^z_j, the maximum taken out of every exponent first. */
    private static double[] softmax(double[] z) {
        double max = Arrays.stream(z).max().orElseThrow();
        double[] powers = Arrays.stream(z).map(score -> Math.exp(score - max)).toArray();
        double sum = sum(powers);
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }

    /** ln softmax(z)_i = z_i − ln Σ e^z_j, the maximum taken out likewise. */
    private static double[] logSoftmax(double[] z) {
        double max = Arrays.stream(z).max().orElseThrow();
        double logSum = Math.log(
                sum(Arrays.stream(z).map(score -> Math.exp(score - max)).toArray()));
        return Arrays.stream(z).map(score -> score - max - logSum).toArray();
    }

    /** In order: a stream's own sum compensates for rounding, which a calculator does not. */
    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** One sample's loss. */
    private static double lossValue(Loss loss, double[] yHat, double[] y) {
        int m = y.length;
        double[] logs = logSoftmax(yHat);
        double sum = 0;
        for (int i = 0; i < m; i++) {
            double error = yHat[i] - y[i];
            sum += switch (loss) {
                case BCE -> -(y[i] * log(yHat[i]) + (1 - y[i]) * log(1 - yHat[i])) / m;
                case MSE -> error * error / m;
                case HALF_SQUARED_ERROR -> error * error / 2;
                case CROSS_ENTROPY -> -y[i] * logs[i];
            };
        }
        return sum;
    }

    private static double log(double probability) {
        return Math.max(Math.log(probability), LEAST_LOG);
    }

    /** ∂L/∂ŷ of one sample's loss; for cross-entropy softmax(ŷ)·Σy − y, which is softmax − y when the targets sum to 1. */
    private static double[] lossDerivative(Loss loss, double[] yHat, double[] y) {
        int m = y.length;
        double[] logs = logSoftmax(yHat);
        double total = sum(y);
        double[] derivative = new double[m];
        for (int i = 0; i < m; i++) {
            double error = yHat[i] - y[i];
            derivative[i] = switch (loss) {
                case BCE -> error / Math.max(yHat[i] * (1 - yHat[i]), LEAST_DENOMINATOR) / m;
                case MSE -> 2 * error / m;
                case HALF_SQUARED_ERROR -> error;
                case CROSS_ENTROPY -> Math.exp(logs[i]) * total - y[i];
            };
        }
        return derivative;
    }
}
