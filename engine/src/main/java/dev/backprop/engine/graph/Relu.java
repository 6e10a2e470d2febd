package dev.backprop.engine.graph;

import java.util.List;

/** max(0, z); its derivative at 0 is 0, as PyTorch's. */
public final class Relu extends ElementwiseOp {
    @Override
    public String name() {
        return "Relu";
    }

    @Override
    public double value(double x) {
        return x > 0 || Double.isNaN(x) ? x : 0;
    }

    @Override
    public double derivative(double x, double y) {
        return x > 0 ? 1 : 0;
    }

    @Override
    public Kernel kernel() {
        return Kernel.RELU;
    }

    @Override
    public String latex(List<String> operands) {
        String a = operands.get(0);
        return "\\max(0, " + a + ")";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String a = operands.get(0);
        return "[" + a + " > 0]";
    }
}
