package dev.backprop.engine.graph;

import dev.backprop.engine.tensor.Shape;
import java.util.List;

/**
 * Binary cross-entropy: the mean over n·m of −[y ln ŷ + (1−y) ln(1−ŷ)], each logarithm clamped at −100, and its derivative
 * with the denominator kept at 1e-12 or more, both as PyTorch's {@code BCELoss} has it.
 */
public final class Bce extends ElementLoss {
    private static final double CLAMP = -100;
    private static final double EPSILON = 1e-12;

    @Override
    public String name() {
        return "Bce";
    }

    @Override
    double count(Shape outputs) {
        return outputs.size();
    }

    @Override
    public double value(double yHat, double y) {
        return -(y * Math.max(Math.log(yHat), CLAMP) + (1 - y) * Math.max(Math.log1p(-yHat), CLAMP));
    }

    @Override
    public double byFirst(double yHat, double y, double value) {
        return (yHat - y) / Math.max((1 - yHat) * yHat, EPSILON);
    }

    @Override
    public String latex(List<String> operands) {
        String yHat = operands.get(0);
        String y = operands.get(1);
        return "-[" + y + "\\ln " + yHat + " + (1-" + y + ")\\ln(1-" + yHat + ")]";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        String yHat = operands.get(0);
        return "\\frac{" + yHat + " - " + operands.get(1) + "}{" + yHat + "(1-" + yHat + ")}";
    }
}
