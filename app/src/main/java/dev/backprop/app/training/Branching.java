package dev.backprop.app.training;

import dev.backprop.engine.train.Origin;
import dev.backprop.engine.train.TrainingConfig;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.function.BooleanSupplier;

/**
 * A run that goes on from a state of another one.
 *
 * @param settings its own, as they were at that epoch
 * @param begin the past that it has in common with the other
 */
record Branching(String name, TrainingSettings settings, Beginning.WithPast begin) {
    /**
     * Goes back to an epoch, which may take as long as training from the keyframe before it.
     *
     * @param id the run's
     * @param settings of its newest epoch
     * @param cancelled asked often; a {@link java.util.concurrent.CancellationException} follows
     */
    static Branching of(
            int id, TrainingSettings settings, TrainingSnapshot snapshot, int epoch, BooleanSupplier cancelled) {
        Origin origin = snapshot.history().branch(epoch, cancelled);
        TrainingConfig config = snapshot.history().config(epoch);
        String from = id + " at epoch " + epoch;
        TrainingSettings own = settings.withOptimizer(config.optimizer())
                .withBatch(config.batch())
                .withZeroGrad(config.zeroGrad());
        return new Branching("from " + from, own, new Beginning.WithPast(origin, from));
    }
}
