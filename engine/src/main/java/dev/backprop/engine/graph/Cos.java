package dev.backprop.engine.graph;

import java.util.List;

/** cos x, x in radians. */
public final class Cos extends ElementwiseOp {
    @Override
    public String name() {
        return "Cos";
    }

    @Override
    public double value(double x) {
        return Math.cos(x);
    }

    @Override
    public double derivative(double x, double y) {
        return -Math.sin(x);
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "\\cos(" + a + ")";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        return "-\\sin(" + a + ")";
    }
}
