package dev.backprop.engine.check;

import dev.backprop.engine.graph.BackwardTerm;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.Term;
import dev.backprop.engine.tensor.Shape;
import java.util.List;

/**
 * An operation with one sign wrong.
 *
 * @param op the right one
 * @param operand whose gradient gets the wrong sign; {@link #VALUE} for the value instead
 */
record WrongSign(Op op, int operand) implements Op {
    static final int VALUE = -1;

    @Override
    public String name() {
        return op.name();
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return op.shape(inputs);
    }

    @Override
    public Shape scratch(List<Shape> inputs) {
        return op.scratch(inputs);
    }

    @Override
    public void forward(Node out) {
        op.forward(out);
        if (operand == VALUE) {
            out.value().scale(-1);
        }
    }

    /** In a network every node goes into one operation, so its gradient is all from there. */
    @Override
    public void backward(Node out) {
        op.backward(out);
        if (operand != VALUE && out.input(operand).requiresGrad()) {
            out.input(operand).grad().scale(-1);
        }
    }

    @Override
    public String latex(List<String> operands) {
        return op.latex(operands);
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        return op.derivativeLatex(input, operands);
    }

    @Override
    public List<Term> terms(Node out, int element) {
        return op.terms(out, element);
    }

    @Override
    public List<BackwardTerm> backwardTerms(Node out, int input, int element) {
        return op.backwardTerms(out, input, element);
    }
}
