package dev.backprop.engine.graph;

import dev.backprop.engine.tensor.Shape;
import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A static graph of operations. Nodes are made in topological order, so forward is the list and backward the list in
 * reverse. All memory is allocated while it is built.
 */
public final class Graph implements AutoCloseable {
    private final Storage storage;
    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<Tensor> owned = new ArrayList<>();

    /** @param storage where its tensors live */
    public Graph(Storage storage) {
        this.storage = storage;
    }

    /** Where its tensors live. */
    public Storage storage() {
        return storage;
    }

    /** A node that is given from outside. */
    public Node input(String name, Shape shape) {
        return leaf(name, Role.INPUT, own(shape), false);
    }

    /** A node that holds what the outputs should have been. */
    public Node target(String name, Shape shape) {
        return leaf(name, Role.TARGET, own(shape), false);
    }

    /** A node that is this number for good. */
    public Node constant(String name, double number) {
        Tensor value = own(Shape.SCALAR);
        value.fill(number);
        return leaf(name, Role.CONSTANT, value, false);
    }

    /** A parameter with memory of its own. */
    public Node parameter(String name, Shape shape) {
        return leaf(name, Role.PARAMETER, own(shape), true);
    }

    /** A parameter whose value is shared with other graphs; its gradient is this graph's own. */
    public Node parameter(String name, Tensor shared) {
        return leaf(name, Role.PARAMETER, shared, true);
    }

    /**
     * The result of an operation.
     *
     * @throws IllegalArgumentException if the name is taken, or an operand is not of this graph or has the wrong shape
     */
    public Node apply(String name, Op op, Node... inputs) {
        return computed(name, Role.INTERMEDIATE, op, List.of(inputs));
    }

    /** As {@link #apply}, for the single number that backward starts from. */
    public Node loss(String name, Op op, Node... inputs) {
        Node loss = computed(name, Role.LOSS, op, List.of(inputs));
        if (loss.shape().size() != 1) {
            throw new IllegalArgumentException(name + ": found a loss of shape " + loss.shape() + ", expected (1, 1)");
        }
        return loss;
    }

    /** Every node, in topological order. */
    public List<Node> nodes() {
        return java.util.Collections.unmodifiableList(nodes);
    }

    /** The node of that name, if there is one. */
    public Optional<Node> find(String name) {
        return nodes.stream().filter(n -> n.name().equals(name)).findFirst();
    }

    /** Computes every node from its operands. */
    public void forward() {
        for (int i = 0; i < nodes.size(); i++) {
            forward(nodes.get(i));
        }
    }

    /** Computes one node from its operands' current values; a leaf stays as it is. */
    public void forward(Node node) {
        Op op = node.op();
        if (op != null) {
            op.forward(node);
        }
    }

    /** Makes every gradient none. */
    public void zeroGrad() {
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).forgetGrad();
        }
    }

    /** Makes every gradient none but the parameters', which go on accumulating: for the next block of the same batch. */
    public void zeroIntermediateGrad() {
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node.role() != Role.PARAMETER) {
                node.forgetGrad();
            }
        }
    }

    /** Backward from {@code loss}, whose own gradient becomes 1. */
    public void backward(Node loss) {
        backward(loss, 1);
    }

    /**
     * Backward from {@code loss}.
     *
     * @param loss a single number
     * @param seed its own gradient: 1, or a block's share of a batch
     */
    public void backward(Node loss, double seed) {
        seed(loss, seed);
        for (int i = loss.index(); i >= 0; i--) {
            backwardStep(nodes.get(i));
        }
    }

    /** Sets the gradient that backward starts from. */
    public void seed(Node loss, double seed) {
        if (loss.shape().size() != 1 || !loss.requiresGrad()) {
            throw new IllegalArgumentException(
                    loss + ": expected a single number that depends on a parameter, to go backward from");
        }
        loss.grad().fill(seed);
        loss.contribute();
    }

    /** One instruction of backward: passes the complete gradient of {@code node} on to its operands. */
    public void backwardStep(Node node) {
        Op op = node.op();
        if (op != null && node.hasGrad()) {
            op.backward(node);
        }
    }

    /** The first node, in order, whose value holds a NaN or an infinity. */
    public Optional<Node> firstNonFinite() {
        return nodes.stream().filter(n -> !n.value().isFinite()).findFirst();
    }

    /** Gives back the memory it allocated; shared parameters stay. */
    @Override
    public void close() {
        nodes.forEach(Node::close);
        owned.forEach(Tensor::close);
    }

    private Tensor own(Shape shape) {
        Tensor tensor = storage.zeros(shape);
        owned.add(tensor);
        return tensor;
    }

    private Node leaf(String name, Role role, Tensor value, boolean requiresGrad) {
        return add(new Node(
                nodes.size(),
                name,
                role,
                null,
                List.of(),
                value,
                requiresGrad ? storage.zeros(value.shape()) : null,
                null));
    }

    private Node computed(String name, Role role, Op op, List<Node> inputs) {
        for (Node input : inputs) {
            if (input.index() >= nodes.size() || nodes.get(input.index()) != input) {
                throw new IllegalArgumentException(name + ": operand " + input + " is not of this graph");
            }
        }
        List<Shape> shapes = inputs.stream().map(Node::shape).toList();
        Shape shape = op.shape(shapes);
        Shape scratch = op.scratch(shapes);
        boolean requiresGrad = inputs.stream().anyMatch(Node::requiresGrad);
        return add(new Node(
                nodes.size(),
                name,
                role,
                op,
                inputs,
                own(shape),
                requiresGrad ? storage.zeros(shape) : null,
                scratch == null ? null : storage.zeros(scratch)));
    }

    private Node add(Node node) {
        if (!names.add(node.name())) {
            throw new IllegalArgumentException("node name " + node.name() + ": found twice, expected once");
        }
        nodes.add(node);
        return node;
    }
}
