package dev.backprop.engine.train;

/**
 * Where a run stopped being finite.
 *
 * @param epoch in which
 * @param node the first node that held a NaN or an infinity, or the parameter whose gradient or update did
 * @param operation the operation that made it
 * @param why one sentence with its inputs
 */
public record NonFinite(int epoch, String node, String operation, String why) {}
