package dev.backprop.engine.graph;

import dev.backprop.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Z + b, the bias (1, out) added to every row of Z (n, out). */
public final class AddBias implements Op {
    @Override
    public String name() {
        return "AddBias";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shapes.count(this, inputs, 2);
        Shape z = inputs.get(0);
        Shape b = inputs.get(1);
        if (b.rows() != 1 || b.columns() != z.columns()) {
            throw new IllegalArgumentException(
                    "AddBias: found z " + z + " and a bias " + b + ", expected (n, out) and (1, out)");
        }
        return z;
    }

    @Override
    public void forward(Node out) {
        out.value().copy(out.input(0).value());
        out.value().addRow(out.input(1).value());
    }

    /** The gradient passes through to Z unchanged; to b it is summed over the rows. */
    @Override
    public void backward(Node out) {
        Node z = out.input(0);
        Node b = out.input(1);
        if (b.requiresGrad()) {
            b.grad().columnSums(out.grad(), b.contribute());
        }
        if (z.requiresGrad()) {
            switch (z.contribute()) {
                case SET -> z.grad().copy(out.grad());
                case ADD -> z.grad().axpy(1, out.grad());
            }
        }
    }

    @Override
    public String latex(List<String> operands) {
        return operands.get(0) + " + " + operands.get(1);
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        return "1";
    }

    @Override
    public List<Term> terms(Node out, int element) {
        return List.of(
                Term.of(out.input(0), element),
                Term.of(out.input(1), element % out.shape().columns()));
    }

    @Override
    public List<BackwardTerm> backwardTerms(Node out, int input, int element) {
        if (input == 0) {
            return List.of(BackwardTerm.through(out, element, 1));
        }
        List<BackwardTerm> terms = new ArrayList<>();
        for (int row = 0; row < out.shape().rows(); row++) {
            terms.add(BackwardTerm.through(out, row * out.shape().columns() + element, 1));
        }
        return terms;
    }
}
