/**
 * The graph and its autograd: nodes in topological order, and one small class for each operation, with its value, its local
 * derivative and its LaTeX side by side. Forward walks the list, backward walks it in reverse; nothing here recurses, and
 * nothing here knows networks, training or screens.
 */
package dev.backprop.engine.graph;
