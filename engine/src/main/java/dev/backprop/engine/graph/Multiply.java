package dev.backprop.engine.graph;

import java.util.List;

/** a·b, element by element. */
public final class Multiply extends PairwiseOp {
    @Override
    public String name() {
        return "Multiply";
    }

    @Override
    public double value(double a, double b) {
        return a * b;
    }

    @Override
    public double byFirst(double a, double b, double y) {
        return b;
    }

    @Override
    public double bySecond(double a, double b, double y) {
        return a;
    }

    @Override
    public Kernel kernel() {
        return Kernel.MULTIPLY;
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        String b = operands.get(1);
        return a + " \\cdot " + b;
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        return operands.get(1 - input);
    }
}
