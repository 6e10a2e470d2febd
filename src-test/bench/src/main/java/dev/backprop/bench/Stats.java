package dev.backprop.bench;

import java.util.Arrays;

/** The few statistics of a benchmark. */
public final class Stats {
    private Stats() {}

    /** The middle value, or the mean of the two in the middle; at least one value. */
    public static double median(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a median of no values");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The smallest value that at least this share of them does not pass; at least one value. */
    public static double percentile(double[] values, double share) {
        if (values.length == 0 || !(share > 0) || share > 1) {
            throw new IllegalArgumentException(
                    "share " + share + " of " + values.length + " values: expected over 0 to 1 of at least one");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    /** The median of a[i] / b[i]: what the ratio is where the machine's speed drifts over the rounds. */
    static double pairwiseRatio(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(a.length + " and " + b.length + " values, expected pairs");
        }
        double[] ratios = new double[a.length];
        Arrays.setAll(ratios, i -> a[i] / b[i]);
        return median(ratios);
    }
}
