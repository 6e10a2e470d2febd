package dev.backprop.engine.graph;

import java.util.List;

/** σ(z) = 1 / (1 + e^−z); its derivative is σ(z)(1 − σ(z)). */
public final class Sigmoid extends ElementwiseOp {
    @Override
    public String name() {
        return "Sigmoid";
    }

    @Override
    public double value(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    public double derivative(double x, double y) {
        return y * (1 - y);
    }

    @Override
    public Kernel kernel() {
        return Kernel.SIGMOID;
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "\\sigma(" + a + ")";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        return "\\sigma(" + a + ")(1-\\sigma(" + a + "))";
    }
}
