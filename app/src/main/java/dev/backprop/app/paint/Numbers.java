package dev.backprop.app.paint;

import java.util.Locale;

/** Numbers as text, the same on every machine. */
public final class Numbers {
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
        String text =
                String.format(Locale.ROOT, plain ? "%." + decimals + "f" : "%." + Math.min(decimals, 3) + "e", value);
        return text.replace('-', '−');
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
