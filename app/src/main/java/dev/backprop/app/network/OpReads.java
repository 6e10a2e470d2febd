package dev.backprop.app.network;

import dev.backprop.engine.graph.AddBias;
import dev.backprop.engine.graph.MatMul;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.graph.Softmax;
import dev.backprop.engine.trace.Phase;
import dev.backprop.engine.trace.Segment;
import dev.backprop.engine.trace.Step;
import org.jspecify.annotations.Nullable;

/**
 * Which operation the current step runs, and which elements it reads: of a term step the operands of that term, of a complete
 * element those of all its terms. Only the structure of the graph is looked at.
 */
final class OpReads {
    private final @Nullable Step step;

    OpReads(@Nullable Step step) {
        this.step = step;
    }

    /** The result of the operation that runs, forward or backward; null before the first step and in an update. */
    @Nullable
    Node operation() {
        if (step == null || step.phase() == Phase.UPDATE) {
            return null;
        }
        return step.phase() == Phase.BACKWARD ? step.segment().out() : step.node();
    }

    /** Whether the step fills this element's value. */
    boolean fills(Node node, int element) {
        return step != null && step.phase() != Phase.BACKWARD && step.node() == node && step.element() == element;
    }

    /** Whether the step fills this element's gradient. */
    boolean fillsGradient(Node node, int element) {
        return step != null && step.phase() == Phase.BACKWARD && step.node() == node && step.element() == element;
    }

    /** Whether the step reads this element's value. */
    boolean reads(Node node, int element) {
        if (step == null) {
            return false;
        }
        Node operation = operation();
        if (operation == null || !operation.inputs().contains(node)) {
            return false;
        }
        return step.phase() == Phase.BACKWARD ? backward(operation, node, element) : forward(operation, node, element);
    }

    /** Whether the step reads this element's gradient. */
    boolean readsGradient(Node node, int element) {
        if (step == null) {
            return false;
        }
        if (step.phase() == Phase.UPDATE) {
            return step.node() == node && step.element() == element;
        }
        if (step.phase() != Phase.BACKWARD || step.segment().out() != node) {
            return false;
        }
        Segment segment = step.segment();
        int filled = step.element();
        int columns = node.shape().columns();
        if (node.op() instanceof MatMul) {
            int in = segment.node().shape().columns();
            return segment.input() == 0
                    ? element / columns == filled / in && term(element % columns)
                    : element % columns == filled / in && term(element / columns);
        }
        if (node.op() instanceof AddBias) {
            return segment.input() == 0 ? element == filled : element % columns == filled && term(element / columns);
        }
        if (node.op() instanceof Softmax) {
            return element / columns == filled / columns && term(element % columns);
        }
        return node.role() == Role.LOSS || element == filled;
    }

    private boolean term(int place) {
        return step != null && (step.complete() || step.term() == place + 1);
    }

    private boolean forward(Node out, Node node, int element) {
        int filled = step == null ? -1 : step.element();
        int columns = out.shape().columns();
        if (out.op() instanceof MatMul) {
            int in = node.shape().columns();
            int line = node == out.input(0) ? filled / columns : filled % columns;
            return element / in == line && term(element % in);
        }
        if (out.op() instanceof AddBias) {
            boolean bias = node == out.input(1);
            return element == (bias ? filled % columns : filled) && term(bias ? 1 : 0);
        }
        if (out.op() instanceof Softmax) {
            return element / columns == filled / columns && term(element % columns);
        }
        if (out.role() == Role.LOSS) {
            int terms = step == null ? 0 : step.segment().terms();
            int size = node.shape().size();
            return step != null
                    && (step.complete()
                            || step.term() - 1
                                    == (terms == size
                                            ? element
                                            : element / node.shape().columns()));
        }
        return element == filled;
    }

    /** The local derivative's operands. */
    private boolean backward(Node out, Node node, int element) {
        Segment segment = step == null ? null : step.segment();
        if (step == null || segment == null) {
            return false;
        }
        int filled = step.element();
        if (out.op() instanceof MatMul) {
            int in = node.shape().columns();
            boolean other = node == out.input(1 - segment.input());
            return other && element % in == filled % in && term(element / in);
        }
        if (out.op() instanceof AddBias) {
            return false;
        }
        if (out.op() instanceof Softmax) {
            return element / node.shape().columns() == filled / node.shape().columns();
        }
        return element == filled;
    }
}
