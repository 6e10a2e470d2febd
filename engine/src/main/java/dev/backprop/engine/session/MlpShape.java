package dev.backprop.engine.session;

import java.util.List;

/**
 * What a file of weights says about its network.
 *
 * @param widths the inputs, then the units of each layer: {@code [784, 32, 10]}
 * @param biases for each layer whether it has biases
 */
public record MlpShape(List<Integer> widths, List<Boolean> biases) {
    /** Keeps its own lists, which must fit together. */
    public MlpShape {
        widths = List.copyOf(widths);
        biases = List.copyOf(biases);
        if (biases.isEmpty() || widths.size() != biases.size() + 1) {
            throw new IllegalArgumentException("widths: found " + widths.size() + ", expected one more than the "
                    + biases.size() + " layers (at least one)");
        }
    }

    /** The number of layers. */
    public int layers() {
        return biases.size();
    }
}
