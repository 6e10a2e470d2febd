package dev.backprop.bench.scaling;

import dev.backprop.bench.Stats;
import java.util.Arrays;

/**
 * One measured place.
 *
 * @param axis what is varied
 * @param value to what
 * @param millis of each counted epoch
 */
record Point(Axis axis, int value, double[] millis) {
    double median() {
        return Stats.median(millis);
    }

    double least() {
        return Arrays.stream(millis).min().orElse(Double.NaN);
    }

    double most() {
        return Arrays.stream(millis).max().orElse(Double.NaN);
    }
}
