package dev.backprop.engine.graph;

import java.util.List;

/** The hyperbolic tangent; its derivative is 1 − tanh². */
public final class Tanh extends ElementwiseOp {
    @Override
    public String name() {
        return "Tanh";
    }

    @Override
    public double value(double x) {
        return Math.tanh(x);
    }

    @Override
    public double derivative(double x, double y) {
        return 1 - y * y;
    }

    @Override
    public Kernel kernel() {
        return Kernel.TANH;
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "\\tanh(" + a + ")";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        return "1-\\tanh^2(" + a + ")";
    }
}
