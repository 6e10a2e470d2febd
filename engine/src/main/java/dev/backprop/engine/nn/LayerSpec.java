package dev.backprop.engine.nn;

/**
 * One fully connected layer: h = activation(W·x + b).
 *
 * @param units how many outputs, 1–4096
 * @param activation what is applied to the scores
 * @param biases whether there is a b at all
 */
public record LayerSpec(int units, Activation activation, boolean biases) {
    /** Checks the range of {@code units}. */
    public LayerSpec {
        if (units < 1 || units > MlpSpec.MAX_UNITS) {
            throw new IllegalArgumentException("units: found " + units + ", expected 1–" + MlpSpec.MAX_UNITS);
        }
    }
}
