package dev.backprop.app.descent;

import dev.backprop.engine.descent.Objective;
import dev.backprop.engine.descent.Surface;
import dev.backprop.engine.descent.Trajectory;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The part of the plane that the stage shows: [−1.2, 1.2] as in the notebook where the iterates stay inside, otherwise what
 * holds them; and of a curve the valleys around the start as well. A descent that runs away is held only as far as four times
 * its first step, or a few times as far as those valleys or a surface's window, for its beginning would be too small to see. It depends on the whole descent and not on the current iterate, so the picture stands still.
 *
 * @param xLow left
 * @param xHigh right
 * @param yLow bottom: a value of f, or y where there are two variables
 * @param yHigh top
 */
record ViewRange(double xLow, double xHigh, double yLow, double yHigh) {
    private static final double NOTEBOOK = 1.2;
    private static final int SAMPLES = 241;
    private static final double RUNAWAY = 4;
    /** How many times as far as the valleys around its start a descent that runs away is shown. */
    private static final double VALLEYS = 6;
    /** How many widths of a surface's window a descent on it that runs away is shown. */
    private static final double WINDOWS = 1.5;
    /** How far the curve may go beyond the iterates, in their own height. */
    private static final double CURVE = 1.5;

    private static final double LEAST = 1.6;

    /** The range of a descent on a function of x. */
    static ViewRange ofCurve(Trajectory t, Objective f) {
        double start = t.config().x0().get(0);
        Valleys valleys = Valleys.around(start, f);
        double near = valleys.isEmpty() ? Double.MAX_VALUE / 4 : VALLEYS * Math.max(valleys.reach(start), NOTEBOOK / 2);
        double[] x = interval(t, 0, valleys, near);
        double[] heights = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            heights[i] = f.value(x[0] + (x[1] - x[0]) * i / (SAMPLES - 1));
        }
        double[] y = heights(heights);
        double[] own = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int k = 0; k < t.size(); k++) {
            if (t.x(k, 0) >= x[0] && t.x(k, 0) <= x[1]) {
                own[0] = Math.min(own[0], t.f(k));
                own[1] = Math.max(own[1], t.f(k));
            }
        }
        for (double bottom : valleys.bottoms()) {
            own[0] = Math.min(own[0], f.value(bottom));
        }
        hold(y, own);
        double span = y[1] - y[0];
        if (!(span > 1e-9 * Math.max(1, Math.abs(y[1])))) {
            span = Math.max(1, Math.abs(y[1]));
            y[0] -= span / 2;
            y[1] += span / 2;
        }
        return new ViewRange(x[0], x[1], y[0] - 0.11 * span, y[1] + 0.04 * span);
    }

    /** The range of a descent; a standard surface has one of its own. */
    static ViewRange of(Trajectory t) {
        return t.dimension() == 1 ? ofCurve(t, new Objective(t.config().expression())) : onSurface(t);
    }

    private static ViewRange onSurface(Trajectory t) {
        Surface.Window window = Surface.of(t.config().f()).map(Surface::window).orElse(null);
        if (window == null) {
            return ofPlane(t);
        }
        ViewRange own = new ViewRange(window.xLow(), window.xHigh(), window.yLow(), window.yHigh());
        for (int k = 0; k < t.size(); k++) {
            if (!own.holds(t.x(k, 0), t.x(k, 1))) {
                return own.with(ofPlane(t, WINDOWS * (own.xHigh - own.xLow)));
            }
        }
        return own;
    }

    private boolean holds(double x, double y) {
        return x >= xLow && x <= xHigh && y >= yLow && y <= yHigh;
    }

    /** What holds both. */
    ViewRange with(ViewRange other) {
        return new ViewRange(
                Math.min(xLow, other.xLow),
                Math.max(xHigh, other.xHigh),
                Math.min(yLow, other.yLow),
                Math.max(yHigh, other.yHigh));
    }

    /** The range of a descent on a function of x and y. */
    static ViewRange ofPlane(Trajectory t) {
        return ofPlane(t, Double.MAX_VALUE / 4);
    }

    /** @param near how far from its start a descent that runs away is shown at the most */
    private static ViewRange ofPlane(Trajectory t, double near) {
        double[] x = interval(t, 0, Valleys.NONE, near);
        double[] y = interval(t, 1, Valleys.NONE, near);
        return new ViewRange(x[0], x[1], y[0], y[1]);
    }

    /** Makes heights hold the iterates', and cuts off what is far beyond them. */
    private static void hold(double[] y, double[] own) {
        if (!(own[0] <= own[1])) {
            return;
        }
        double room = Math.max(CURVE * (own[1] - own[0]), (y[1] - y[0]) / 5);
        if (room > 0) {
            y[0] = Math.max(y[0], own[0] - room);
            y[1] = Math.min(y[1], own[1] + room);
        }
        y[0] = Math.min(y[0], own[0]);
        y[1] = Math.max(y[1], own[1]);
    }

    /** The least and the greatest of the values, without those that a pole sends far away from the rest. */
    static double[] heights(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new double[] {0, 1};
        }
        int n = sorted.length - 1;
        double low = sorted[n / 20];
        double high = sorted[n - n / 20];
        double room = Math.max(high - low, Double.MIN_NORMAL) / 2;
        return new double[] {Math.max(sorted[0], low - room), Math.min(sorted[n], high + room)};
    }

    private static double[] interval(Trajectory t, int coordinate, Valleys valleys, double near) {
        double start = t.config().x0().get(coordinate);
        double low = Math.min(start, DoubleStream.of(valleys.bottoms()).min().orElse(start));
        double high = Math.max(start, DoubleStream.of(valleys.bottoms()).max().orElse(start));
        boolean runaway = runsAway(t);
        double first = t.size() > 1 ? Math.abs(t.x(1, coordinate) - start) : 0;
        double far = RUNAWAY * Math.max(first, NOTEBOOK / 2);
        double most = runaway ? Math.min(far, near) : Double.MAX_VALUE / 4;
        for (int k = 0; k < t.size(); k++) {
            double x = t.x(k, coordinate);
            if (Math.abs(x - start) <= most) {
                low = Math.min(low, x);
                high = Math.max(high, x);
            }
        }
        if (low >= -NOTEBOOK && high <= NOTEBOOK) {
            return new double[] {-NOTEBOOK, NOTEBOOK};
        }
        double span = high - low;
        double margin = Math.max(0.15 * span, (LEAST - span) / 2);
        return new double[] {low - margin, high + margin};
    }

    /** Whether the gradients at the end are far larger than those at the start, or the numbers ran out. */
    static boolean runsAway(Trajectory t) {
        if (t.size() == 0) {
            return false;
        }
        int quarter = Math.max(1, t.size() / 4);
        return largest(t, t.size() - quarter, t.size()) > RUNAWAY * largest(t, 0, quarter);
    }

    private static double largest(Trajectory t, int from, int to) {
        return DoubleStream.iterate(Math.max(0, from), k -> k < to, k -> k + 1)
                .map(k -> Math.hypot(t.gradient((int) k, 0), t.dimension() > 1 ? t.gradient((int) k, 1) : 0))
                .max()
                .orElse(0);
    }
}
