package dev.backprop.engine.optim;

import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;

/**
 * m ← β₁m + (1−β₁)g, s ← β₂s + (1−β₂)g², x ← x − α·m̂/(√ŝ + ε) with m̂ = m/(1−β₁^(k+1)), ŝ = s/(1−β₂^(k+1)), β₁ = β,
 * β₂ = 0.999, ε = 1e-8 (Kingma &amp; Ba 2015, algorithm 1; PyTorch's {@code Adam}).
 */
record Adam(double lr, double beta) implements Optimizer {
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    @Override
    public List<String> stateNames() {
        return List.of("m", "s");
    }

    @Override
    public List<Tensor> state(Storage storage, Tensor parameter) {
        return List.of(
                storage.zeros(parameter.shape()), storage.zeros(parameter.shape()), storage.zeros(parameter.shape()));
    }

    @Override
    public void step(int k, Tensor parameter, Tensor gradient, List<Tensor> state) {
        Tensor m = state.get(0);
        Tensor s = state.get(1);
        Tensor room = state.get(2);
        m.scale(beta);
        m.axpy(1 - beta, gradient);
        Moments.second(s, BETA_2, gradient, room);
        double size = lr / (1 - Math.pow(beta, k + 1.0));
        parameter.addRootQuotient(-size, m, s, 1 - Math.pow(BETA_2, k + 1.0), EPSILON);
    }
}
