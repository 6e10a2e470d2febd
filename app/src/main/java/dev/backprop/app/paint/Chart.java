package dev.backprop.app.paint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ChartPainter} paints. Nothing in it may change afterwards, the arrays included.
 *
 * @param title above the plot; may be empty
 * @param series the lines, painted in this order
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param levels horizontal lines of reference, dashed
 * @param cursor where a vertical line stands, if one does
 */
public record Chart(
        String title,
        List<Series> series,
        Axis x,
        Axis y,
        List<Level> levels,
        @Nullable Double cursor) {
    /** Copies the lists. */
    public Chart {
        series = List.copyOf(series);
        levels = List.copyOf(levels);
    }

    /** Lines on axes that fit them, and nothing else. */
    public static Chart of(List<Series> series) {
        return new Chart("", series, Axis.FIT, Axis.FIT, List.of(), null);
    }

    /**
     * One line.
     *
     * @param id unique in the chart
     * @param name written at its end
     * @param hue its colour
     * @param x ascending
     * @param y as many as {@code x}; what is not finite is a gap, and so is what is not over 0 on a logarithmic axis
     * @param dots whether each point has a dot
     */
    public record Series(String id, String name, Hue hue, double[] x, double[] y, boolean dots) {
        /** Checks the lengths. */
        public Series {
            if (x.length != y.length) {
                throw new IllegalArgumentException(
                        "series " + id + ": " + x.length + " x and " + y.length + " y, expected as many");
            }
        }
    }

    /**
     * One axis.
     *
     * @param logarithmic powers of ten instead of even steps
     * @param min its lower end; absent: as the data need
     * @param max its upper end; absent: as the data need
     */
    public record Axis(
            boolean logarithmic,
            @Nullable Double min,
            @Nullable Double max) {
        /** Even steps, as far as the data go. */
        public static final Axis FIT = new Axis(false, null, null);
        /** Powers of ten, as far as the data go. */
        public static final Axis LOG = new Axis(true, null, null);

        /** Even steps between two ends. */
        public static Axis between(double min, double max) {
            return new Axis(false, min, max);
        }
    }

    /**
     * A line of reference.
     *
     * @param y its height
     * @param label written over it at the right
     * @param hue its colour
     */
    public record Level(double y, String label, Hue hue) {}
}
