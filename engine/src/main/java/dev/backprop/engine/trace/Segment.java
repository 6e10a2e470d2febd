package dev.backprop.engine.trace;

import dev.backprop.engine.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one iteration that fill one node, one gradient or one parameter: a layer's worth.
 *
 * @param phase which phase they belong to
 * @param node whose elements are filled
 * @param out in backward, the node whose gradient is passed on to {@code node}; otherwise null
 * @param input in backward, which operand of {@code out} the node is; otherwise 0
 * @param firstElement the first element that is shown, counted row by row
 * @param elements how many are shown: one sample's, or all of a parameter's
 * @param terms terms of each element
 * @param start the index, within the iteration, before its first term
 */
public record Segment(
        Phase phase, Node node, @Nullable Node out, int input, int firstElement, int elements, int terms, int start) {
    /** The index within the iteration after its last term. */
    public int end() {
        return start + elements * terms;
    }

    /** The step that is complete at {@code index}, which lies in {@code start+1 … end}. */
    Step stepAt(int index) {
        int done = index - start;
        int element = (done - 1) / terms;
        return new Step(this, firstElement + element, (done - 1) % terms + 1);
    }

    /** The index at which {@code element} is complete. */
    int completeAt(int element) {
        return start + (element - firstElement + 1) * terms;
    }

    /** Whether this element is one of those shown step by step. */
    boolean shows(int element) {
        return element >= firstElement && element < firstElement + elements;
    }
}
