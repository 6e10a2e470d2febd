/**
 * Data from outside: IDX files (MNIST and its kin), kept once as bytes off the heap, and samples from CSV. Everything is
 * checked before it is allocated; what cannot be used is a {@link dev.backprop.engine.BadInputException} of one line.
 */
package dev.backprop.engine.data;
