package dev.backprop.engine.graph;

import java.util.List;

/** |x|; its derivative at 0 is 0, as PyTorch's. */
public final class Abs extends ElementwiseOp {
    @Override
    public String name() {
        return "Abs";
    }

    @Override
    public double value(double x) {
        return Math.abs(x);
    }

    @Override
    public double derivative(double x, double y) {
        return Math.signum(x);
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "|" + a + "|";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        return "\\operatorname{sign}(" + a + ")";
    }
}
