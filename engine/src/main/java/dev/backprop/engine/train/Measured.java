package dev.backprop.engine.train;

/**
 * How a run did on the test set, and in which state.
 *
 * @param epoch epochs done by then
 * @param batches updates done of the epoch after those, 0 between two epochs
 * @param metrics loss, accuracy and confusion
 * @param predictions sample by sample
 */
public record Measured(int epoch, int batches, Metrics metrics, Predictions predictions) {}
