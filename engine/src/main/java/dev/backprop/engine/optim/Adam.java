package dev.backprop.engine.optim;

import dev.backprop.engine.optim.StepPart.Kind;
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
        parameter.addRootQuotient(-lr / divisor(beta, k), m, s, divisor(BETA_2, k), EPSILON);
    }

    @Override
    public List<StepPart> parts(int k, double gradient, double... state) {
        StepPart m = StepPart.over(Kind.CORRECTED, state[0], divisor(beta, k));
        StepPart s = StepPart.over(Kind.CORRECTED_SECOND_MOMENT, state[1], divisor(BETA_2, k));
        return List.of(
                StepPart.of(Kind.GRADIENT, gradient),
                StepPart.of(Kind.FIRST_MOMENT, state[0]),
                m,
                StepPart.of(Kind.SECOND_MOMENT, state[1]),
                s,
                StepPart.over(Kind.STEP, -lr * m.value(), Math.sqrt(s.value()) + EPSILON));
    }

    private static double divisor(double beta, int k) {
        return 1 - Math.pow(beta, k + 1.0);
    }
}
