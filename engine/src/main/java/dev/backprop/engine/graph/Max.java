package dev.backprop.engine.graph;

import java.util.List;

/** The larger of the two; at a tie each gets half, as PyTorch's. */
public final class Max extends PairwiseOp {
    @Override
    public String name() {
        return "Max";
    }

    @Override
    public double value(double a, double b) {
        return Math.max(a, b);
    }

    @Override
    public double byFirst(double a, double b, double y) {
        return a > b ? 1 : a == b ? 0.5 : 0;
    }

    @Override
    public double bySecond(double a, double b, double y) {
        return a < b ? 1 : a == b ? 0.5 : 0;
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        String b = operands.get(1);
        return "\\max(" + a + ", " + b + ")";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        return "[" + operands.get(input) + " > " + operands.get(1 - input) + "]";
    }
}
