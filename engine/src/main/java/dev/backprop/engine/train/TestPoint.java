package dev.backprop.engine.train;

/**
 * How a run did on the test set.
 *
 * @param epoch epochs done by then
 * @param metrics loss, accuracy and confusion
 */
public record TestPoint(int epoch, Metrics metrics) {}
