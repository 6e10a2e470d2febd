package dev.backprop.engine.train;

import dev.backprop.engine.nn.Parameters;

/**
 * A state of a run as it was.
 *
 * @param checkpoint everything that decides how the run went on
 * @param parameters the same parameters, layer by layer
 * @param test how they do on the test set
 * @param predictions what they answer to each sample of it
 */
public record Moment(Checkpoint checkpoint, Parameters parameters, Metrics test, Predictions predictions) {
    /** Epochs done by then. */
    public int epoch() {
        return checkpoint.epoch();
    }
}
