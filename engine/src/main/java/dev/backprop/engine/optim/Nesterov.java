package dev.backprop.engine.optim;

import dev.backprop.engine.optim.StepPart.Kind;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;

/** v ← βv + g, x ← x − α(g + βv) (Sutskever et al. 2013, in the form of PyTorch's {@code SGD(nesterov=True)}). */
record Nesterov(double lr, double beta) implements Momentum {
    @Override
    public void step(int k, Tensor parameter, Tensor gradient, List<Tensor> state) {
        Tensor v = state.get(0);
        v.scale(beta);
        v.axpy(1, gradient);
        parameter.axpy(-lr, gradient);
        parameter.axpy(-lr * beta, v);
    }

    @Override
    public List<StepPart> parts(int k, double gradient, double... state) {
        double v = state[0];
        return List.of(
                StepPart.of(Kind.GRADIENT, gradient),
                StepPart.of(Kind.VELOCITY, v),
                StepPart.of(Kind.LOOK_AHEAD, gradient + beta * v),
                StepPart.of(Kind.STEP, -lr * gradient - lr * beta * v));
    }
}
