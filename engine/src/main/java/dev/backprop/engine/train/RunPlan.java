package dev.backprop.engine.train;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.Parameters;

/**
 * What a {@link TrainingRun} is to do.
 *
 * @param train what is learnt
 * @param test what the accuracy is measured on
 * @param config the run
 * @param initial the weights it starts from
 * @param epochs how many, at least 1
 * @param historyBytes memory for keyframes, at least 0
 */
public record RunPlan(
        Dataset train, Dataset test, TrainingConfig config, Parameters initial, int epochs, long historyBytes) {
    /** Memory for keyframes where nothing else is said: 64 MB. */
    public static final long DEFAULT_HISTORY_BYTES = 64L << 20;

    /** Checks the ranges. */
    public RunPlan {
        if (epochs < 1 || historyBytes < 0) {
            throw new IllegalArgumentException("plan: found " + epochs + " epochs and " + historyBytes
                    + " bytes of history, expected at least 1 and 0");
        }
    }
}
