package dev.backprop.app.descent;

import dev.backprop.app.paint.AxisScale;
import dev.backprop.engine.descent.Expression;
import dev.backprop.engine.descent.Objective;
import dev.backprop.engine.descent.Trajectory;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * A function's curve in pixels: one sample for each column, which is all that a screen can show, broken at poles and where
 * f is not defined. Immutable but for its arrays, which nobody writes.
 *
 * @param text the function
 * @param range what part of the plane
 * @param area where on the screen
 * @param x the horizontal scale
 * @param y the vertical scale
 * @param columnY the curve's pixel over each column from the area's left edge on; NaN where it has none
 * @param path the line to draw
 */
record CurvePlot(
        String text, ViewRange range, Rectangle2D area, AxisScale x, AxisScale y, double[] columnY, Path2D path) {
    /** How far beyond the area a curve is followed, as a part of the area's height. */
    private static final double BEYOND = 2;

    static CurvePlot of(Expression f, ViewRange range, Rectangle2D area) {
        AxisScale x = new AxisScale(false, range.xLow(), range.xHigh(), area.getMinX(), area.getMaxX());
        AxisScale y = new AxisScale(false, range.yLow(), range.yHigh(), area.getMaxY(), area.getMinY());
        Objective objective = new Objective(f);
        double[] columnY = new double[(int) Math.ceil(area.getWidth()) + 1];
        for (int i = 0; i < columnY.length; i++) {
            double at = range.xLow() + (range.xHigh() - range.xLow()) * i / area.getWidth();
            double value = objective.value(at);
            columnY[i] = Double.isFinite(value) ? clamp(y.at(value), area) : Double.NaN;
        }
        return new CurvePlot(f.text(), range, area, x, y, columnY, path(columnY, area));
    }

    boolean isFor(Expression f, ViewRange otherRange, Rectangle2D otherArea) {
        return text.equals(f.text()) && range.equals(otherRange) && area.equals(otherArea);
    }

    /** The pixel of an iterate, from the left. */
    double x(Trajectory t, int k) {
        return x.at(t.x(k, 0));
    }

    /** The pixel of an iterate, from the top. */
    double y(Trajectory t, int k) {
        return y.at(t.f(k));
    }

    /** Whether an iterate is inside. */
    boolean holds(Trajectory t, int k) {
        return area.contains(x(t, k), y(t, k));
    }

    private static Path2D path(double[] columnY, Rectangle2D area) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, columnY.length);
        boolean down = false;
        for (int i = 0; i < columnY.length; i++) {
            double at = area.getMinX() + i;
            if (Double.isNaN(columnY[i])) {
                down = false;
                continue;
            }
            if (down && !pole(columnY[i - 1], columnY[i], area)) {
                path.lineTo(at, columnY[i]);
            } else {
                path.moveTo(at, columnY[i]);
            }
            down = true;
        }
        return path;
    }

    /** From above the picture to below it within one column: no curve does that but at a pole. */
    private static boolean pole(double before, double now, Rectangle2D area) {
        return (before < area.getMinY() && now > area.getMaxY()) || (before > area.getMaxY() && now < area.getMinY());
    }

    private static double clamp(double pixel, Rectangle2D area) {
        double most = BEYOND * area.getHeight();
        return Math.max(area.getMinY() - most, Math.min(area.getMaxY() + most, pixel));
    }
}
