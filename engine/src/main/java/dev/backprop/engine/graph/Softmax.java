package dev.backprop.engine.graph;

import dev.backprop.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Over each row, e^z_i / Σ_j e^z_j, the row's maximum subtracted first. */
public final class Softmax implements Op {
    @Override
    public String name() {
        return "Softmax";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shapes.count(this, inputs, 1);
        return inputs.get(0);
    }

    @Override
    public void forward(Node out) {
        out.value().softmaxRows(out.input(0).value());
    }

    /** ∂y_j/∂z_i = y_j(δ_ij − y_i), so ∂L/∂z_i = y_i(u_i − Σ_j u_j·y_j). */
    @Override
    public void backward(Node out) {
        Node z = out.input(0);
        if (z.requiresGrad()) {
            z.grad().softmaxRowsBackward(out.value(), out.grad(), z.contribute());
        }
    }

    @Override
    public String latex(List<String> operands) {
        return "\\operatorname{softmax}(" + operands.get(0) + ")";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        return "y_j(\\delta_{ij} - y_i)";
    }

    /** One term a unit of the row: e^(z_j − max). */
    @Override
    public List<Term> terms(Node out, int element) {
        Node z = out.input(0);
        int columns = z.shape().columns();
        int start = element / columns * columns;
        double max = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < columns; j++) {
            max = Math.max(max, z.value().get(start + j));
        }
        List<Term> terms = new ArrayList<>(columns);
        for (int j = 0; j < columns; j++) {
            Term.Factor factor = Term.Factor.of(z, start + j);
            terms.add(new Term(List.of(factor), Math.exp(factor.value() - max)));
        }
        return terms;
    }

    @Override
    public double combine(Node out, int element, double[] terms) {
        return terms[element % terms.length] / Op.super.combine(out, element, terms);
    }

    @Override
    public List<BackwardTerm> backwardTerms(Node out, int input, int element) {
        int columns = out.shape().columns();
        int start = element / columns * columns;
        double yi = out.value().get(element);
        List<BackwardTerm> terms = new ArrayList<>(columns);
        for (int j = start; j < start + columns; j++) {
            double yj = out.value().get(j);
            terms.add(BackwardTerm.through(out, j, j == element ? yi * (1 - yi) : -yj * yi));
        }
        return terms;
    }
}
