package dev.backprop.app.network;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.PassTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Every element of a network with what is known of it, whether it is drawn or not. */
final class NetworkItems {
    private NetworkItems() {}

    /** In the graph's order; of what there is one of for each sample, the shown sample's. */
    static List<ItemValue> of(PassTrace trace, PassState state, int sample) {
        List<ItemValue> items = new ArrayList<>();
        for (Node node : trace.network().graph().nodes()) {
            boolean whole = node.role() == Role.PARAMETER || node.role() == Role.LOSS;
            int columns = node.shape().columns();
            int first = whole ? 0 : sample * columns;
            int last = whole ? node.shape().size() : first + columns;
            for (int e = first; e < last; e++) {
                items.add(new ItemValue(
                        trace.symbols().id(node, e),
                        trace.symbols().spoken(node, e),
                        finite(state.value(node, e)),
                        finite(state.gradient(node, e))));
            }
        }
        return items;
    }

    /** Null where it is not known or no number that a file could hold. */
    static @Nullable Double finite(OptionalDouble number) {
        return number.isPresent() && Double.isFinite(number.getAsDouble()) ? number.getAsDouble() : null;
    }
}
