package dev.backprop.engine.descent;

import dev.backprop.engine.graph.BackwardTerm;
import dev.backprop.engine.graph.Graph;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import java.util.List;
import java.util.Optional;

/**
 * Where a function or its gradient is not a finite number.
 *
 * @param operation the operation that made it so, {@code Log}; {@code update} if a coordinate itself is not finite
 * @param why in a few words for the person at the screen: {@code 1 ÷ 0 at x = 0: f has a pole there}
 */
public record Fault(String operation, String why) {
    /**
     * The fault of a function at a point; none if f and its gradient are finite.
     *
     * @param point as many numbers as f has variables
     * @param f a fresh graph, in which it is looked for: the one that descents are computed with keeps no names
     */
    static Optional<Fault> at(double[] point, Expression.Compiled f) {
        Graph graph = f.graph();
        for (int i = 0; i < point.length; i++) {
            f.variables().get(i).value().fill(point[i]);
        }
        graph.forward();
        if (f.output().requiresGrad()) {
            graph.backward(f.output());
        }
        if (f.output().value().isFinite() && f.variables().stream().allMatch(Fault::finiteGrad)) {
            return Optional.empty();
        }
        return graph.firstNonFinite().map(node -> ofValue(node, f)).or(() -> Optional.of(ofGradient(f)));
    }

    private static boolean finiteGrad(Node node) {
        return !node.hasGrad() || node.grad().isFinite();
    }

    private static Fault ofValue(Node node, Expression.Compiled f) {
        Op op = node.op();
        return op == null
                ? new Fault("update", FaultWords.ofCoordinate(node))
                : new Fault(op.name(), FaultWords.ofValue(node, f));
    }

    /** Every value is finite, so a local derivative is not, or a product of derivatives is too large. */
    private static Fault ofGradient(Expression.Compiled f) {
        List<Node> nodes = f.graph().nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (node.hasGrad() && !node.grad().isFinite()) {
                Node consumer = culprit(node, nodes);
                return new Fault(
                        consumer.computedBy().name(),
                        FaultWords.ofGradient(consumer, node.grad().get(0), f));
            }
        }
        throw new IllegalStateException("a gradient is not finite, but none was found");
    }

    /** The operation whose contribution to a gradient is not finite, or the first to contribute if only their sum is not. */
    private static Node culprit(Node node, List<Node> nodes) {
        List<Node> consumers = nodes.stream()
                .filter(n -> n.hasGrad() && n.inputs().contains(node))
                .toList();
        return consumers.stream()
                .filter(consumer -> !Double.isFinite(contribution(consumer, node)))
                .findFirst()
                .orElseGet(() -> consumers.get(0));
    }

    private static double contribution(Node consumer, Node node) {
        double sum = 0;
        for (int i = 0; i < consumer.inputs().size(); i++) {
            if (consumer.input(i) == node) {
                for (BackwardTerm term : consumer.computedBy().backwardTerms(consumer, i, 0)) {
                    sum += term.value();
                }
            }
        }
        return sum;
    }
}
