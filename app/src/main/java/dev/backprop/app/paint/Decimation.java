package dev.backprop.app.paint;

import java.util.Arrays;

/** Thins a line to what a screen can show: the least and the greatest point of each column of pixels. */
public final class Decimation {
    private Decimation() {}

    /**
     * The points to draw of a whole line: all of them where there are few, else at most two a column plus the two ends.
     *
     * @param x ascending, in pixels or any other unit
     * @param y as many
     * @param columns how many columns of pixels the line spans, at least 1
     * @return indices, ascending
     */
    public static int[] indices(double[] x, double[] y, int columns) {
        int n = x.length;
        return n == 0 ? new int[0] : indices(x, y, n, x[0], x[n - 1], columns, false);
    }

    /**
     * The points to draw of a stretch of a line: at most two a column, and the nearest beyond either end of the stretch, so
     * that the line reaches the edges. Numbers that are not finite stand for gaps; one is kept where a column holds nothing
     * else. No greatest or least number of a column is lost, so it does not matter whether the axis is linear or
     * logarithmic.
     *
     * @param x ascending
     * @param y as many
     * @param size how many of them count
     * @param from the left edge, in the unit of {@code x}
     * @param to the right edge, at least {@code from}
     * @param columns how many columns of pixels the stretch spans, at least 1
     * @param positive whether numbers that are not over 0 are gaps, too, as on a logarithmic axis
     * @return indices, ascending
     */
    public static int[] indices(
            double[] x, double[] y, int size, double from, double to, int columns, boolean positive) {
        if (columns < 1 || size < 0 || size > x.length || size > y.length || !(from <= to)) {
            throw new IllegalArgumentException("decimation of " + size + " of " + x.length + " and " + y.length
                    + " points from " + from + " to " + to + " in " + columns + " columns: expected a count within"
                    + " both, ascending ends and a column at least");
        }
        int first = Math.max(0, firstAtLeast(x, size, from) - 1);
        int last = Math.min(size - 1, firstOver(x, size, to));
        int count = last - first + 1;
        if (count <= 2 * columns + 2) {
            int[] all = new int[Math.max(0, count)];
            Arrays.setAll(all, i -> first + i);
            return all;
        }
        return thinned(new Line(x, y, from, columns / (to - from), columns, positive), first, last);
    }

    private static int[] thinned(Line line, int first, int last) {
        int[] kept = new int[2 * line.columns() + 4];
        int count = 0;
        kept[count++] = first;
        int i = first + 1;
        while (i < last) {
            int column = line.column(i);
            int least = -1;
            int greatest = -1;
            int start = i;
            for (; i < last && line.column(i) == column; i++) {
                double y = line.y()[i];
                if (line.shows(y)) {
                    least = least < 0 || y < line.y()[least] ? i : least;
                    greatest = greatest < 0 || y > line.y()[greatest] ? i : greatest;
                }
            }
            if (least < 0) {
                kept[count++] = start;
            } else {
                kept[count++] = Math.min(least, greatest);
                if (least != greatest) {
                    kept[count++] = Math.max(least, greatest);
                }
            }
        }
        kept[count++] = last;
        return Arrays.copyOf(kept, count);
    }

    private record Line(double[] x, double[] y, double from, double perUnit, int columns, boolean positive) {
        int column(int i) {
            double column = (x[i] - from) * perUnit;
            return column > 0 ? Math.min(columns - 1, (int) column) : 0;
        }

        boolean shows(double value) {
            return Double.isFinite(value) && (!positive || value > 0);
        }
    }

    private static int firstAtLeast(double[] x, int size, double value) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (x[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int firstOver(double[] x, int size, double value) {
        return firstAtLeast(x, size, Math.nextUp(value));
    }
}
