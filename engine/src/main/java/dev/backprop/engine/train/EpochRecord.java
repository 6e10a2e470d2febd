package dev.backprop.engine.train;

/**
 * What one epoch gave.
 *
 * @param epoch from 0
 * @param loss the loss <em>before</em> the epoch's update, as the notebook prints it; with mini-batches the row-weighted
 *     mean of the batches' losses, each before its own update
 * @param seconds how long the epoch took
 * @param accuracy the share of the training samples whose largest output was their label, 0–1, in the same passes as the
 *     loss, and so before the updates too; NaN where it is not known, as of an epoch that a file tells of without it
 */
public record EpochRecord(int epoch, double loss, double seconds, double accuracy) {}
