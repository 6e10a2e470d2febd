package dev.backprop.app.training;

import dev.backprop.app.paint.Decimation;
import java.util.Arrays;

/**
 * One growing line of numbers, as it is and smoothed: an exponential moving average that begins without the pull of its
 * zero (divided by 1 − weightᵏ, as Adam's). A number that is not finite is a gap and does not enter the average.
 */
final class Curve {
    private static final int FIRST_ROOM = 1024;

    private final String name;
    private final double weight;
    private double[] x = new double[FIRST_ROOM];
    private double[] raw = new double[FIRST_ROOM];
    private double[] smooth;
    private int size;
    private double average;
    private double left = 1;

    /**
     * An empty line.
     *
     * @param weight of the past, 0 (the line stays as it is) to under 1
     */
    Curve(String name, double weight) {
        this.name = name;
        this.weight = weight;
        smooth = weight > 0 ? new double[FIRST_ROOM] : raw;
    }

    String name() {
        return name;
    }

    int size() {
        return size;
    }

    /** Adds a point; {@code at} over the one before. */
    void add(double at, double value) {
        if (size == x.length) {
            boolean smoothed = smooth != raw;
            x = Arrays.copyOf(x, 2 * size);
            raw = Arrays.copyOf(raw, 2 * size);
            smooth = smoothed ? Arrays.copyOf(smooth, 2 * size) : raw;
        }
        x[size] = at;
        raw[size] = value;
        if (weight > 0) {
            smooth[size] = averaged(value);
        }
        size++;
    }

    private double averaged(double value) {
        if (!Double.isFinite(value)) {
            return value;
        }
        average = weight * average + (1 - weight) * value;
        left *= weight;
        return average / (1 - left);
    }

    /**
     * The points that a stretch of the line needs on the screen.
     *
     * @param smoothed whether of the average
     * @param columns of pixels
     * @param positive whether only numbers over 0 can be shown
     */
    Points points(boolean smoothed, ChartView.Span stretch, int columns, boolean positive) {
        double[] y = smoothed ? smooth : raw;
        int[] kept = Decimation.indices(x, y, size, stretch.low(), stretch.high(), columns, positive);
        double[] px = new double[kept.length];
        double[] py = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            px[i] = x[kept[i]];
            py[i] = y[kept[i]];
        }
        return new Points(px, py);
    }

    /** Some points of a line. */
    record Points(double[] x, double[] y) {}
}
