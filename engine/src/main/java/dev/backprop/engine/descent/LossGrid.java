package dev.backprop.engine.descent;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Losses over a grid of a {@link LossSlice}. Immutable. */
public final class LossGrid {
    /** The most points along a side. */
    public static final int MAX_POINTS = 257;

    private final double[] a;
    private final double[] b;
    private final double[] losses;

    /** Takes the arrays as they are; losses row by row, a row for each b. */
    private LossGrid(double[] a, double[] b, double[] losses) {
        this.a = a;
        this.b = b;
        this.losses = losses;
    }

    /**
     * The loss over a rectangle around a slice's {@link LossSlice#center()}; meant for a background thread, where it takes
     * a pass for each point.
     *
     * @param columns points along a, 2–{@value #MAX_POINTS}
     * @param rows points along b, likewise
     * @param rangeA half the extent along a, finite and above 0
     * @param rangeB half the extent along b, likewise
     * @param progress told after each row how much is done, above 0 to 1
     * @param cancelled asked before each point
     * @return empty if it was cancelled
     */
    public static Optional<LossGrid> sample(
            LossSlice slice,
            int columns,
            int rows,
            double rangeA,
            double rangeB,
            DoubleConsumer progress,
            BooleanSupplier cancelled) {
        check(columns, rangeA);
        check(rows, rangeB);
        double[] as = axis(slice.center().a(), rangeA, columns);
        double[] bs = axis(slice.center().b(), rangeB, rows);
        return new LossGrid(as, bs, new double[columns * rows]).filled(slice, null, progress, cancelled);
    }

    /**
     * The same rectangle with a point more between each two; those that are here already are not computed again.
     *
     * @param slice that this is of
     * @param progress told after each row how much is done, above 0 to 1
     * @param cancelled asked before each point that is computed
     * @return empty if it was cancelled
     * @throws IllegalArgumentException if there would be more than {@value #MAX_POINTS} points along a side
     */
    public Optional<LossGrid> finer(LossSlice slice, DoubleConsumer progress, BooleanSupplier cancelled) {
        double rangeA = (a[a.length - 1] - a[0]) / 2;
        double rangeB = (b[b.length - 1] - b[0]) / 2;
        int columns = 2 * a.length - 1;
        int rows = 2 * b.length - 1;
        check(columns, rangeA);
        check(rows, rangeB);
        return new LossGrid(between(a), between(b), new double[columns * rows])
                .filled(slice, this, progress, cancelled);
    }

    private Optional<LossGrid> filled(
            LossSlice slice, @Nullable LossGrid known, DoubleConsumer progress, BooleanSupplier cancelled) {
        for (int j = 0; j < b.length; j++) {
            for (int i = 0; i < a.length; i++) {
                if (known != null && i % 2 == 0 && j % 2 == 0) {
                    losses[j * a.length + i] = known.loss(i / 2, j / 2);
                } else if (cancelled.getAsBoolean()) {
                    return Optional.empty();
                } else {
                    losses[j * a.length + i] = slice.loss(a[i], b[j]);
                }
            }
            progress.accept((j + 1.0) / b.length);
        }
        return Optional.of(this);
    }

    private static void check(int n, double range) {
        if (n < 2 || n > MAX_POINTS) {
            throw new IllegalArgumentException("n: found " + n + ", expected 2–" + MAX_POINTS);
        }
        if (!(range > 0) || Double.isInfinite(range)) {
            throw new IllegalArgumentException("range: found " + range + ", expected a finite number above 0");
        }
    }

    private static double[] axis(double middle, double range, int n) {
        double[] axis = new double[n];
        for (int i = 0; i < n; i++) {
            axis[i] = middle + range * (2.0 * i / (n - 1) - 1);
        }
        return axis;
    }

    private static double[] between(double[] axis) {
        double[] finer = new double[2 * axis.length - 1];
        for (int i = 0; i < finer.length; i++) {
            finer[i] = i % 2 == 0 ? axis[i / 2] : axis[i / 2] / 2 + axis[i / 2 + 1] / 2;
        }
        return finer;
    }

    /** Points along a. */
    public int columns() {
        return a.length;
    }

    /** Points along b. */
    public int rows() {
        return b.length;
    }

    /** The first coordinate of column {@code i}, growing with it. */
    public double a(int i) {
        return a[i];
    }

    /** The second coordinate of row {@code j}, growing with it. */
    public double b(int j) {
        return b[j];
    }

    /** The loss at a(i), b(j); NaN or infinite where the network's numbers are. */
    public double loss(int i, int j) {
        if (i < 0 || i >= a.length || j < 0 || j >= b.length) {
            throw new IndexOutOfBoundsException(
                    "point " + i + ", " + j + ": the grid has " + a.length + " by " + b.length);
        }
        return losses[j * a.length + i];
    }

    /**
     * The loss at any point, interpolated from the four around it; NaN outside the grid, and where one of the four is not
     * finite.
     */
    public double at(double across, double up) {
        double u = place(a, across);
        double v = place(b, up);
        if (Double.isNaN(u) || Double.isNaN(v)) {
            return Double.NaN;
        }
        int i = Math.min((int) u, a.length - 2);
        int j = Math.min((int) v, b.length - 2);
        double low = loss(i, j) * (1 - (u - i)) + loss(i + 1, j) * (u - i);
        double high = loss(i, j + 1) * (1 - (u - i)) + loss(i + 1, j + 1) * (u - i);
        double value = low * (1 - (v - j)) + high * (v - j);
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /** Where a coordinate is among evenly spaced ones, counted in them; a rounding beyond the ends counts as the end. */
    private static double place(double[] axis, double value) {
        int last = axis.length - 1;
        double at = (value - axis[0]) / (axis[last] - axis[0]) * last;
        boolean inside = at >= -1e-9 && at <= last + 1e-9;
        return inside ? Math.max(0, Math.min(last, at)) : Double.NaN;
    }

    /** How many of its losses are not finite. */
    public int holes() {
        int holes = 0;
        for (double loss : losses) {
            holes += Double.isFinite(loss) ? 0 : 1;
        }
        return holes;
    }
}
