/**
 * Time: everything that can be played is a {@code Timeline}. {@code PassTrace} is the one of a network's passes: what is
 * known after every single term of forward, loss, backward and update, over many iterations, and the {@code Derivation} of
 * each step with its numbers.
 */
package dev.backprop.engine.trace;
