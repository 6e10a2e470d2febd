package dev.backprop.engine.graph;

import dev.backprop.engine.tensor.ElementFunction;
import dev.backprop.engine.tensor.Shape;
import java.util.List;

/** An operation that applies one function to every element: only the function, its derivative and its LaTeX differ. */
public abstract class ElementwiseOp implements Op, ElementFunction {
    /** Made once, by the operation that extends it. */
    protected ElementwiseOp() {}

    @Override
    public final Shape shape(List<Shape> inputs) {
        Shapes.count(this, inputs, 1);
        return inputs.get(0);
    }

    @Override
    public final void forward(Node out) {
        out.value().map(this, out.input(0).value());
    }

    @Override
    public final void backward(Node out) {
        Node in = out.input(0);
        if (in.requiresGrad()) {
            in.grad().mapBackward(this, in.value(), out.value(), out.grad(), in.contribute());
        }
    }

    @Override
    public final List<Term> terms(Node out, int element) {
        return List.of(Term.of(out.input(0), element));
    }

    @Override
    public final double combine(Node out, int element, double[] terms) {
        return value(terms[0]);
    }

    @Override
    public final List<BackwardTerm> backwardTerms(Node out, int input, int element) {
        double local = derivative(out.input(0).value().get(element), out.value().get(element));
        return List.of(BackwardTerm.through(out, element, local));
    }
}
