package dev.backprop.engine.nn;

import java.util.List;

/**
 * A multi-layer perceptron, described and not yet built.
 *
 * @param inputs features of a sample, 1–4096
 * @param layers 1–64 layers, from the inputs on
 * @param loss what its last layer is judged by
 */
public record MlpSpec(int inputs, List<LayerSpec> layers, Loss loss) {
    /** The most inputs, and the most units of a layer. */
    public static final int MAX_UNITS = 4096;
    /** The most layers. */
    public static final int MAX_LAYERS = 64;
    /** The most parameters, weights and biases together. */
    public static final long MAX_PARAMETERS = 10_000_000;

    /** Checks the ranges, and that {@code bce} follows a {@code sigmoid} or {@code softmax}. */
    public MlpSpec {
        layers = List.copyOf(layers);
        if (inputs < 1 || inputs > MAX_UNITS) {
            throw new IllegalArgumentException("inputs: found " + inputs + ", expected 1–" + MAX_UNITS);
        }
        if (layers.isEmpty() || layers.size() > MAX_LAYERS) {
            throw new IllegalArgumentException("layers: found " + layers.size() + ", expected 1–" + MAX_LAYERS);
        }
        Activation last = layers.get(layers.size() - 1).activation();
        if (loss == Loss.BCE && last != Activation.SIGMOID && last != Activation.SOFTMAX) {
            throw new IllegalArgumentException(
                    "loss: bce needs a last layer of sigmoid or softmax, found " + last.id());
        }
        if (parameterCount(inputs, layers) > MAX_PARAMETERS) {
            throw new IllegalArgumentException("layers: found " + parameterCount(inputs, layers)
                    + " parameters, expected at most " + MAX_PARAMETERS);
        }
    }

    /** The width that layer {@code index} reads. */
    public int fanIn(int index) {
        return index == 0 ? inputs : layers.get(index - 1).units();
    }

    /** The width of the last layer. */
    public int outputs() {
        return layers.get(layers.size() - 1).units();
    }

    /** Weights and biases together. */
    public long parameterCount() {
        return parameterCount(inputs, layers);
    }

    private static long parameterCount(int inputs, List<LayerSpec> layers) {
        long count = 0;
        long fanIn = inputs;
        for (LayerSpec layer : layers) {
            count += fanIn * layer.units() + (layer.biases() ? layer.units() : 0);
            fanIn = layer.units();
        }
        return count;
    }

    /** Whether the last softmax is followed by the softmax inside cross-entropy: the notebook's double softmax. */
    public boolean doubleSoftmax() {
        return loss == Loss.CROSS_ENTROPY && layers.get(layers.size() - 1).activation() == Activation.SOFTMAX;
    }
}
