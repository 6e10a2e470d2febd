package dev.backprop.engine.trace;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import java.util.ArrayList;
import java.util.List;

/** What the operation was given that made the first number that is not finite: the largest size in each operand. */
final class StopInputs {
    private StopInputs() {}

    /** {@code , from h1 (up to 3) and layers.1.weight (up to 1.2e+200)}; empty where there are none. */
    static String of(PassState whole, Segment segment) {
        List<String> parts = new ArrayList<>();
        switch (segment.phase()) {
            case FORWARD, LOSS -> operands(whole, segment.node(), null, parts);
            case BACKWARD -> {
                Node out = segment.out();
                if (out != null) {
                    parts.add("the gradient of " + out.name() + largest(whole, out, true));
                    operands(whole, out, segment.node(), parts);
                }
            }
            case UPDATE -> {
                parts.add("its gradient" + largest(whole, segment.node(), true));
                parts.add("its value" + largest(whole, segment.node(), false));
            }
        }
        return parts.isEmpty() ? "" : ", from " + String.join(" and ", parts);
    }

    /** A product's gradient reads its other operand; other operations read all of theirs. */
    private static void operands(
            PassState whole, Node out, @org.jspecify.annotations.Nullable Node passedTo, List<String> parts) {
        Op op = out.op();
        if (op == null) {
            return;
        }
        for (Node input : out.inputs()) {
            boolean other = passedTo == null || out.inputs().size() == 1 || input != passedTo;
            if (other) {
                parts.add(input.name() + largest(whole, input, false));
            }
        }
    }

    private static String largest(PassState whole, Node node, boolean gradient) {
        double most = 0;
        for (int e = 0; e < node.shape().size(); e++) {
            double number = Math.abs(gradient ? whole.rawGradient(node, e) : whole.raw(node, e));
            most = number > most ? number : most;
        }
        return " (up to " + Figures.plain(most, 3) + ")";
    }
}
