package dev.backprop.app.descent;

import dev.backprop.app.paint.Layer;
import dev.backprop.app.paint.Palette;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * A function of x and y as a picture: bands of equal area from low (the stage's colour) to high (grey), with a line where
 * one band meets the next. Bands of equal area show a flat valley and a steep wall in one picture, which equal steps of f
 * would not.
 */
final class HeightMap {
    private static final int BANDS = 14;
    /** f is computed at every so many pixels and interpolated between. */
    private static final int CELL = 5;

    /** Pixels to a logical one in a file of vectors, which may be printed large. */
    private static final int ON_PAPER = 3;

    private final int columns;
    private final int rows;
    private final double[] values;
    private final double[] levels;

    /**
     * The heights over a range, for a picture of so many pixels.
     *
     * @param f of x and y; not finite where it is not defined
     */
    HeightMap(DoubleBinaryOperator f, ViewRange range, int width, int height) {
        columns = width / CELL + 2;
        rows = height / CELL + 2;
        values = new double[columns * rows];
        for (int j = 0; j < rows; j++) {
            double y = range.yHigh() - (range.yHigh() - range.yLow()) * j * CELL / height;
            for (int i = 0; i < columns; i++) {
                double x = range.xLow() + (range.xHigh() - range.xLow()) * i * CELL / width;
                values[j * columns + i] = f.applyAsDouble(x, y);
            }
        }
        levels = levels(values);
    }

    /** The heights at which one band meets the next, growing. */
    double[] levels() {
        return levels.clone();
    }

    /** The colours of the bands, one more than there are levels. */
    static Color[] fills(Palette palette) {
        Color[] fills = new Color[BANDS];
        for (int band = 0; band < BANDS; band++) {
            fills[band] = Palette.mix(palette.stage(), palette.muted(), band / (double) BANDS * 0.42);
        }
        return fills;
    }

    /** Pixels to a logical one: as many as the picture has, or enough for a page of a file of vectors. */
    static int fine(Graphics2D g) {
        return Layer.inPixels(g) ? (int) Math.max(1, Math.rint(g.getTransform().getScaleX())) : ON_PAPER;
    }

    /**
     * The picture; where f is not defined it has the stage's colour and no line.
     *
     * @param width of the map
     * @param height of the map
     * @param palette has the colours
     * @param fine how many pixels of the picture there are to one of the map, each way; lines are as wide, so that they look the
     *     same
     */
    BufferedImage image(int width, int height, Palette palette, int fine) {
        BufferedImage image = new BufferedImage(width * fine, height * fine, BufferedImage.TYPE_INT_RGB);
        Color[] fills = fills(palette);
        Color line = Palette.mix(palette.stage(), palette.muted(), 0.6);
        int[][] rows = new int[fine + 1][width * fine];
        for (int j = 0; j < image.getHeight(); j++) {
            int[] row = rows[j % (fine + 1)];
            int[] above = rows[(j + 1) % (fine + 1)];
            for (int i = 0; i < row.length; i++) {
                int band = band(at((double) i / fine, (double) j / fine));
                row[i] = band;
                boolean edge = (i >= fine && meet(band, row[i - fine])) || (j >= fine && meet(band, above[i]));
                image.setRGB(i, j, (edge ? line : band < 0 ? palette.stage() : fills[band]).getRGB());
            }
        }
        return image;
    }

    private static boolean meet(int band, int other) {
        return band != other && band >= 0 && other >= 0;
    }

    private double at(double px, double py) {
        int i = (int) (px / CELL);
        int j = (int) (py / CELL);
        double u = px / CELL - i;
        double v = py / CELL - j;
        double top = values[j * columns + i] * (1 - u) + values[j * columns + i + 1] * u;
        double bottom = values[(j + 1) * columns + i] * (1 - u) + values[(j + 1) * columns + i + 1] * u;
        return top * (1 - v) + bottom * v;
    }

    /** −1 where it is not finite. */
    private int band(double value) {
        if (!Double.isFinite(value)) {
            return -1;
        }
        int at = Arrays.binarySearch(levels, value);
        return at < 0 ? -at - 1 : at;
    }

    private static double[] levels(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        double[] levels = new double[BANDS - 1];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = sorted.length == 0 ? i : sorted[(int) ((long) (i + 1) * (sorted.length - 1) / BANDS)];
        }
        return levels;
    }
}
