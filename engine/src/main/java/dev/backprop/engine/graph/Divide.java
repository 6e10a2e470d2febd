package dev.backprop.engine.graph;

import java.util.List;

/** a / b, element by element. */
public final class Divide extends PairwiseOp {
    @Override
    public String name() {
        return "Divide";
    }

    @Override
    public double value(double a, double b) {
        return a / b;
    }

    @Override
    public double byFirst(double a, double b, double y) {
        return 1 / b;
    }

    @Override
    public double bySecond(double a, double b, double y) {
        return -a / (b * b);
    }

    @Override
    public Kernel kernel() {
        return Kernel.DIVIDE;
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        String b = operands.get(1);
        return "\\frac{" + a + "}{" + b + "}";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        String b = operands.get(1);
        return input == 0 ? "\\frac{1}{" + b + "}" : "-\\frac{" + a + "}{{" + b + "}^2}";
    }
}
