package dev.backprop.engine.graph;

import java.util.List;

/** z itself: a linear layer's activation. */
public final class Identity extends ElementwiseOp {
    @Override
    public String name() {
        return "Identity";
    }

    @Override
    public double value(double x) {
        return x;
    }

    @Override
    public double derivative(double x, double y) {
        return 1;
    }

    @Override
    public Kernel kernel() {
        return Kernel.IDENTITY;
    }

    @Override
    public String latex(List<String> operands) {
        return operands.get(0);
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        return "1";
    }
}
