package dev.backprop.engine.data;

import org.jspecify.annotations.Nullable;

/**
 * Makes of a drawing what MNIST made of the digits that it was given: the ink's bounding box is scaled, its aspect ratio
 * kept, until its longer side has 20 pixels; what falls on a pixel in part counts in part (anti-aliasing); and the result is
 * moved by whole pixels until the ink's centre of mass lies in the middle of 28 × 28 pixels.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">Y. LeCun, C. Cortes, C. Burges: The MNIST database of handwritten digits</a>
 */
public final class Handwriting {
    /** Pixels across and down the result. */
    public static final int SIDE = 28;
    /** Pixels of the longer side of the ink in it. */
    public static final int BOX = 20;

    /** The column and the row that the centre of mass comes to, up to half a pixel: that of every image of MNIST. */
    private static final double MIDDLE = 14;

    /** A centre that is half way between two pixels goes to the same one whichever way its sum was rounded. */
    private static final double ROUNDING = 1e-9;

    private Handwriting() {}

    /**
     * Prepares a drawing.
     *
     * @param ink row by row from the top, 0 (none) to 1 (full)
     * @param width pixels across, at least 1
     * @return {@value #SIDE} × {@value #SIDE} values, row by row, 0 to 1; all of them 0 where there is no ink
     * @throws IllegalArgumentException if there are no whole rows, or a value is not within 0–1
     */
    public static float[] prepare(float[] ink, int width) {
        if (width < 1 || ink.length == 0 || ink.length % width != 0) {
            throw new IllegalArgumentException(
                    "drawing: found " + ink.length + " values in rows of " + width + ", expected whole rows");
        }
        for (int i = 0; i < ink.length; i++) {
            if (!(ink[i] >= 0 && ink[i] <= 1)) {
                throw new IllegalArgumentException("drawing: found " + ink[i] + " at row " + Math.floorDiv(i, width)
                        + ", column " + i % width + ", expected 0–1");
            }
        }
        Box box = Box.around(ink, width);
        return box == null ? new float[SIDE * SIDE] : centred(scaled(ink, width, box));
    }

    /** The columns and rows that have ink, the last ones not among them. */
    private record Box(int left, int top, int right, int bottom) {
        static @Nullable Box around(float[] ink, int width) {
            int left = width;
            int top = Integer.MAX_VALUE;
            int right = 0;
            int bottom = 0;
            for (int i = 0; i < ink.length; i++) {
                if (ink[i] > 0) {
                    int row = Math.floorDiv(i, width);
                    left = Math.min(left, i % width);
                    right = Math.max(right, i % width + 1);
                    top = Math.min(top, row);
                    bottom = row + 1;
                }
            }
            return right == 0 ? null : new Box(left, top, right, bottom);
        }

        int columns() {
            return right - left;
        }

        int rows() {
            return bottom - top;
        }
    }

    /** Each result's pixel has the mean ink of the part of the drawing that it covers: columns first, then rows. */
    private static double[][] scaled(float[] ink, int width, Box box) {
        double step = Math.max(box.columns(), box.rows()) / (double) BOX;
        double[][] across = shares(box.columns(), step);
        double[][] down = shares(box.rows(), step);
        double[][] narrow = new double[box.rows()][across.length];
        for (int row = 0; row < box.rows(); row++) {
            int start = (box.top() + row) * width + box.left();
            for (int c = 0; c < across.length; c++) {
                for (int x = 0; x < box.columns(); x++) {
                    narrow[row][c] += across[c][x] * ink[start + x];
                }
            }
        }
        double[][] small = new double[down.length][across.length];
        for (int r = 0; r < down.length; r++) {
            for (int y = 0; y < box.rows(); y++) {
                double share = down[r][y];
                for (int c = 0; share > 0 && c < across.length; c++) {
                    small[r][c] += share * narrow[y][c];
                }
            }
        }
        return small;
    }

    /** How much each of {@code count} pixels counts in each pixel that is {@code step} of them wide. */
    private static double[][] shares(int count, double step) {
        int results = (int) Math.max(1, Math.ceil(count / step - 1e-9));
        double[][] shares = new double[results][count];
        for (int result = 0; result < results; result++) {
            for (int i = 0; i < count; i++) {
                double covered = Math.min(i + 1, (result + 1) * step) - Math.max(i, result * step);
                shares[result][i] = Math.max(0, covered) / step;
            }
        }
        return shares;
    }

    private static float[] centred(double[][] small) {
        double mass = 0;
        double byColumn = 0;
        double byRow = 0;
        for (int row = 0; row < small.length; row++) {
            for (int column = 0; column < small[row].length; column++) {
                mass += small[row][column];
                byColumn += column * small[row][column];
                byRow += row * small[row][column];
            }
        }
        int right = shift(byColumn / mass, small[0].length);
        int down = shift(byRow / mass, small.length);
        float[] out = new float[SIDE * SIDE];
        for (int row = 0; row < small.length; row++) {
            for (int column = 0; column < small[row].length; column++) {
                out[(row + down) * SIDE + column + right] = (float) Math.min(1, small[row][column]);
            }
        }
        return out;
    }

    /** Whole pixels that bring the centre to the middle, as far as no ink is cut off by that. */
    private static int shift(double centre, int size) {
        int wanted = (int) Math.ceil(MIDDLE - 0.5 - centre - ROUNDING);
        return Math.max(0, Math.min(SIDE - size, wanted));
    }
}
