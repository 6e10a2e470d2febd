package dev.backprop.engine.train;

/**
 * A network on a set of samples.
 *
 * @param metrics loss, accuracy and confusion
 * @param predictions sample by sample
 */
public record Evaluation(Metrics metrics, Predictions predictions) {}
