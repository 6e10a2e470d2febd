package dev.backprop.engine.graph;

import java.util.List;

/** The natural logarithm; NaN for x &lt; 0. */
public final class Log extends ElementwiseOp {
    @Override
    public String name() {
        return "Log";
    }

    @Override
    public double value(double x) {
        return Math.log(x);
    }

    @Override
    public double derivative(double x, double y) {
        return 1 / x;
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "\\ln(" + a + ")";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        return "\\frac{1}{" + a + "}";
    }
}
