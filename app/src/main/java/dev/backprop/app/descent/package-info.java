/**
 * The workspace of gradient descent: a function that somebody typed, its iterates on the curve, the step of each rule with
 * its numbers, and what the setting does in the long run. The engine computes all of it; nothing here differentiates.
 */
@NullMarked
package dev.backprop.app.descent;

import org.jspecify.annotations.NullMarked;
