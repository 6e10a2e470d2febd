package dev.backprop.engine.graph;

/**
 * One path by which a gradient arrives: an element of the upstream gradient times the local derivative.
 *
 * @param upstreamNode the result whose gradient it is
 * @param upstreamElement which element of it, counted row by row
 * @param upstream ∂L/∂(that element)
 * @param local ∂(that element)/∂(the element asked about)
 */
public record BackwardTerm(Node upstreamNode, int upstreamElement, double upstream, double local) {
    /** upstream · local. */
    public double value() {
        return upstream * local;
    }

    /** The path through element {@code element} of {@code out}, whose gradient has been computed. */
    static BackwardTerm through(Node out, int element, double local) {
        return new BackwardTerm(out, element, out.grad().get(element), local);
    }
}
