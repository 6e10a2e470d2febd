package dev.backprop.app.descent;

import dev.backprop.app.paint.AxisScale;
import dev.backprop.engine.descent.Objective;
import dev.backprop.engine.descent.Trajectory;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The graph of f′ in pixels: the engine's gradient at each column, which is all that a screen can show, broken where f′ jumps
 * or is not defined.
 *
 * @param x the horizontal scale
 * @param y the vertical scale; 0 is always on it
 * @param path the line to draw
 * @param zeros where f′ = 0 and is not 0 all around, in x from left to right
 */
record SlopeCurve(AxisScale x, AxisScale y, Path2D path, List<Double> zeros) {
    /** How far beyond the area the line is followed, as a part of the area's height. */
    private static final double BEYOND = 2;
    /** A step from one column to the next that may be a jump, as a part of the height. */
    private static final double LEAP = 0.2;

    private static final double MARGIN = 0.12;
    private static final int HALVINGS = 60;
    /** What counts as 0, as a part of f′ a column away. */
    private static final double NOTHING = 1e-6;

    static SlopeCurve of(Trajectory t, ViewRange range, Rectangle2D area) {
        Objective f = new Objective(t.config().expression());
        DoubleUnaryOperator slope = at -> f.gradient(at)[0];
        double[] at = new double[(int) Math.ceil(area.getWidth()) + 1];
        double[] g = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = range.xLow() + (range.xHigh() - range.xLow()) * i / area.getWidth();
            g[i] = slope.applyAsDouble(at[i]);
        }
        double[] heights = heights(t, range, g);
        AxisScale x = new AxisScale(false, range.xLow(), range.xHigh(), area.getMinX(), area.getMaxX());
        AxisScale y = new AxisScale(false, heights[0], heights[1], area.getMaxY(), area.getMinY());
        double leap = LEAP * (heights[1] - heights[0]);
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, at.length);
        boolean down = false;
        for (int i = 0; i < at.length; i++) {
            if (!Double.isFinite(g[i])) {
                down = false;
                continue;
            }
            double pixel = clamp(y.at(g[i]), area);
            if (down && !(Math.abs(g[i] - g[i - 1]) > leap && jumps(slope, at[i - 1], at[i]))) {
                path.lineTo(area.getMinX() + i, pixel);
            } else {
                path.moveTo(area.getMinX() + i, pixel);
            }
            down = true;
        }
        return new SlopeCurve(x, y, path, zeros(slope, at, g));
    }

    /** 0, the iterates' own, and of the rest what no pole sends far away. */
    private static double[] heights(Trajectory t, ViewRange range, double[] g) {
        double[] y = ViewRange.heights(g);
        y[0] = Math.min(0, y[0]);
        y[1] = Math.max(0, y[1]);
        for (int k = 0; k < t.size(); k++) {
            if (t.x(k, 0) >= range.xLow() && t.x(k, 0) <= range.xHigh()) {
                y[0] = Math.min(y[0], t.gradient(k, 0));
                y[1] = Math.max(y[1], t.gradient(k, 0));
            }
        }
        double margin = y[1] > y[0] ? MARGIN * (y[1] - y[0]) : 1;
        return new double[] {y[0] - margin, y[1] + margin};
    }

    /** Whether the difference between two points stays however near they come: halves it, keeping the greater part. */
    private static boolean jumps(DoubleUnaryOperator slope, double from, double to) {
        double low = from;
        double high = to;
        double atLow = slope.applyAsDouble(low);
        double atHigh = slope.applyAsDouble(high);
        double before = Math.abs(atHigh - atLow);
        for (int i = 0; i < HALVINGS / 2; i++) {
            double middle = (low + high) / 2;
            double at = slope.applyAsDouble(middle);
            if (!Double.isFinite(at)) {
                return true;
            }
            if (Math.abs(at - atLow) > Math.abs(atHigh - at)) {
                high = middle;
                atHigh = at;
            } else {
                low = middle;
                atLow = at;
            }
        }
        return Math.abs(atHigh - atLow) > before / 4;
    }

    private static List<Double> zeros(DoubleUnaryOperator slope, double[] at, double[] g) {
        List<Double> zeros = new ArrayList<>();
        for (int i = 1; i < g.length; i++) {
            if (g[i - 1] * g[i] < 0) {
                crossing(slope, at[i - 1], at[i], g[i - 1], g[i], zeros);
            } else if (i + 1 < g.length && g[i] == 0 && g[i - 1] * g[i + 1] < 0) {
                crossing(slope, at[i - 1], at[i + 1], g[i - 1], g[i + 1], zeros);
            } else if (i + 1 < g.length && g[i - 1] * g[i + 1] > 0 && least(g[i - 1], g[i], g[i + 1])) {
                touching(slope, at[i - 1], at[i + 1], Math.abs(g[i - 1]), zeros);
            }
        }
        // No screen tells it from 0, and its digits are those of the last halving.
        double width = at[at.length - 1] - at[0];
        zeros.replaceAll(zero -> Math.abs(zero) < 1e-9 * width ? 0.0 : zero);
        return List.copyOf(zeros);
    }

    private static boolean least(double before, double here, double after) {
        return Math.abs(here) < Math.abs(before) && Math.abs(here) <= Math.abs(after);
    }

    /** Halves an interval whose ends have other signs; no zero where f′ jumps over it, as that of |x| does. */
    private static void crossing(
            DoubleUnaryOperator slope, double from, double to, double atFrom, double atTo, List<Double> zeros) {
        double low = from;
        double high = to;
        double atLow = atFrom;
        double atHigh = atTo;
        for (int i = 0; i < HALVINGS && high - low > Math.ulp(Math.max(Math.abs(low), Math.abs(high))); i++) {
            double middle = (low + high) / 2;
            double at = slope.applyAsDouble(middle);
            if (at == 0) {
                // A zero, or the number that stands for the slope at a kink: f′ close by tells them apart.
                double near = (to - from) * 1e-9;
                atLow = slope.applyAsDouble(middle - near);
                atHigh = slope.applyAsDouble(middle + near);
                low = middle;
                high = middle;
            } else if (at * atFrom > 0) {
                low = middle;
                atLow = at;
            } else {
                high = middle;
                atHigh = at;
            }
        }
        if (Math.max(Math.abs(atLow), Math.abs(atHigh)) <= NOTHING * Math.max(Math.abs(atFrom), Math.abs(atTo))) {
            zeros.add((low + high) / 2);
        }
    }

    /** The least |f′| in an interval, by thirds; a zero where that is as good as 0. */
    private static void touching(DoubleUnaryOperator slope, double from, double to, double around, List<Double> zeros) {
        double low = from;
        double high = to;
        for (int i = 0; i < 2 * HALVINGS; i++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (Math.abs(slope.applyAsDouble(left)) <= Math.abs(slope.applyAsDouble(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        double middle = (low + high) / 2;
        if (Math.abs(slope.applyAsDouble(middle)) <= NOTHING * around) {
            zeros.add(middle);
        }
    }

    private static double clamp(double pixel, Rectangle2D area) {
        double most = BEYOND * area.getHeight();
        return Math.max(area.getMinY() - most, Math.min(area.getMaxY() + most, pixel));
    }
}
