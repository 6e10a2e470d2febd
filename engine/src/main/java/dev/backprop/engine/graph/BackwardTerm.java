package dev.backprop.engine.graph;

import org.jspecify.annotations.Nullable;

/**
 * One path by which a gradient arrives: an element of the upstream gradient times the local derivative.
 *
 * @param upstreamNode the result whose gradient it is
 * @param upstreamElement which element of it, counted row by row
 * @param upstream ∂L/∂(that element)
 * @param local ∂(that element)/∂(the element asked about)
 * @param factor the number of the graph that the local derivative is, where it is simply another operand's element
 */
public record BackwardTerm(
        Node upstreamNode, int upstreamElement, double upstream, double local, Term.@Nullable Factor factor) {
    /** upstream · local. */
    public double value() {
        return upstream * local;
    }

    /** The path through element {@code element} of {@code out}, whose gradient has been computed. */
    static BackwardTerm through(Node out, int element, double local) {
        return new BackwardTerm(out, element, out.grad().get(element), local, null);
    }

    /** As above, where the local derivative is element {@code elementOfOther} of another operand. */
    static BackwardTerm through(Node out, int element, Node other, int elementOfOther) {
        Term.Factor factor = Term.Factor.of(other, elementOfOther);
        return new BackwardTerm(out, element, out.grad().get(element), factor.value(), factor);
    }
}
