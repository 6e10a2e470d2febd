package dev.backprop.engine.optim;

import dev.backprop.engine.graph.Multiply;
import dev.backprop.engine.tensor.PairFunction;
import dev.backprop.engine.tensor.Tensor;

/** The elementwise step that RMSProp and Adam share. */
final class Moments {
    /** g² as a product of two; nobody takes the gradient of an update. */
    private static final PairFunction SQUARE = new Multiply();

    private Moments() {}

    /** s ← βs + (1−β)g². */
    static void second(Tensor s, double beta, Tensor gradient, Tensor room) {
        room.zip(SQUARE, gradient, gradient);
        s.scale(beta);
        s.axpy(1 - beta, room);
    }
}
