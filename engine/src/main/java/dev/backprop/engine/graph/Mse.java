package dev.backprop.engine.graph;

import dev.backprop.engine.tensor.Shape;
import java.util.List;

/** Mean squared error: the mean over n·m of (ŷ−y)², PyTorch's {@code MSELoss}. */
public final class Mse extends ElementLoss {
    @Override
    public String name() {
        return "Mse";
    }

    @Override
    double count(Shape outputs) {
        return outputs.size();
    }

    @Override
    public double value(double yHat, double y) {
        return (yHat - y) * (yHat - y);
    }

    @Override
    public double byFirst(double yHat, double y, double value) {
        return 2 * (yHat - y);
    }

    @Override
    public String latex(List<String> operands) {
        return "(" + operands.get(0) + " - " + operands.get(1) + ")^2";
    }

    @Override
    public String derivativeLatex(int input, List<String> operands) {
        return "2(" + operands.get(0) + " - " + operands.get(1) + ")";
    }
}
