package dev.backprop.engine.optim;

import dev.backprop.engine.optim.StepPart.Kind;
import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;

/** s ← βs + (1−β)g², x ← x − αg/(√s + ε), ε = 1e-8 (Hinton 2012, lecture 6e; PyTorch's {@code RMSprop}). */
record RmsProp(double lr, double beta) implements Optimizer {
    private static final double EPSILON = 1e-8;

    @Override
    public List<String> stateNames() {
        return List.of("s");
    }

    @Override
    public List<Tensor> state(Storage storage, Tensor parameter) {
        return List.of(storage.zeros(parameter.shape()), storage.zeros(parameter.shape()));
    }

    @Override
    public void step(int k, Tensor parameter, Tensor gradient, List<Tensor> state) {
        Tensor s = state.get(0);
        Moments.second(s, beta, gradient, state.get(1));
        parameter.addRootQuotient(-lr, gradient, s, 1, EPSILON);
    }

    @Override
    public List<StepPart> parts(int k, double gradient, double... state) {
        double s = state[0];
        return List.of(
                StepPart.of(Kind.GRADIENT, gradient),
                StepPart.of(Kind.SECOND_MOMENT, s),
                StepPart.over(Kind.STEP, -lr * gradient, Math.sqrt(s) + EPSILON));
    }
}
