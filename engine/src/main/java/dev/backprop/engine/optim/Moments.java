package dev.backprop.engine.optim;

import dev.backprop.engine.tensor.PairFunction;
import dev.backprop.engine.tensor.Tensor;

/** The elementwise step that RMSProp and Adam share. */
final class Moments {
    /** g² as a product of two; nobody takes the gradient of an update. */
    private static final PairFunction SQUARE = new PairFunction() {
        @Override
        public double value(double a, double b) {
            return a * b;
        }

        @Override
        public double byFirst(double a, double b, double y) {
            return b;
        }

        @Override
        public double bySecond(double a, double b, double y) {
            return a;
        }

        @Override
        public Kernel kernel() {
            return Kernel.MULTIPLY;
        }
    };

    private Moments() {}

    /** s ← βs + (1−β)g². */
    static void second(Tensor s, double beta, Tensor gradient, Tensor room) {
        room.zip(SQUARE, gradient, gradient);
        s.scale(beta);
        s.axpy(1 - beta, room);
    }
}
