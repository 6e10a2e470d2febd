package dev.backprop.engine.optim;

import dev.backprop.engine.optim.StepPart.Kind;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;

/**
 * v ← βv + (1−β)g, x ← x − α·v/c, an exponential moving average of the gradients (Kingma &amp; Ba 2015, section 2, for v and
 * its correction).
 */
record MovingAverage(double lr, double beta, Correction correction) implements Momentum {
    /** What v is divided by. */
    enum Correction {
        /** c = 1. */
        NONE,
        /** c = 1 − β^(k+1): without it the first averages are too small, for v starts at 0. */
        ADAM,
        /** c = 1 + β^(k+1): the lecture notebook's; it makes the first steps smaller still. */
        NOTEBOOK;

        double divisor(double beta, int k) {
            return switch (this) {
                case NONE -> 1;
                case ADAM -> 1 - Math.pow(beta, k + 1.0);
                case NOTEBOOK -> 1 + Math.pow(beta, k + 1.0);
            };
        }
    }

    @Override
    public void step(int k, Tensor parameter, Tensor gradient, List<Tensor> state) {
        Tensor v = state.get(0);
        v.scale(beta);
        v.axpy(1 - beta, gradient);
        parameter.axpy(-lr / correction.divisor(beta, k), v);
    }

    @Override
    public List<StepPart> parts(int k, double gradient, double... state) {
        double v = state[0];
        double divisor = correction.divisor(beta, k);
        StepPart g = StepPart.of(Kind.GRADIENT, gradient);
        StepPart velocity = StepPart.of(Kind.VELOCITY, v);
        StepPart step = StepPart.of(Kind.STEP, -lr / divisor * v);
        return correction == Correction.NONE
                ? List.of(g, velocity, step)
                : List.of(g, velocity, StepPart.over(Kind.CORRECTED, v, divisor), step);
    }
}
