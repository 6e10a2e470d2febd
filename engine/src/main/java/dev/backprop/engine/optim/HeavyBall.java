package dev.backprop.engine.optim;

import dev.backprop.engine.optim.StepPart.Kind;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;

/** v ← βv + g, x ← x − αv (Polyak 1964; PyTorch's {@code SGD} with momentum, no dampening). */
record HeavyBall(double lr, double beta) implements Momentum {
    @Override
    public void step(int k, Tensor parameter, Tensor gradient, List<Tensor> state) {
        Tensor v = state.get(0);
        v.scale(beta);
        v.axpy(1, gradient);
        parameter.axpy(-lr, v);
    }

    @Override
    public List<StepPart> parts(int k, double gradient, double... state) {
        double v = state[0];
        return List.of(
                StepPart.of(Kind.GRADIENT, gradient), StepPart.of(Kind.VELOCITY, v), StepPart.of(Kind.STEP, -lr * v));
    }
}
