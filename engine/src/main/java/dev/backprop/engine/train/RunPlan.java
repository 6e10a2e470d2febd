package dev.backprop.engine.train;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TrainingRun} is to do.
 *
 * @param train what is learnt
 * @param test what the accuracy is measured on
 * @param config the run
 * @param initial the weights before the first epoch
 * @param epochs how many, at least 1
 * @param historyBytes memory for keyframes, at least 0
 * @param origin the past that it begins with; null where it begins with the first epoch
 */
public record RunPlan(
        Dataset train,
        Dataset test,
        TrainingConfig config,
        Parameters initial,
        int epochs,
        long historyBytes,
        @Nullable Origin origin) {
    /** Memory for keyframes where nothing else is said: 64 MB. */
    public static final long DEFAULT_HISTORY_BYTES = 64L << 20;

    /** Checks the ranges. */
    public RunPlan {
        if (epochs < 1 || historyBytes < 0) {
            throw new IllegalArgumentException("plan: found " + epochs + " epochs and " + historyBytes
                    + " bytes of history, expected at least 1 and 0");
        }
        if (origin != null) {
            origin.legs().get(0).config().requireSameRun(config);
        }
    }

    /** A run from the first epoch on. */
    public RunPlan(
            Dataset train, Dataset test, TrainingConfig config, Parameters initial, int epochs, long historyBytes) {
        this(train, test, config, initial, epochs, historyBytes, null);
    }

    /** The same with more epochs, or fewer. */
    public RunPlan withEpochs(int count) {
        return new RunPlan(train, test, config, initial, count, historyBytes, origin);
    }

    /** The same, with a past to begin with; {@code config} is that of the epochs that follow. */
    public RunPlan withOrigin(Origin past, TrainingConfig next) {
        return new RunPlan(train, test, next, initial, epochs, historyBytes, past);
    }
}
