package dev.backprop.engine.graph;

import java.util.List;

/** √x; NaN for x &lt; 0. */
public final class Sqrt extends ElementwiseOp {
    @Override
    public String name() {
        return "Sqrt";
    }

    @Override
    public double value(double x) {
        return Math.sqrt(x);
    }

    @Override
    public double derivative(double x, double y) {
        return 0.5 / y;
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "\\sqrt{" + a + "}";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        return "\\frac{1}{2\\sqrt{" + a + "}}";
    }
}
