package dev.backprop.engine.graph;

import java.util.List;

/** z where z &gt; 0, otherwise 0.01·z; its derivative at 0 is 0.01, as PyTorch's. */
public final class LeakyRelu extends ElementwiseOp {
    @Override
    public String name() {
        return "LeakyRelu";
    }

    @Override
    public double value(double x) {
        return x > 0 ? x : LEAK * x;
    }

    @Override
    public double derivative(double x, double y) {
        return x > 0 ? 1 : LEAK;
    }

    @Override
    public Kernel kernel() {
        return Kernel.LEAKY_RELU;
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "\\max(0.01\\," + a + ", " + a + ")";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        return "[" + a + " > 0] + 0.01\\,[" + a + " \\le 0]";
    }
}
