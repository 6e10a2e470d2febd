package dev.backprop.engine.graph;

import java.util.List;

/** sin x, x in radians. */
public final class Sin extends ElementwiseOp {
    @Override
    public String name() {
        return "Sin";
    }

    @Override
    public double value(double x) {
        return Math.sin(x);
    }

    @Override
    public double derivative(double x, double y) {
        return Math.cos(x);
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "\\sin(" + a + ")";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        return "\\cos(" + a + ")";
    }
}
