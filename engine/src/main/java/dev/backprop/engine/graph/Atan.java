package dev.backprop.engine.graph;

import java.util.List;

/** arctan x in radians. */
public final class Atan extends ElementwiseOp {
    @Override
    public String name() {
        return "Atan";
    }

    @Override
    public double value(double x) {
        return Math.atan(x);
    }

    @Override
    public double derivative(double x, double y) {
        return 1 / (1 + x * x);
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "\\arctan(" + a + ")";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        return "\\frac{1}{1+" + a + "^2}";
    }
}
