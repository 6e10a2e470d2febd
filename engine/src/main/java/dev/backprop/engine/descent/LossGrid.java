package dev.backprop.engine.descent;

/** Losses over a grid of a {@link LossSlice}. Immutable. */
public final class LossGrid {
    private final double[] a;
    private final double[] b;
    private final double[] losses;

    /** Takes the arrays as they are; losses row by row, a row for each b. */
    LossGrid(double[] a, double[] b, double[] losses) {
        this.a = a;
        this.b = b;
        this.losses = losses;
    }

    /** Points along each side. */
    public int size() {
        return a.length;
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

    /** How many of its losses are not finite. */
    public int holes() {
        int holes = 0;
        for (double loss : losses) {
            holes += Double.isFinite(loss) ? 0 : 1;
        }
        return holes;
    }
}
