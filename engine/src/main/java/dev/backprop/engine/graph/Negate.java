package dev.backprop.engine.graph;

import java.util.List;

/** −x. */
public final class Negate extends ElementwiseOp {
    @Override
    public String name() {
        return "Negate";
    }

    @Override
    public double value(double x) {
        return -x;
    }

    @Override
    public double derivative(double x, double y) {
        return -1;
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "-" + a;
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        return "-1";
    }
}
