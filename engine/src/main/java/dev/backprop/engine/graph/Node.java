package dev.backprop.engine.graph;

import dev.backprop.engine.tensor.Mode;
import dev.backprop.engine.tensor.Shape;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value of a graph and, once backward has come by, its gradient. A gradient that has not been computed is <em>none</em>
 * (the notebook's {@code grad is None}), never 0: {@link #hasGrad()} tells.
 */
public final class Node {
    private final int index;
    private final String name;
    private final Role role;
    private final @Nullable Op op;
    private final List<Node> inputs;
    private final Tensor value;
    private final @Nullable Tensor grad;
    private final @Nullable Tensor scratch;
    private boolean hasGrad;

    Node(
            int index,
            String name,
            Role role,
            @Nullable Op op,
            List<Node> inputs,
            Tensor value,
            @Nullable Tensor grad,
            @Nullable Tensor scratch) {
        this.index = index;
        this.name = name;
        this.role = role;
        this.op = op;
        this.inputs = List.copyOf(inputs);
        this.value = value;
        this.grad = grad;
        this.scratch = scratch;
    }

    /** Its place in the graph's order. */
    public int index() {
        return index;
    }

    /** Its name, unique in its graph: {@code layers.0.weight}, {@code z1}, {@code y_hat}. */
    public String name() {
        return name;
    }

    /** What it is to its graph. */
    public Role role() {
        return role;
    }

    /** The operation that computes it; none for inputs, targets, constants and parameters. */
    public @Nullable Op op() {
        return op;
    }

    /**
     * The operation of a computed node.
     *
     * @throws IllegalStateException if nothing computes it
     */
    public Op computedBy() {
        if (op == null) {
            throw new IllegalStateException(name + ": found a leaf, expected a node that an operation computes");
        }
        return op;
    }

    /** The operands of its operation, in order; one that is used twice ({@code a*a}) is there twice. */
    public List<Node> inputs() {
        return inputs;
    }

    /** Operand {@code i}. */
    public Node input(int i) {
        return inputs.get(i);
    }

    /** Rows and columns. */
    public Shape shape() {
        return value.shape();
    }

    /** Its value; before forward has come by, whatever was there last. */
    public Tensor value() {
        return value;
    }

    /** Whether backward computes a gradient for it: false for inputs, targets, constants and what hangs on them alone. */
    public boolean requiresGrad() {
        return grad != null;
    }

    /** Whether a gradient has been computed since the last {@link Graph#zeroGrad()}. */
    public boolean hasGrad() {
        return hasGrad;
    }

    /**
     * Its gradient, of the value's shape; meaningful only while {@link #hasGrad()}.
     *
     * @throws IllegalStateException if it never has one
     */
    public Tensor grad() {
        if (grad == null) {
            throw new IllegalStateException(name + ": found a node without gradient, expected one that requires it");
        }
        return grad;
    }

    /** The operation's own room, of the shape that it asked for. */
    Tensor scratch() {
        if (scratch == null) {
            throw new IllegalStateException(name + ": its operation asked for no scratch");
        }
        return scratch;
    }

    /** How the next contribution to the gradient is to be written: the first one replaces, later ones add. */
    Mode contribute() {
        Mode mode = hasGrad ? Mode.ADD : Mode.SET;
        hasGrad = true;
        return mode;
    }

    void forgetGrad() {
        hasGrad = false;
    }

    void close() {
        if (grad != null) {
            grad.close();
        }
        if (scratch != null) {
            scratch.close();
        }
    }

    @Override
    public String toString() {
        return name + shape();
    }
}
