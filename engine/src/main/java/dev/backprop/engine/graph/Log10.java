package dev.backprop.engine.graph;

import java.util.List;

/** The logarithm to base 10; NaN for x &lt; 0. */
public final class Log10 extends ElementwiseOp {
    private static final double LN_10 = Math.log(10);

    @Override
    public String name() {
        return "Log10";
    }

    @Override
    public double value(double x) {
        return Math.log10(x);
    }

    @Override
    public double derivative(double x, double y) {
        return 1 / (x * LN_10);
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "\\log_{10}(" + a + ")";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        return "\\frac{1}{" + a + "\\ln 10}";
    }
}
