package dev.backprop.engine.graph;

import dev.backprop.engine.tensor.PairFunction;
import dev.backprop.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** A loss that is the sum over all outputs of f(ŷ, y), divided by a count: only f and the count differ. */
abstract class ElementLoss implements Op, PairFunction {
    /** What the sum is divided by, for outputs of this shape. */
    abstract double count(Shape outputs);

    /** Targets have no gradient, so nothing asks for this. */
    @Override
    public final double bySecond(double a, double b, double y) {
        throw new IllegalStateException(name() + ": a target has no gradient");
    }

    @Override
    public final Shape shape(List<Shape> inputs) {
        Shapes.pair(this, inputs);
        return Shape.SCALAR;
    }

    @Override
    public final void forward(Node out) {
        Node yHat = out.input(0);
        out.value().fill(yHat.value().pairSum(this, out.input(1).value()) / count(yHat.shape()));
    }

    @Override
    public final void backward(Node out) {
        Node yHat = out.input(0);
        if (yHat.requiresGrad()) {
            double scale = out.grad().get(0) / count(yHat.shape());
            yHat.grad().pairSumBackward(this, yHat.value(), out.input(1).value(), scale, yHat.contribute());
        }
    }

    /** One term an output: f(ŷ, y) / count. */
    @Override
    public final List<Term> terms(Node out, int element) {
        Node yHat = out.input(0);
        Node y = out.input(1);
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < yHat.shape().size(); i++) {
            Term.Factor prediction = Term.Factor.of(yHat, i);
            Term.Factor target = Term.Factor.of(y, i);
            double value = value(prediction.value(), target.value()) / count(yHat.shape());
            terms.add(new Term(List.of(prediction, target), value));
        }
        return terms;
    }

    @Override
    public final List<BackwardTerm> backwardTerms(Node out, int input, int element) {
        double yHat = out.input(0).value().get(element);
        double y = out.input(1).value().get(element);
        double local = byFirst(yHat, y, value(yHat, y)) / count(out.input(0).shape());
        return List.of(BackwardTerm.through(out, 0, local));
    }
}
