package dev.backprop.engine.graph;

import java.util.List;

/**
 * One term of an element: its factors, and its value, which is their product unless the operation combines arguments.
 *
 * @param factors the operands' elements in it, in order
 * @param value what the operation combines
 */
public record Term(List<Factor> factors, double value) {
    /**
     * One number of the graph.
     *
     * @param node whose
     * @param element which, counted row by row
     * @param value the number
     */
    public record Factor(Node node, int element, double value) {
        /** The number as it stands in the node now. */
        static Factor of(Node node, int element) {
            return new Factor(node, element, node.value().get(element));
        }
    }

    /** Keeps its own list. */
    public Term {
        factors = List.copyOf(factors);
    }

    /** A single operand's element. */
    static Term of(Node node, int element) {
        Factor factor = Factor.of(node, element);
        return new Term(List.of(factor), factor.value());
    }

    /** The product of two operands' elements. */
    static Term product(Node a, int elementOfA, Node b, int elementOfB) {
        Factor left = Factor.of(a, elementOfA);
        Factor right = Factor.of(b, elementOfB);
        return new Term(List.of(left, right), left.value() * right.value());
    }
}
