package dev.backprop.engine.graph;

import java.util.List;

/** The hyperbolic sine. */
public final class Sinh extends ElementwiseOp {
    @Override
    public String name() {
        return "Sinh";
    }

    @Override
    public double value(double x) {
        return Math.sinh(x);
    }

    @Override
    public double derivative(double x, double y) {
        return Math.cosh(x);
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "\\sinh(" + a + ")";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        return "\\cosh(" + a + ")";
    }
}
