package dev.backprop.engine.train;

/**
 * How large the last step was in one layer: Euclidean norms over its weights and biases together.
 *
 * @param gradient of the loss by the parameters
 * @param update of the change that the step made
 * @param parameters of the parameters before it
 */
public record LayerNorms(double gradient, double update, double parameters) {
    /** The size of the update as a share of the parameters'; NaN where both are 0. */
    public double updateRatio() {
        return update / parameters;
    }
}
