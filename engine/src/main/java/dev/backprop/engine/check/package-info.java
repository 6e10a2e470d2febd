/**
 * Checks of the autograd by what does not use it: the lecture's delta rule on plain arrays ({@code HandDerivation}), central
 * differences ({@code FiniteDifference}), and both set beside the graph's gradients, parameter by parameter
 * ({@code GradientReport}). {@code PassReport} is one whole pass with its check, as the command line prints it.
 */
package dev.backprop.engine.check;
