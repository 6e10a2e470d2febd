package dev.backprop.engine.optim;

import dev.backprop.engine.tensor.PairFunction;
import dev.backprop.engine.tensor.Tensor;

/** The two elementwise steps that RMSProp and Adam share. */
final class Moments {
    /** s ← s + g² is not a sum of gradients alone, so it goes through a pair function. */
    private static final PairFunction SQUARE = forward((g, h) -> g * h);

    private Moments() {}

    /** s ← βs + (1−β)g². */
    static void second(Tensor s, double beta, Tensor gradient, Tensor room) {
        room.zip(SQUARE, gradient, gradient);
        s.scale(beta);
        s.axpy(1 - beta, room);
    }

    /** x ← x − size·m/(√(s/c) + ε). */
    static void descend(Tensor x, double size, Tensor m, Tensor s, double c, double epsilon, Tensor room) {
        room.zip(forward((a, b) -> a / (Math.sqrt(b / c) + epsilon)), m, s);
        x.axpy(-size, room);
    }

    private interface Formula {
        double value(double a, double b);
    }

    /** A pair function that is never differentiated: nobody takes the gradient of an update. */
    private static PairFunction forward(Formula formula) {
        return new PairFunction() {
            @Override
            public double value(double a, double b) {
                return formula.value(a, b);
            }

            @Override
            public double byFirst(double a, double b, double y) {
                throw new IllegalStateException("an update rule has no derivative");
            }

            @Override
            public double bySecond(double a, double b, double y) {
                throw new IllegalStateException("an update rule has no derivative");
            }
        };
    }
}
