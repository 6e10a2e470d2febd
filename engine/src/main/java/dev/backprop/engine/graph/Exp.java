package dev.backprop.engine.graph;

import java.util.List;

/** e^x, its own derivative. */
public final class Exp extends ElementwiseOp {
    @Override
    public String name() {
        return "Exp";
    }

    @Override
    public double value(double x) {
        return Math.exp(x);
    }

    @Override
    public double derivative(double x, double y) {
        return y;
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "e^{" + a + "}";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        return "e^{" + a + "}";
    }
}
