package dev.backprop.app.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Maps numbers to pixels along one axis, and knows its ticks. */
public final class AxisScale {
    private final boolean logarithmic;
    private final double low;
    private final double high;
    private final double from;
    private final double to;

    /**
     * @param low the number at {@code from}; over 0 on a logarithmic axis
     * @param high the number at {@code to}, over {@code low}
     * @param from pixel
     * @param to pixel; under {@code from} where the axis points up
     */
    public AxisScale(boolean logarithmic, double low, double high, double from, double to) {
        this.logarithmic = logarithmic;
        this.low = logarithmic ? Math.log10(low) : low;
        this.high = logarithmic ? Math.log10(high) : high;
        this.from = from;
        this.to = to;
    }

    /** The pixel of a number; NaN where it has none. */
    public double at(double value) {
        double v = logarithmic ? (value > 0 ? Math.log10(value) : Double.NaN) : value;
        return from + (v - low) / (high - low) * (to - from);
    }

    /** The number at a pixel, on the axis or beyond its ends. */
    public double value(double pixel) {
        double v = low + (pixel - from) / (to - from) * (high - low);
        return logarithmic ? Math.pow(10, v) : v;
    }

    /** The pixel of the lower end. */
    public double from() {
        return from;
    }

    /** The pixel of the upper end. */
    public double to() {
        return to;
    }

    /**
     * Where ticks belong: multiples of 1, 2 or 5 times a power of ten; on a logarithmic axis powers of ten, with 2 and 5 times
     * them where there is room.
     */
    public List<Double> ticks(int about) {
        if (!logarithmic || high - low < 0.5) {
            return steps(about);
        }
        return 3 * (high - low) <= about + 2 ? parts() : powers(about);
    }

    private List<Double> parts() {
        List<Double> ticks = new ArrayList<>();
        for (int p = (int) Math.floor(low); p <= high; p++) {
            for (int lead : new int[] {1, 2, 5}) {
                double at = Math.log10(lead) + p;
                if (at >= low - 1e-9 && at <= high + 1e-9) {
                    ticks.add(lead * Math.pow(10, p));
                }
            }
        }
        return ticks;
    }

    /** A tick as text: no more decimals than its step needs. */
    public String label(double tick, int about) {
        double size = Math.abs(tick);
        if (size != 0 && (size < 1e-4 || size >= 1e6)) {
            int power = (int) Math.floor(Math.log10(size) + 1e-9);
            double lead = tick / Math.pow(10, power);
            String digits = Math.abs(lead - Math.rint(lead)) < 1e-6
                    ? Long.toString(Math.round(lead))
                    : String.format(Locale.ROOT, "%.1f", lead);
            return (digits + "e" + power).replace('-', '−');
        }
        int decimals = logarithmic ? ownDecimals(size) : decimals(about);
        String text = String.format(Locale.ROOT, "%." + decimals + "f", tick + 0.0);
        return text.replace('-', '−');
    }

    /** As many decimals as write a tick of a logarithmic axis in full, at most three more than its first digit needs. */
    private static int ownDecimals(double size) {
        int least = size == 0 ? 0 : Math.max(0, (int) Math.ceil(-Math.log10(size) - 1e-9));
        int decimals = least;
        while (decimals < least + 3 && Math.abs(rounded(size, decimals) - size) > 1e-6 * size) {
            decimals++;
        }
        return decimals;
    }

    private static double rounded(double value, int decimals) {
        double power = Math.pow(10, decimals);
        return Math.rint(value * power) / power;
    }

    private int decimals(int about) {
        return Math.max(0, (int) -Math.floor(Math.log10(step(high - low, about)) + 1e-9));
    }

    private List<Double> powers(int about) {
        int first = (int) Math.ceil(low - 1e-9);
        int last = (int) Math.floor(high + 1e-9);
        int every = Math.max(1, (int) Math.ceil((last - first + 1) / (double) about));
        List<Double> ticks = new ArrayList<>();
        for (int p = first; p <= last; p += every) {
            ticks.add(Math.pow(10, p));
        }
        return ticks;
    }

    private List<Double> steps(int about) {
        double bottom = logarithmic ? Math.pow(10, low) : low;
        double top = logarithmic ? Math.pow(10, high) : high;
        double step = step(top - bottom, about);
        List<Double> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(bottom / step - 1e-9); k * step <= top + step * 1e-9; k++) {
            ticks.add(k * step);
        }
        return ticks;
    }

    /** A step of 1, 2 or 5 times a power of ten that divides a range in about so many parts. */
    static double step(double range, int about) {
        double raw = range / Math.max(1, about);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return power * (lead <= 1.5 ? 1 : lead <= 3 ? 2 : lead <= 7 ? 5 : 10);
    }
}
