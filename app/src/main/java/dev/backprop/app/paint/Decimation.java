package dev.backprop.app.paint;

import java.util.Arrays;

/** Thins a line to what a screen can show: the least and the greatest point of each column of pixels. */
final class Decimation {
    private Decimation() {}

    /**
     * The points to draw: all of them where there are few, else at most two a column plus the two ends. Points that are
     * not finite stand for gaps; one is kept where a column holds nothing else.
     *
     * @param x pixels, ascending
     * @param y pixels
     * @param columns how many columns of pixels the line spans, at least 1
     * @return indices, ascending
     */
    static int[] indices(double[] x, double[] y, int columns) {
        int n = x.length;
        if (n <= 2 * columns + 2) {
            int[] all = new int[n];
            Arrays.setAll(all, i -> i);
            return all;
        }
        int[] kept = new int[2 * columns + 4];
        int count = 0;
        kept[count++] = 0;
        double left = x[0];
        double width = (x[n - 1] - left) / columns;
        int i = 1;
        while (i < n - 1) {
            int column = column(x[i], left, width, columns);
            int least = i;
            int greatest = i;
            for (; i < n - 1 && column(x[i], left, width, columns) == column; i++) {
                least = y[i] < y[least] || Double.isNaN(y[least]) ? i : least;
                greatest = y[i] > y[greatest] || Double.isNaN(y[greatest]) ? i : greatest;
            }
            kept[count++] = Math.min(least, greatest);
            if (least != greatest) {
                kept[count++] = Math.max(least, greatest);
            }
        }
        kept[count++] = n - 1;
        return Arrays.copyOf(kept, count);
    }

    private static int column(double x, double left, double width, int columns) {
        return width > 0 ? Math.max(0, Math.min(columns - 1, (int) ((x - left) / width))) : 0;
    }
}
