package dev.backprop.engine.optim;

import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;

/** A rule that keeps one tensor for each parameter: v, a sum or an average of its gradients, from zeros on. */
interface Momentum extends Optimizer {
    @Override
    default List<String> stateNames() {
        return List.of("v");
    }

    @Override
    default List<Tensor> state(Storage storage, Tensor parameter) {
        return List.of(storage.zeros(parameter.shape()));
    }
}
