package dev.backprop.engine.graph;

import java.util.List;

/** arccos x in radians; NaN outside [−1, 1]. */
public final class Acos extends ElementwiseOp {
    @Override
    public String name() {
        return "Acos";
    }

    @Override
    public double value(double x) {
        return Math.acos(x);
    }

    @Override
    public double derivative(double x, double y) {
        return -1 / Math.sqrt(1 - x * x);
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "\\arccos(" + a + ")";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        return "-\\frac{1}{\\sqrt{1-" + a + "^2}}";
    }
}
