package dev.backprop.app.paint;

import java.util.Locale;

/** Numbers as text, the same on every machine. */
public final class Numbers {
    private static final long[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};
    /** How near to the middle between two texts a number may lie, as a part of its last decimal, to be left to the formatter. */
    private static final double TIE = 1e-3;

    private Numbers() {}

    /**
     * A number with a fixed count of decimals, or in powers of ten where those would hide it.
     *
     * @param value any number; one that is not finite is named
     * @param decimals decimals, 0 or more
     */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        boolean plain = size == 0 || (size >= 0.5 * Math.pow(10, -decimals) && size < 1e6);
        if (plain && size > 0 && decimals < POWERS.length) {
            double scaled = size * POWERS[decimals];
            long whole = Math.round(scaled);
            if (Math.abs(Math.abs(scaled - whole) - 0.5) > TIE) {
                return plain(value < 0, whole, decimals);
            }
        }
        String text =
                String.format(Locale.ROOT, plain ? "%." + decimals + "f" : "%." + Math.min(decimals, 3) + "e", value);
        return text.replace('-', '−');
    }

    /** As the formatter would write it, in a tenth of the time: pictures write dozens of numbers sixty times a second. */
    private static String plain(boolean negative, long whole, int decimals) {
        StringBuilder text = new StringBuilder().append(whole);
        while (text.length() <= decimals) {
            text.insert(0, '0');
        }
        if (decimals > 0) {
            text.insert(text.length() - decimals, '.');
        }
        return negative ? text.insert(0, '−').toString() : text.toString();
    }

    /** A number for a screen reader: at most six significant digits, with a word for the sign. */
    static String spoken(double value) {
        String text = Double.isFinite(value) ? String.format(Locale.ROOT, "%.6g", Math.abs(value)) : fixed(value, 0);
        if (text.contains(".") && !text.contains("e")) {
            text = text.replaceFirst("\\.?0+$", "");
        }
        return value < 0 && Double.isFinite(value) ? "minus " + text : text;
    }
}
