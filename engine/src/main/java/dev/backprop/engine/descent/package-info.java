/**
 * Descents on a function that somebody typed: the text becomes this engine's own graph, its gradient comes from the engine's
 * autograd, the iterates from the engine's own update rules, and the regime (monotone, oscillating, under-damped, …) from the
 * curvature. Small FLOAT64 graphs on plain arrays throughout, so nothing here starts ND4J.
 *
 * <p>{@link dev.backprop.engine.descent.Derivative} shows the derivative as a formula, and
 * {@link dev.backprop.engine.descent.LossSlice} makes a function of two numbers of a network's loss.
 */
package dev.backprop.engine.descent;
