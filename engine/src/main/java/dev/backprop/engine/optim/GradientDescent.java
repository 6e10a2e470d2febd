package dev.backprop.engine.optim;

import dev.backprop.engine.optim.StepPart.Kind;
import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;

/** x ← x − αg (Cauchy 1847; PyTorch's {@code SGD}). */
record GradientDescent(double lr) implements Optimizer {
    @Override
    public List<String> stateNames() {
        return List.of();
    }

    @Override
    public List<Tensor> state(Storage storage, Tensor parameter) {
        return List.of();
    }

    @Override
    public void step(int k, Tensor parameter, Tensor gradient, List<Tensor> state) {
        parameter.axpy(-lr, gradient);
    }

    @Override
    public List<StepPart> parts(int k, double gradient, double... state) {
        return List.of(StepPart.of(Kind.GRADIENT, gradient), StepPart.of(Kind.STEP, -lr * gradient));
    }
}
