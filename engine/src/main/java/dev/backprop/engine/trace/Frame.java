package dev.backprop.engine.trace;

import dev.backprop.engine.graph.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All numbers of one iteration, taken once it has been computed whole: which of them are known yet is the cursor's business.
 *
 * @param values by node index; a parameter's are those before the update
 * @param gradients by node index; null for nodes without one
 * @param updated by node index; null for nodes that are no parameters
 */
record Frame(List<double[]> values, List<double @Nullable []> gradients, List<double @Nullable []> updated) {
    double value(Node node, int element) {
        return values.get(node.index())[element];
    }

    double gradient(Node node, int element) {
        return of(gradients, node)[element];
    }

    double updated(Node node, int element) {
        return of(updated, node)[element];
    }

    private static double[] of(List<double @Nullable []> arrays, Node node) {
        double[] array = arrays.get(node.index());
        if (array == null) {
            throw new IllegalArgumentException(node + ": has none");
        }
        return array;
    }
}
