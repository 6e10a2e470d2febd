package dev.backprop.engine.graph;

import java.util.List;

/** a − b. */
public final class Subtract extends PairwiseOp {
    @Override
    public String name() {
        return "Subtract";
    }

    @Override
    public double value(double a, double b) {
        return a - b;
    }

    @Override
    public double byFirst(double a, double b, double y) {
        return 1;
    }

    @Override
    public double bySecond(double a, double b, double y) {
        return -1;
    }

    @Override
    public Kernel kernel() {
        return Kernel.SUBTRACT;
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        String b = operands.get(1);
        return a + " - " + b;
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        return input == 0 ? "1" : "-1";
    }
}
