package dev.backprop.app.paint;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/**
 * A line that goes up and down in nearly every column of pixels, such as a loss with mini-batches. To stroke its thousands of
 * edges takes ten times as long as everything else in a chart, and shows what a bar in each column shows: from the lowest
 * point of the line in it to the highest.
 */
final class NoisyLine {
    /** A line is noisy if it travels farther up and down than this many pixels a column. */
    private static final double NOISY = 4;

    private NoisyLine() {}

    /** Whether a line is noisy; points that are not finite are gaps. */
    static boolean is(double[] y, int[] indices, int columns) {
        double travel = 0;
        double before = Double.NaN;
        for (int i : indices) {
            double step = Math.abs(y[i] - before);
            travel += Double.isFinite(step) ? step : 0;
            before = y[i];
        }
        return indices.length > columns / 4 && travel > NOISY * columns;
    }

    /**
     * Fills the bars, each by itself and without smooth edges: as one shape they would take longer than the line.
     *
     * @param g whose colour they have
     * @param left pixel of the first column
     * @param columns of one pixel each; what lies beside them is left out
     * @param width of the line
     * @param dash lengths along the axis that are drawn and left out in turn; empty: all of it is drawn
     */
    static void fill(
            Graphics2D g, double[] x, double[] y, int[] indices, double left, int columns, double width, float[] dash) {
        double[] low = new double[columns];
        double[] high = new double[columns];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int k = 1; k < indices.length; k++) {
            int a = indices[k - 1];
            int b = indices[k];
            if (Double.isFinite(y[a]) && Double.isFinite(y[b])) {
                segment(x[a] - left, y[a], x[b] - left, y[b], low, high);
            }
        }
        Object before = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        Rectangle2D.Double bar = new Rectangle2D.Double();
        for (int c = 0; c < columns; c++) {
            if (low[c] <= high[c] && drawn(left + c, dash)) {
                bar.setRect(left + c, low[c] - width / 2, 1, high[c] - low[c] + width);
                g.fill(bar);
            }
        }
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, before);
    }

    /** Widens the range of each column that a straight piece goes through. */
    private static void segment(double x0, double y0, double x1, double y1, double[] low, double[] high) {
        int first = Math.max(0, (int) Math.floor(x0));
        int last = Math.min(low.length - 1, (int) Math.floor(x1));
        for (int c = first; c <= last; c++) {
            double from = at(Math.max(x0, c), x0, y0, x1, y1);
            double to = at(Math.min(x1, c + 1.0), x0, y0, x1, y1);
            low[c] = Math.min(low[c], Math.min(from, to));
            high[c] = Math.max(high[c], Math.max(from, to));
            if (x1 <= x0) {
                low[c] = Math.min(low[c], Math.min(y0, y1));
                high[c] = Math.max(high[c], Math.max(y0, y1));
            }
        }
    }

    private static double at(double x, double x0, double y0, double x1, double y1) {
        return x1 > x0 ? y0 + (x - x0) / (x1 - x0) * (y1 - y0) : y1;
    }

    private static boolean drawn(double x, float[] dash) {
        double period = 0;
        for (float part : dash) {
            period += part;
        }
        if (period == 0) {
            return true;
        }
        double at = x % period;
        int part = 0;
        while (part < dash.length - 1 && at >= dash[part]) {
            at -= dash[part++];
        }
        return part % 2 == 0;
    }
}
