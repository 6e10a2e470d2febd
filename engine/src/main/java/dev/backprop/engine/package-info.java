/** The engine of Backprop Explorer: tensors, graphs, autograd, traces, training and descent; it knows no UI. */
package dev.backprop.engine;
