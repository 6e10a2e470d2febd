/**
 * Networks: what a multi-layer perceptron is made of ({@code MlpSpec}), its initial numbers ({@code Parameters}), and
 * {@code Mlp}, which builds a graph from the two. Nothing here computes: the graph does.
 */
package dev.backprop.engine.nn;
