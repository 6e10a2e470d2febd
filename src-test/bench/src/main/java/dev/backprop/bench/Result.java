package dev.backprop.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table.
 *
 * @param id for {@code --rows}
 * @param job in words
 * @param peer with whom it is compared; null where a limit is all there is
 * @param unit of the values
 * @param ours as measured, in order
 * @param theirs as measured in turn with {@code ours}; empty without a peer
 * @param limit the most that the ratio, or without a peer our median, may be
 * @param ourLoss after the epoch; NaN where there is none
 * @param theirLoss after the epoch; NaN where there is none
 */
record Result(
        String id,
        String job,
        @Nullable String peer,
        String unit,
        double[] ours,
        double[] theirs,
        double limit,
        double ourLoss,
        double theirLoss) {
    /** How far two losses after the same epoch may differ. */
    static final double SAME_LOSS = 1e-4;

    /** Without a peer. */
    static Result alone(String id, String job, String unit, double[] ours, double limit) {
        return new Result(id, job, null, unit, ours, new double[0], limit, Double.NaN, Double.NaN);
    }

    double ourMedian() {
        return Stats.median(ours);
    }

    double theirMedian() {
        return peer == null ? Double.NaN : Stats.median(theirs);
    }

    /** Of the medians; NaN without a peer. */
    double ratio() {
        return ourMedian() / theirMedian();
    }

    /** The median of each round's ratio; NaN without a peer. */
    double pairwiseRatio() {
        return peer == null ? Double.NaN : Stats.pairwiseRatio(ours, theirs);
    }

    /** Whether both sides computed the same. */
    boolean sameLoss() {
        return peer == null || Math.abs(ourLoss - theirLoss) <= SAME_LOSS;
    }

    boolean met() {
        return sameLoss() && (peer == null ? ourMedian() : ratio()) <= limit;
    }

    String verdict() {
        return Double.isNaN(ourMedian()) ? "not measured" : !sameLoss() ? "NO: losses differ" : met() ? "yes" : "no";
    }

    /** A number with as many places as it needs here; a dash for NaN. */
    static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }
}
