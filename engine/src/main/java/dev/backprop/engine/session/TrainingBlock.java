package dev.backprop.engine.session;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.optim.OptimizerSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A training run as a session file describes it: every option of {@code train}, and how far the run has come.
 *
 * @param data {@value #BUNDLED}, or a folder
 * @param sha256 of the uncompressed data files, by their names; empty where none is given
 * @param epochs of the whole run, at least 1
 * @param optimizer rule, lr and beta
 * @param batch rows of a batch, at least 1; null is the full batch
 * @param hidden units of each hidden layer; null is the widths in {@code init}, or one of 32 without it
 * @param activation of the hidden layers
 * @param output of the last layer, {@code softmax} or {@code linear}
 * @param init NPZ of initial weights, if any
 * @param seed of the initial weights and the shuffles
 * @param threads at least 1; null is the program's choice
 * @param report every how many epochs a line is reported, at least 1
 * @param shards how many replicas the rows are split into, at least 1
 * @param epochsDone how many epochs the run has behind it, 0–epochs
 * @param weights NPZ of the weights after them, beside the session; null where there is none
 * @param metrics of the epochs done, in their order
 * @param testAccuracy after the epochs done, 0–1, if it was measured
 * @param conditions what the command line's usual run does not have
 */
public record TrainingBlock(
        String data,
        Map<String, String> sha256,
        int epochs,
        OptimizerSpec optimizer,
        @Nullable Integer batch,
        @Nullable List<Integer> hidden,
        Activation activation,
        Activation output,
        @Nullable String init,
        long seed,
        @Nullable Integer threads,
        int report,
        int shards,
        int epochsDone,
        @Nullable String weights,
        List<Metric> metrics,
        @Nullable Double testAccuracy,
        RunConditions conditions) {
    /** The name of the data that the program brings along. */
    public static final String BUNDLED = "bundled";
    /** What {@code --epochs} is where it is not given. */
    public static final int DEFAULT_EPOCHS = 1000;
    /** What {@code --report} is where it is not given. */
    public static final int DEFAULT_REPORT = 100;
    /** The usual number of shards. */
    public static final int DEFAULT_SHARDS = 2;

    /** Keeps its own collections. */
    public TrainingBlock {
        sha256 = Collections.unmodifiableMap(new LinkedHashMap<>(sha256));
        hidden = hidden == null ? null : List.copyOf(hidden);
        metrics = List.copyOf(metrics);
    }

    /**
     * What was measured in one epoch.
     *
     * @param epoch from 0 on
     * @param loss before the epoch's update
     * @param seconds that the epoch took
     */
    public record Metric(int epoch, double loss, double seconds) {}
}
