/**
 * Tensors: two-dimensional, row-major, allocated once, behind about a dozen and a half primitives. Two storages hold them:
 * ND4J (training, FLOAT32 or FLOAT64, CPU or CUDA) and a plain {@code double[]} (small FLOAT64 graphs, where ND4J's price
 * per call would be a hundred times the arithmetic). An operation is written once, against the primitives.
 */
package dev.backprop.engine.tensor;
