package dev.backprop.app.training;

import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.train.Origin;
import dev.backprop.engine.train.RunPlan;
import dev.backprop.engine.train.TrainingConfig;
import org.jspecify.annotations.Nullable;

/** Where a run begins: at its first weights, or with a past. */
final class Beginning {
    private final int threads;
    private final long historyBytes;
    private final FirstWeights first = new FirstWeights();
    private @Nullable WithPast past;

    /**
     * A past to begin with.
     *
     * @param origin the states before
     * @param from the run that it is a branch of, "2 at epoch 40"; empty where it is its own past, read from a file, which a
     *     reset leaves
     */
    record WithPast(Origin origin, String from) {}

    /**
     * @param threads that carry the run, at least 1
     * @param historyBytes memory for its keyframes
     * @param past null where it begins at its first weights
     */
    Beginning(int threads, long historyBytes, @Nullable WithPast past) {
        this.threads = threads;
        this.historyBytes = historyBytes;
        this.past = past;
    }

    /** What is to be trained from there, by other choices perhaps. */
    RunPlan plan(TrainingSettings chosen, Mnist data) {
        TrainingConfig config = chosen.config(data, threads);
        Parameters weights = first.of(config.spec(), chosen.seed(), chosen.init());
        RunPlan plan = new RunPlan(data.train(), data.test(), config, weights, chosen.epochs(), historyBytes);
        return past == null ? plan : plan.withOrigin(past.origin(), config);
    }

    /** The run begins anew: a past of its own is left, that of a branch stays. */
    void again() {
        if (past != null && past.from().isEmpty()) {
            past = null;
        }
    }

    boolean hasPast() {
        return past != null;
    }

    /** Epochs done there. */
    int epoch() {
        return past == null ? 0 : past.origin().epoch();
    }

    /** The run that it is a branch of; empty where it is none. */
    String from() {
        return past == null ? "" : past.from();
    }
}
