package dev.backprop.app.paint;

import java.awt.geom.Path2D;

/**
 * A dashed line whose gaps are counted along the axis: to count them along the line takes a hundred times as long where it
 * has many points. Where those lie far apart it is broken between them too.
 */
final class DashedLine {
    private DashedLine() {}

    /**
     * The dashes.
     *
     * @param x of the points, ascending, in pixels
     * @param y of the points; where one is not finite there is a gap
     * @param indices which of them, ascending
     * @param dash lengths that are drawn and left out in turn, in pixels, an even number of them, each over 0
     */
    static Path2D path(double[] x, double[] y, int[] indices, float[] dash) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, indices.length + 1);
        boolean down = false;
        for (int k = 1; k < indices.length; k++) {
            int a = indices[k - 1];
            int b = indices[k];
            boolean there =
                    Double.isFinite(x[a]) && Double.isFinite(y[a]) && Double.isFinite(x[b]) && Double.isFinite(y[b]);
            double from = x[a];
            down &= there;
            while (there) {
                Stretch stretch = Stretch.at(from, dash);
                double to = Math.min(stretch.end(), x[b]);
                if (stretch.drawn() && !down) {
                    path.moveTo(from, from == x[a] ? y[a] : between(x, y, a, b, from));
                }
                if (stretch.drawn()) {
                    path.lineTo(to, between(x, y, a, b, to));
                }
                down = stretch.drawn();
                there = stretch.end() < x[b];
                from = stretch.end();
            }
        }
        return path;
    }

    /** The height of the straight line from one point to another. */
    private static double between(double[] x, double[] y, int a, int b, double at) {
        return at >= x[b] ? y[b] : y[a] + (at - x[a]) / (x[b] - x[a]) * (y[b] - y[a]);
    }

    /**
     * A dash, or the gap after one.
     *
     * @param drawn whether it is a dash
     * @param end where the next one begins, in pixels
     */
    private record Stretch(boolean drawn, double end) {
        static Stretch at(double x, float[] dash) {
            double period = 0;
            for (float part : dash) {
                period += part;
            }
            double border = Math.floor(x / period) * period;
            for (int part = 0; part < dash.length; part++) {
                border += dash[part];
                if (x < border) {
                    return new Stretch(part % 2 == 0, border);
                }
            }
            // Where a border is rounded, the next period's first dash begins at it.
            return new Stretch(true, border + dash[0]);
        }
    }
}
