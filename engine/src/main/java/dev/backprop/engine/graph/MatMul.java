package dev.backprop.engine.graph;

import dev.backprop.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Z = X·Wᵀ, PyTorch's {@code Linear} without its bias: X is (n, in), W is (out, in), Z is (n, out). */
public final class MatMul implements Op {
    @Override
    public String name() {
        return "MatMul";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shapes.count(this, inputs, 2);
        Shape x = inputs.get(0);
        Shape w = inputs.get(1);
        if (x.columns() != w.columns()) {
            throw new IllegalArgumentException(
                    "MatMul: found x " + x + " and a weight " + w + ", expected (n, in) and (out, in)");
        }
        return new Shape(x.rows(), w.rows());
    }

    @Override
    public void forward(Node out) {
        out.value().gemm(out.input(0).value(), false, out.input(1).value(), true, dev.backprop.engine.tensor.Mode.SET);
    }

    /** ∂L/∂W = (∂L/∂Z)ᵀ·X and ∂L/∂X = ∂L/∂Z·W. */
    @Override
    public void backward(Node out) {
        Node x = out.input(0);
        Node w = out.input(1);
        if (w.requiresGrad()) {
            w.grad().gemm(out.grad(), true, x.value(), false, w.contribute());
        }
        if (x.requiresGrad()) {
            x.grad().gemm(out.grad(), false, w.value(), false, x.contribute());
        }
    }

    @Override
    public String latex(List<String> operands) {
        return operands.get(1) + "\\," + operands.get(0);
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        return operands.get(1 - input);
    }

    @Override
    public List<Term> terms(Node out, int element) {
        Node x = out.input(0);
        Node w = out.input(1);
        int in = x.shape().columns();
        int row = element / out.shape().columns();
        int unit = element % out.shape().columns();
        List<Term> terms = new ArrayList<>(in);
        for (int k = 0; k < in; k++) {
            terms.add(Term.product(w, unit * in + k, x, row * in + k));
        }
        return terms;
    }

    @Override
    public List<BackwardTerm> backwardTerms(Node out, int input, int element) {
        Node x = out.input(0);
        Node w = out.input(1);
        int in = x.shape().columns();
        int units = out.shape().columns();
        int row = element / in;
        int k = element % in;
        List<BackwardTerm> terms = new ArrayList<>();
        if (input == 0) {
            for (int unit = 0; unit < units; unit++) {
                terms.add(BackwardTerm.through(out, row * units + unit, w, unit * in + k));
            }
        } else {
            for (int sample = 0; sample < x.shape().rows(); sample++) {
                terms.add(BackwardTerm.through(out, sample * units + row, x, sample * in + k));
            }
        }
        return terms;
    }
}
