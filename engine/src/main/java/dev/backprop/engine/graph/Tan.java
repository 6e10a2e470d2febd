package dev.backprop.engine.graph;

import java.util.List;

/** tan x, x in radians; its derivative is 1 + tan² x. */
public final class Tan extends ElementwiseOp {
    @Override
    public String name() {
        return "Tan";
    }

    @Override
    public double value(double x) {
        return Math.tan(x);
    }

    @Override
    public double derivative(double x, double y) {
        return 1 + y * y;
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "\\tan(" + a + ")";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        return "1+\\tan^2(" + a + ")";
    }
}
