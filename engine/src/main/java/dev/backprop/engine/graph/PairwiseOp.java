package dev.backprop.engine.graph;

import dev.backprop.engine.tensor.PairFunction;
import dev.backprop.engine.tensor.Shape;
import java.util.List;

/** An operation on two operands of one shape, element by element. */
public abstract class PairwiseOp implements Op, PairFunction {
    /** Made once, by the operation that extends it. */
    protected PairwiseOp() {}

    @Override
    public final Shape shape(List<Shape> inputs) {
        return Shapes.pair(this, inputs);
    }

    @Override
    public final void forward(Node out) {
        out.value().zip(this, out.input(0).value(), out.input(1).value());
    }

    @Override
    public final void backward(Node out) {
        for (int i = 0; i < 2; i++) {
            Node in = out.input(i);
            if (in.requiresGrad()) {
                in.grad()
                        .zipBackward(
                                this,
                                i == 0,
                                out.input(0).value(),
                                out.input(1).value(),
                                out.value(),
                                out.grad(),
                                in.contribute());
            }
        }
    }

    @Override
    public final List<Term> terms(Node out, int element) {
        return List.of(Term.of(out.input(0), element), Term.of(out.input(1), element));
    }

    @Override
    public final double combine(Node out, int element, double[] terms) {
        return value(terms[0], terms[1]);
    }

    @Override
    public final List<BackwardTerm> backwardTerms(Node out, int input, int element) {
        double a = out.input(0).value().get(element);
        double b = out.input(1).value().get(element);
        double y = out.value().get(element);
        double local = by(input == 0, a, b, y);
        return List.of(BackwardTerm.through(out, element, local));
    }
}
