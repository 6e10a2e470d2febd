package dev.backprop.engine.graph;

import dev.backprop.engine.tensor.Shape;
import java.util.List;

/** The textbook's squared error: the mean over n samples of ½Σ(ŷ−y)². */
public final class HalfSquaredError extends ElementLoss {
    @Override
    public String name() {
        return "HalfSquaredError";
    }

    @Override
    double count(Shape outputs) {
        return outputs.rows();
    }

    @Override
    public double value(double yHat, double y) {
        return 0.5 * (yHat - y) * (yHat - y);
    }

    @Override
    public double byFirst(double yHat, double y, double value) {
        return yHat - y;
    }

    @Override
    public String latex(List<String> operands) {
        return "\\tfrac{1}{2}(" + operands.get(0) + " - " + operands.get(1) + ")^2";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        return operands.get(0) + " - " + operands.get(1);
    }
}
