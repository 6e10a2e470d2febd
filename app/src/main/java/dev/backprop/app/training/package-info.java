/**
 * The workspace of training: a network of one hidden layer on MNIST, run, paused and stopped on a thread of its own, with
 * its weights, one digit's way through it and its losses drawn live, and every epoch it has been through to go back to.
 */
@NullMarked
package dev.backprop.app.training;

import org.jspecify.annotations.NullMarked;
