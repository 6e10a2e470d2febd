package dev.backprop.engine.trace;

import dev.backprop.engine.graph.Node;

/**
 * The last thing that happened.
 *
 * @param segment the layer's worth of steps it belongs to
 * @param element of the segment's node, counted row by row
 * @param term which term of the element, from 1; the element is complete when it is the segment's last
 */
public record Step(Segment segment, int element, int term) {
    /** Its phase. */
    public Phase phase() {
        return segment.phase();
    }

    /** The node whose value, gradient or update it is. */
    public Node node() {
        return segment.node();
    }

    /** Whether the element is complete. */
    public boolean complete() {
        return term == segment.terms();
    }
}
