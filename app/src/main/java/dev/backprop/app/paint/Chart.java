package dev.backprop.app.paint;

import java.util.Arrays;
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
 * @param marks vertical lines of note, dashed
 * @param readout the numbers at one place, if some are asked for
 */
public record Chart(
        String title,
        List<Series> series,
        Axis x,
        Axis y,
        List<Level> levels,
        @Nullable Double cursor,
        List<Mark> marks,
        @Nullable Readout readout) {
    /** Copies the lists. */
    public Chart {
        series = List.copyOf(series);
        levels = List.copyOf(levels);
        marks = List.copyOf(marks);
    }

    /** A chart without marks and numbers. */
    public Chart(String title, List<Series> series, Axis x, Axis y, List<Level> levels, @Nullable Double cursor) {
        this(title, series, x, y, levels, cursor, List.of(), null);
    }

    /** Lines on axes that fit them, and nothing else. */
    public static Chart of(List<Series> series) {
        return new Chart("", series, Axis.FIT, Axis.FIT, List.of(), null);
    }

    /** The same chart with the vertical line elsewhere. */
    public Chart withCursor(double place) {
        return new Chart(title, series, x, y, levels, place, marks, readout);
    }

    /** Whether another has the same lines on the same axes; what stands over them may be another. */
    boolean sameLines(Chart other) {
        boolean same = title.equals(other.title)
                && x.equals(other.x)
                && y.equals(other.y)
                && levels.equals(other.levels)
                && series.size() == other.series.size();
        for (int i = 0; same && i < series.size(); i++) {
            same = series.get(i).same(other.series.get(i));
        }
        return same;
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
     * @param stroke how it is drawn
     */
    public record Series(String id, String name, Hue hue, double[] x, double[] y, boolean dots, Stroke stroke) {
        /** Checks the lengths. */
        public Series {
            if (x.length != y.length) {
                throw new IllegalArgumentException(
                        "series " + id + ": " + x.length + " x and " + y.length + " y, expected as many");
            }
        }

        private boolean same(Series other) {
            return id.equals(other.id)
                    && name.equals(other.name)
                    && hue == other.hue
                    && dots == other.dots
                    && stroke.equals(other.stroke)
                    && Arrays.equals(x, other.x)
                    && Arrays.equals(y, other.y);
        }

        /** A plain line. */
        public Series(String id, String name, Hue hue, double[] x, double[] y, boolean dots) {
            this(id, name, hue, x, y, dots, Stroke.PLAIN);
        }
    }

    /** What a line is made of, so that lines of one colour can be told apart. */
    public enum Dash {
        /** Unbroken. */
        SOLID,
        /** Strokes. */
        DASHED,
        /** Dots. */
        DOTTED,
        /** Strokes and dots in turn. */
        DASH_DOT
    }

    /**
     * How a line is drawn.
     *
     * @param dash what it is made of
     * @param width in logical pixels at a type scale of 1
     * @param opacity 0–1
     */
    public record Stroke(Dash dash, double width, double opacity) {
        /** Unbroken and easily seen. */
        public static final Stroke PLAIN = new Stroke(Dash.SOLID, 2, 1);
    }

    /**
     * One axis.
     *
     * @param logarithmic powers of ten instead of even steps
     * @param min its lower end; absent: as the data need
     * @param max its upper end; absent: as the data need
     * @param name beside its first tick; may be empty. Only a horizontal axis shows one.
     * @param counting whether only whole numbers have a meaning; only a horizontal axis heeds it
     */
    public record Axis(
            boolean logarithmic,
            @Nullable Double min,
            @Nullable Double max,
            String name,
            boolean counting) {
        /** Even steps, as far as the data go. */
        public static final Axis FIT = new Axis(false, null, null);
        /** Powers of ten, as far as the data go. */
        public static final Axis LOG = new Axis(true, null, null);

        /** An axis without a name. */
        public Axis(boolean logarithmic, @Nullable Double min, @Nullable Double max) {
            this(logarithmic, min, max, "", false);
        }

        /** The same axis with a name. */
        public Axis named(String newName) {
            return new Axis(logarithmic, min, max, newName, counting);
        }

        /** The same axis with ticks at whole numbers only. */
        public Axis ofCounts() {
            return new Axis(logarithmic, min, max, name, true);
        }

        /** Even steps between two ends. */
        public static Axis between(double min, double max) {
            return new Axis(false, min, max);
        }
    }

    /**
     * A line of reference.
     *
     * @param y its height
     * @param label written over it at the left, where no line has its name
     * @param hue its colour
     */
    public record Level(double y, String label, Hue hue) {}

    /**
     * A place of note.
     *
     * @param id unique in the chart
     * @param x where
     * @param label beside its line, cut where it is too long
     * @param text the whole of it, for who points at it
     * @param hue its colour
     */
    public record Mark(String id, double x, String label, String text, Hue hue) {}

    /**
     * The numbers of every line at one place, as a small table beside a line through all of them.
     *
     * @param x where
     * @param head over the names
     * @param columns over the numbers
     * @param rows one for each thing that has numbers there
     */
    public record Readout(double x, String head, List<String> columns, List<Row> rows) {
        /** Copies the lists. */
        public Readout {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        /**
         * One row.
         *
         * @param name of what has the numbers
         * @param hue its colour
         * @param cells as many as there are columns, or fewer
         */
        public record Row(String name, Hue hue, List<String> cells) {
            /** Copies the list. */
            public Row {
                cells = List.copyOf(cells);
            }
        }
    }
}
