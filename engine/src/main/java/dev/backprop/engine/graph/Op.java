package dev.backprop.engine.graph;

import dev.backprop.engine.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation: stateless, one class each. It writes its value, <em>accumulates</em> into its operands' gradients, and can
 * say for any single element what made it. In {@code terms} and {@code backwardTerms} an element is counted row by row.
 */
public interface Op {
    /** Its name, PyTorch's where it has one: {@code Sigmoid}, {@code MatMul}. */
    String name();

    /**
     * The shape of its result.
     *
     * @throws IllegalArgumentException if it cannot take operands of these shapes
     */
    Shape shape(List<Shape> inputs);

    /** Room it needs between forward and backward, if any. */
    default @Nullable Shape scratch(List<Shape> inputs) {
        return null;
    }

    /** Writes {@code out.value()} from the operands' values. */
    void forward(Node out);

    /** Adds its part to the gradient of every operand that requires one; {@code out.grad()} is complete by then. */
    void backward(Node out);

    /** Its formula in LaTeX, the operands' symbols in place. */
    String latex(List<String> operands);

    /** Its local derivative by operand {@code input} in LaTeX, the operands' symbols in place. */
    String derivativeLatex(int input, List<String> operands);

    /** What element {@code element} of the result was made of: products of operands' elements, or arguments. */
    List<Term> terms(Node out, int element);

    /**
     * The value of element {@code element} from its terms' values; a sum unless the operation says otherwise.
     *
     * @param terms the {@link Term#value() values} of {@link #terms}, in order
     */
    default double combine(Node out, int element, double[] terms) {
        double sum = 0;
        for (double term : terms) {
            sum += term;
        }
        return sum;
    }

    /**
     * The products whose sum is what this operation added to the gradient of element {@code element} of operand
     * {@code input}.
     */
    List<BackwardTerm> backwardTerms(Node out, int input, int element);
}
