/** Benchmarks that print what they measured, with the other side run in turn on the same machine, data and threads. */
package dev.backprop.bench;
