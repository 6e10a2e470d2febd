package dev.backprop.engine.optim;

import dev.backprop.engine.graph.Multiply;
import dev.backprop.engine.tensor.PairFunction;
import dev.backprop.engine.tensor.Tensor;

/** The elementwise step that RMSProp and Adam share. */
final class Moments {
    /** A product of two; nobody takes the gradient of an update. */
    private static final PairFunction PRODUCT = new Multiply();

    private Moments() {}

    /**
     * s ← βs + (1−β)g², multiplied as PyTorch does, (1−β)·g first: where RMSProp steps to and fro over a valley it magnifies the
     * last bit until it is seen.
     */
    static void second(Tensor s, double beta, Tensor gradient, Tensor room) {
        room.copy(gradient);
        room.scale(1 - beta);
        room.zip(PRODUCT, room, gradient);
        s.scale(beta);
        s.axpy(1, room);
    }
}
