package dev.backprop.engine.optim;

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
}
