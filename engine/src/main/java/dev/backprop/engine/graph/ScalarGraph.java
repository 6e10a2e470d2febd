package dev.backprop.engine.graph;

import dev.backprop.engine.tensor.Mode;
import dev.backprop.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A graph of single numbers, laid out to be computed in plain arrays. It does what {@link Graph#forward()} and
 * {@link Graph#backward(Node)} do, the same operations in the same order by their own functions, so every number is the
 * graph's to the bit; but a tensor of one number costs many times what is computed with it. Immutable: threads may share it,
 * each with a {@link Pass} of its own. Numbers are asked for by {@link Node#index()}.
 */
public final class ScalarGraph {
    /** The values of the leaves; what the others are here is never read. */
    private final double[] start;

    private final int output;
    /** Whether the output depends on a parameter, or is one. */
    private final boolean learns;

    private final Step[] forward;
    /** Those that a gradient comes to, the first last. */
    private final Step[] backward;

    private ScalarGraph(double[] start, Node output, List<Step> forward, List<Step> backward) {
        this.start = start;
        this.output = output.index();
        this.learns = output.requiresGrad();
        this.forward = forward.toArray(new Step[0]);
        this.backward = backward.toArray(new Step[0]);
    }

    /**
     * Lays out a graph; constants and parameters begin with the values that they have now.
     *
     * @param graph which is only read, and not kept
     * @param output the number of it that backward starts from; where it depends on no parameter there are no gradients
     * @throws IllegalArgumentException if a node is not a single number, or is computed by an operation that is neither an
     *     {@link ElementwiseOp} nor a {@link PairwiseOp}
     */
    public static ScalarGraph of(Graph graph, Node output) {
        List<Node> nodes = graph.nodes();
        double[] start = new double[nodes.size()];
        for (Node node : nodes) {
            if (!node.shape().equals(Shape.SCALAR)) {
                throw new IllegalArgumentException(node + ": expected a single number");
            }
            start[node.index()] = node.value().get(0);
        }
        return new ScalarGraph(start, output, forward(nodes), backward(nodes, output));
    }

    private static List<Step> forward(List<Node> nodes) {
        List<Step> steps = new ArrayList<>();
        for (Node node : nodes) {
            if (node.op() != null) {
                steps.add(Step.of(node, null, null));
            }
        }
        return steps;
    }

    /** Which contribution to a gradient is its first, and replaces what was there, is the same in every pass. */
    private static List<Step> backward(List<Node> nodes, Node output) {
        List<Step> steps = new ArrayList<>();
        boolean[] reached = new boolean[nodes.size()];
        reached[output.index()] = output.requiresGrad();
        for (int i = output.index(); i >= 0; i--) {
            Node node = nodes.get(i);
            if (node.op() != null && reached[i]) {
                Mode first = contribute(node.input(0), reached);
                Mode second = node.inputs().size() == 1 ? null : contribute(node.input(1), reached);
                steps.add(Step.of(node, first, second));
            }
        }
        return steps;
    }

    private static @Nullable Mode contribute(Node node, boolean[] reached) {
        if (!node.requiresGrad()) {
            return null;
        }
        Mode mode = reached[node.index()] ? Mode.ADD : Mode.SET;
        reached[node.index()] = true;
        return mode;
    }

    /** Room to compute in, for one thread at a time. */
    public Pass pass() {
        return new Pass(this);
    }

    /**
     * One operation. Calls through these classes cost less than through the interfaces that they implement.
     *
     * @param element the function, where it has one operand
     * @param pair the function, where it has two
     * @param out the index of its result
     * @param a the index of its first operand
     * @param b the index of its second operand; the first again where there is none
     * @param intoA how it writes into the first operand's gradient, if it does
     * @param intoB the same for the second
     */
    private record Step(
            @Nullable ElementwiseOp element,
            @Nullable PairwiseOp pair,
            int out,
            int a,
            int b,
            @Nullable Mode intoA,
            @Nullable Mode intoB) {
        static Step of(Node node, @Nullable Mode intoA, @Nullable Mode intoB) {
            int a = node.input(0).index();
            if (node.op() instanceof ElementwiseOp element) {
                return new Step(element, null, node.index(), a, a, intoA, intoB);
            }
            if (node.op() instanceof PairwiseOp pair) {
                return new Step(null, pair, node.index(), a, node.input(1).index(), intoA, intoB);
            }
            throw new IllegalArgumentException(
                    node + ": found " + node.computedBy().name() + ", expected an operation element by element");
        }

        void forward(double[] values) {
            if (element != null) {
                values[out] = element.value(values[a]);
            } else if (pair != null) {
                values[out] = pair.value(values[a], values[b]);
            }
        }

        void backward(double[] values, double[] grads) {
            double upstream = grads[out];
            if (element != null) {
                put(grads, a, upstream * element.derivative(values[a], values[out]), intoA);
                return;
            }
            if (pair == null) {
                return;
            }
            if (intoA != null) {
                put(grads, a, upstream * pair.byFirst(values[a], values[b], values[out]), intoA);
            }
            if (intoB != null) {
                put(grads, b, upstream * pair.bySecond(values[a], values[b], values[out]), intoB);
            }
        }

        private static void put(double[] grads, int i, double value, @Nullable Mode mode) {
            grads[i] = mode == Mode.ADD ? grads[i] + value : value;
        }
    }

    /** The numbers of one graph, which forward and backward fill in. Not for more than one thread at a time. */
    public static final class Pass {
        private final ScalarGraph graph;
        private final double[] values;
        private final double[] grads;

        private Pass(ScalarGraph graph) {
            this.graph = graph;
            this.values = graph.start.clone();
            this.grads = new double[values.length];
        }

        /** Gives a parameter, or another leaf, its value. */
        public void set(int node, double value) {
            values[node] = value;
        }

        /** The value of a node, after {@link #forward()}. */
        public double value(int node) {
            return values[node];
        }

        /** The value of the output, after {@link #forward()}. */
        public double output() {
            return values[graph.output];
        }

        /** ∂output/∂node after {@link #backward()}; 0 where no gradient comes by. */
        public double grad(int node) {
            return grads[node];
        }

        /** Computes every node from its operands, and gives the output. */
        public double forward() {
            for (Step step : graph.forward) {
                step.forward(values);
            }
            return values[graph.output];
        }

        /** Computes every gradient, after {@link #forward()}. */
        public void backward() {
            if (!graph.learns) {
                return;
            }
            grads[graph.output] = 1;
            for (Step step : graph.backward) {
                step.backward(values, grads);
            }
        }
    }
}
