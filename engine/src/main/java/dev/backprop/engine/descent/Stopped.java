package dev.backprop.engine.descent;

/**
 * Where a descent ended early.
 *
 * @param at the first iterate, from 0, at which x, f or the gradient is not a finite number
 * @param operation the operation that made it so; {@code update} if it was the step itself
 * @param why one sentence
 */
public record Stopped(int at, String operation, String why) {}
