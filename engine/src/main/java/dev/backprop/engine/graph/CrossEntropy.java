package dev.backprop.engine.graph;

import dev.backprop.engine.tensor.PairFunction;
import dev.backprop.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean over n samples of −Σ y·log_softmax(z): it takes logits, as PyTorch's {@code CrossEntropyLoss}. Its scratch keeps
 * log_softmax(z) from forward to backward.
 */
public final class CrossEntropy implements Op {
    private static final PairFunction PRODUCT = new Multiply();

    @Override
    public String name() {
        return "CrossEntropy";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shapes.pair(this, inputs);
        return Shape.SCALAR;
    }

    @Override
    public Shape scratch(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public void forward(Node out) {
        out.scratch().logSoftmaxRows(out.input(0).value());
        double sum = out.scratch().pairSum(PRODUCT, out.input(1).value());
        out.value().fill(-sum / out.input(0).shape().rows());
    }

    /** ∂L/∂z_i = (softmax(z)_i·Σy − y_i)/n; with targets that sum to 1, softmax − y. */
    @Override
    public void backward(Node out) {
        Node z = out.input(0);
        if (z.requiresGrad()) {
            double scale = out.grad().get(0) / z.shape().rows();
            z.grad().crossEntropyBackward(out.scratch(), out.input(1).value(), scale, z.contribute());
        }
    }

    @Override
    public String latex(List<String> operands) {
        return "-\\sum_j " + operands.get(1) + "\\,\\ln\\operatorname{softmax}(" + operands.get(0) + ")_j";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        return "\\operatorname{softmax}(" + operands.get(0) + ") - " + operands.get(1);
    }

    /** One term an output: −y·log_softmax(z) / n. */
    @Override
    public List<Term> terms(Node out, int element) {
        Node z = out.input(0);
        Node y = out.input(1);
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < z.shape().size(); i++) {
            double value = -y.value().get(i) * out.scratch().get(i) / z.shape().rows();
            terms.add(new Term(List.of(Term.Factor.of(z, i), Term.Factor.of(y, i)), value));
        }
        return terms;
    }

    @Override
    public List<BackwardTerm> backwardTerms(Node out, int input, int element) {
        Node z = out.input(0);
        Node y = out.input(1);
        int columns = z.shape().columns();
        int start = element / columns * columns;
        double total = 0;
        for (int j = start; j < start + columns; j++) {
            total += y.value().get(j);
        }
        double softmax = Math.exp(out.scratch().get(element));
        double local = (softmax * total - y.value().get(element)) / z.shape().rows();
        return List.of(BackwardTerm.through(out, 0, local));
    }
}
