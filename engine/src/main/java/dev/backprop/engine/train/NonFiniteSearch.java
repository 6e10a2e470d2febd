package dev.backprop.engine.train;

import dev.backprop.engine.graph.Graph;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.tensor.Tensor;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the first node that is not finite and says what made it. */
final class NonFiniteSearch {
    private NonFiniteSearch() {}

    static NonFinite in(Graph graph, int epoch) {
        Node node = graph.firstNonFinite()
                .orElseThrow(() -> new IllegalStateException("the loss is not finite, but every node is"));
        Op op = node.op();
        String operation = op == null ? "none" : op.name();
        String inputs = node.inputs().stream()
                .map(i -> i.name() + " in " + range(i.value()))
                .collect(Collectors.joining(", "));
        String why = "epoch " + epoch + ": " + node.name() + " is no longer finite"
                + (op == null ? "" : "; " + op.name() + " made it from " + inputs);
        return new NonFinite(epoch, node.name(), operation, why);
    }

    /** For a gradient or an updated parameter: {@code what} says which. */
    static NonFinite parameter(String name, String operation, String what, int epoch) {
        return new NonFinite(
                epoch,
                name,
                operation,
                "epoch " + epoch + ": " + what + " of " + name
                        + " is no longer finite; the learning rate may be too high");
    }

    private static String range(Tensor tensor) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double v : tensor.toArray()) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        return String.format(Locale.ROOT, "[%.4g, %.4g]", low, high);
    }
}
