package dev.backprop.engine.graph;

import java.util.List;

/** The hyperbolic cosine. */
public final class Cosh extends ElementwiseOp {
    @Override
    public String name() {
        return "Cosh";
    }

    @Override
    public double value(double x) {
        return Math.cosh(x);
    }

    @Override
    public double derivative(double x, double y) {
        return Math.sinh(x);
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "\\cosh(" + a + ")";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        return "\\sinh(" + a + ")";
    }
}
