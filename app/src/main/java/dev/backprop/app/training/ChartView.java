package dev.backprop.app.training;

import org.jspecify.annotations.Nullable;

/**
 * How the curves are looked at.
 *
 * @param metric which
 * @param logarithmic whether the vertical axis has powers of ten
 * @param smoothing the weight of the past in an exponential moving average, 0 (off) to under 1
 * @param epochs the stretch that is shown; null: all of the run
 * @param heights the numbers that are shown; null: as the stretch needs
 */
record ChartView(
        Metric metric,
        boolean logarithmic,
        double smoothing,
        @Nullable Span epochs,
        @Nullable Span heights) {
    /** Losses, all of them, as they are. */
    static final ChartView FIRST = new ChartView(Metric.LOSS, false, 0, null, null);

    /** Checks the smoothing. */
    ChartView {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException("smoothing: found " + smoothing + ", expected 0 to under 1");
        }
    }

    /** A stretch of numbers, {@code low} under {@code high}. */
    record Span(double low, double high) {
        /** Checks the order. */
        Span {
            if (!(low < high)) {
                throw new IllegalArgumentException("span: found " + low + " to " + high + ", expected ascending ends");
            }
        }

        double size() {
            return high - low;
        }
    }

    /** Whether something else than all of it is shown. */
    boolean zoomed() {
        return epochs != null || heights != null;
    }

    ChartView showing(@Nullable Span newEpochs, @Nullable Span newHeights) {
        return new ChartView(metric, logarithmic, smoothing, newEpochs, newHeights);
    }
}
