package dev.backprop.engine.graph;

import java.util.List;

/** a^b; by b it is differentiated only where a &gt; 0, and is 0 at a = 0, as PyTorch's. */
public final class Power extends PairwiseOp {
    @Override
    public String name() {
        return "Power";
    }

    @Override
    public double value(double a, double b) {
        return Math.pow(a, b);
    }

    @Override
    public double byFirst(double a, double b, double y) {
        // a¹ is a by definition, and squares are what is mostly typed: pow would take most of their backward.
        return b == 0 ? 0 : b == 2 ? b * a : b * Math.pow(a, b - 1);
    }

    @Override
    public double bySecond(double a, double b, double y) {
        return a == 0 && b >= 0 ? 0 : y * Math.log(a);
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        String b = operands.get(1);
        return "{" + a + "}^{" + b + "}";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        String b = operands.get(1);
        return input == 0 ? b + "\\,{" + a + "}^{" + b + "-1}" : "{" + a + "}^{" + b + "}\\ln " + a;
    }
}
