package dev.backprop.engine.check;

import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import java.util.Objects;

/**
 * Where one single parameter stands.
 *
 * @param layer from 0
 * @param bias whether it is a bias; a weight otherwise
 * @param row the unit, from 0
 * @param column the input it weighs, from 0; 0 for a bias
 */
public record ParameterPlace(int layer, boolean bias, int row, int column) {
    /**
     * The place of parameter {@code index}, counted layer by layer, weights row by row, then biases.
     *
     * @param index 0 to {@link MlpSpec#parameterCount()} − 1
     */
    static ParameterPlace at(MlpSpec spec, long index) {
        long left = index;
        for (int l = 0; l < spec.layers().size(); l++) {
            LayerSpec layer = spec.layers().get(l);
            long weights = (long) spec.fanIn(l) * layer.units();
            if (left < weights) {
                return new ParameterPlace(l, false, (int) (left / spec.fanIn(l)), (int) (left % spec.fanIn(l)));
            }
            left -= weights;
            if (layer.biases()) {
                if (left < layer.units()) {
                    return new ParameterPlace(l, true, (int) left, 0);
                }
                left -= layer.units();
            }
        }
        throw new IllegalArgumentException(
                "parameter: found index " + index + ", expected 0–" + (spec.parameterCount() - 1));
    }

    /** Its name with its indices: {@code layers.0.weight[1][2]}, {@code layers.0.bias[1]}. */
    public String name() {
        return bias
                ? "layers." + layer + ".bias[" + row + "]"
                : "layers." + layer + ".weight[" + row + "][" + column + "]";
    }

    /** The number that stands there; there must be one. */
    public double in(Parameters parameters) {
        Parameters.Layer from = parameters.layers().get(layer);
        return bias ? Objects.requireNonNull(from.bias(), name())[row] : from.weight()[row][column];
    }

    /** Writes the number into the arrays. */
    void write(Parameters parameters, double value) {
        Parameters.Layer to = parameters.layers().get(layer);
        if (bias) {
            Objects.requireNonNull(to.bias(), name())[row] = value;
        } else {
            to.weight()[row][column] = value;
        }
    }
}
