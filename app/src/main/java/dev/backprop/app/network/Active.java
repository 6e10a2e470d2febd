package dev.backprop.app.network;

import dev.backprop.engine.graph.MatMul;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.trace.Phase;
import dev.backprop.engine.trace.Segment;
import dev.backprop.engine.trace.Step;
import org.jspecify.annotations.Nullable;

/** Which of the things on the stage the current step is about, and which it reads. */
final class Active {
    private final @Nullable Step step;

    Active(@Nullable Step step) {
        this.step = step;
    }

    /** Whether the step fills this element. */
    boolean is(@Nullable Node node, int element) {
        return step != null && step.node() == node && step.element() == element;
    }

    /** Whether the step is about this unit: its sum, its score, its value or its bias. */
    boolean unit(NetworkLayout.Unit unit) {
        if (step == null) {
            return false;
        }
        Node node = step.node();
        boolean own = node == unit.node() || (unit.layer() > 0 && belongs(node, unit.node()));
        boolean parameter = node.role() == Role.PARAMETER;
        int columns = unit.node().shape().columns();
        return own && !parameter && step.element() % columns == unit.element() % columns;
    }

    /** Whether a node is the score or the weighted sum behind a unit's value. */
    private static boolean belongs(Node node, Node value) {
        for (Node at = value; at.op() != null; at = at.input(0)) {
            if (at == node) {
                return true;
            }
            if (at.computedBy() instanceof MatMul) {
                return false;
            }
        }
        return false;
    }

    /** Whether the step is about this unit's bias. */
    boolean biasOf(NetworkLayout.Unit unit, Mlp mlp) {
        return unit.layer() > 0 && is(mlp.layers().get(unit.layer() - 1).bias(), unit.index());
    }

    /** Whether the step multiplies by this edge's weight, or passes a gradient over it. */
    boolean reads(NetworkLayout.Edge edge) {
        if (step == null) {
            return false;
        }
        int from = edge.from().element();
        int to = edge.to().index();
        if (step.phase() == Phase.FORWARD) {
            return multiplies(step.node(), edge.weight())
                    && column() == to
                    && isTerm(edge.from().index());
        }
        Segment segment = step.segment();
        Node out = segment.out();
        return step.phase() == Phase.BACKWARD
                && out != null
                && multiplies(out, edge.weight())
                && segment.input() == 0
                && step.element() == from
                && isTerm(to);
    }

    /** Whether a step that adds one term only adds this one, from 0. */
    private boolean isTerm(int index) {
        return step == null || step.complete() || step.term() == index + 1;
    }

    /** Whether the step multiplies by this unit's value, on the way to a weight's gradient. */
    boolean operand(NetworkLayout.Unit unit) {
        if (step == null || step.phase() != Phase.BACKWARD) {
            return false;
        }
        Node out = step.segment().out();
        return out != null
                && multiplies(out, step.node())
                && out.input(0) == unit.node()
                && column() == unit.element() % unit.node().shape().columns();
    }

    /** Whether the step passes on this unit's gradient, or that of its score. */
    boolean upstream(NetworkLayout.Unit unit) {
        if (step == null || step.phase() != Phase.BACKWARD || unit.layer() == 0) {
            return false;
        }
        Node out = step.segment().out();
        if (out == null || !(out == unit.node() || belongs(out, unit.node()))) {
            return false;
        }
        // A weight hears from the unit it leads to, a value from every unit that it goes into.
        boolean weight = multiplies(out, step.node());
        boolean spread = out.op() instanceof MatMul && !weight;
        int own = unit.element() % unit.node().shape().columns();
        int to = weight ? step.element() / step.node().shape().columns() : column();
        return spread || to == own;
    }

    private int column() {
        return step == null ? -1 : step.element() % step.node().shape().columns();
    }

    private static boolean multiplies(Node node, Node weight) {
        return node.op() instanceof MatMul && node.input(1) == weight;
    }
}
