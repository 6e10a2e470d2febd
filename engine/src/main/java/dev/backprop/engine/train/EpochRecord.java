package dev.backprop.engine.train;

/**
 * What one epoch gave.
 *
 * @param epoch from 0
 * @param loss the loss <em>before</em> the epoch's update, as the notebook prints it; with mini-batches the row-weighted
 *     mean of the batches' losses, each before its own update
 * @param seconds how long the epoch took
 */
public record EpochRecord(int epoch, double loss, double seconds) {}
