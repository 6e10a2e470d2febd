package dev.backprop.engine.nn;

import java.util.Arrays;
import java.util.Optional;

/** What a loss asks of its targets: {@code bce} numbers in 0–1, {@code cross-entropy} none below 0 and a sum of 1. */
public final class Targets {
    /** How far the targets of cross-entropy may sum from 1: enough for thirds and sevenths written in decimals. */
    private static final double SUM_TOLERANCE = 1e-6;

    private Targets() {}

    /**
     * What is wrong with targets.
     *
     * @param element which of them, from 0; −1: all of them together
     * @param found what was found
     * @param expected what was expected
     */
    public record Objection(int element, String found, String expected) {}

    /**
     * What the loss has against targets; empty where it takes them.
     *
     * @param y the targets of one sample, finite
     */
    public static Optional<Objection> objection(double[] y, Loss loss) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            if (loss == Loss.BCE && (y[i] < 0 || y[i] > 1)) {
                return Optional.of(new Objection(i, String.valueOf(y[i]), "0–1, for bce"));
            }
            if (loss == Loss.CROSS_ENTROPY && y[i] < 0) {
                return Optional.of(new Objection(i, String.valueOf(y[i]), "at least 0, for cross-entropy"));
            }
            sum += y[i];
        }
        if (loss == Loss.CROSS_ENTROPY && !(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            return Optional.of(new Objection(-1, "targets that sum to " + sum, "a sum of 1, for cross-entropy"));
        }
        return Optional.empty();
    }

    /**
     * The same targets where the loss takes them; otherwise near ones that it takes: brought into 0–1, or made not negative
     * and divided by their sum. Where nothing is left to divide, the first is 1.
     */
    public static double[] fitted(double[] y, Loss loss) {
        if (objection(y, loss).isEmpty()) {
            return y.clone();
        }
        if (loss == Loss.BCE) {
            return Arrays.stream(y).map(v -> Math.max(0, Math.min(1, v))).toArray();
        }
        double[] out = Arrays.stream(y).map(v -> Math.max(0, v)).toArray();
        double sum = Arrays.stream(out).sum();
        if (sum > 0 && Double.isFinite(sum)) {
            return Arrays.stream(out).map(v -> v / sum).toArray();
        }
        Arrays.fill(out, 0);
        out[0] = 1;
        return out;
    }
}
