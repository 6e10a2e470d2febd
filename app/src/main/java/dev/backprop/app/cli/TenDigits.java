package dev.backprop.app.cli;

import java.util.Locale;

/**
 * Numbers as {@code String.format(Locale.ROOT, "%20.10g", x)} writes them, character for character, at a small part of its
 * price: a table of a million iterates has three to five million of them.
 */
final class TenDigits {
    /** How many characters; no number of ten digits has more. */
    private static final int WIDTH = 20;
    /** The least number of ten digits, and the least that has one more. */
    private static final long LEAST = 1_000_000_000;

    private static final long BEYOND = 10 * LEAST;
    /** Below, a number may have fewer digits than ten; above, a power of ten is none. */
    private static final double SMALLEST = 1e-290;

    private static final double LARGEST = 1e300;
    /**
     * How near a half must be for the formatter to be asked. It rounds the decimals that {@link Double#toString(double)} has,
     * which are within 10⁻⁵ of what is rounded here, in units of the last of ten digits.
     */
    private static final double TIE = 1e-4;

    private static final double[] POWERS = new double[301];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private TenDigits() {}

    /** Appends a number with spaces in front of it, 20 characters in all. */
    static void append(StringBuilder line, double value) {
        double size = Math.abs(value);
        if (size == 0) {
            append(line, value, 0, 0);
            return;
        }
        if (!(size >= SMALLEST && size <= LARGEST)) {
            line.append(slowly(value));
            return;
        }
        int exponent = (int) Math.floor(Math.log10(size));
        double scaled = scaled(size, exponent);
        if (scaled < LEAST) {
            // A logarithm just below a whole number is rounded to it.
            exponent--;
            scaled = scaled(size, exponent);
        }
        double whole = Math.floor(scaled);
        double rest = scaled - whole;
        if (Math.abs(rest - 0.5) < TIE || scaled >= BEYOND) {
            line.append(slowly(value));
            return;
        }
        long digits = (long) whole + (rest > 0.5 ? 1 : 0);
        if (digits == BEYOND) {
            digits = LEAST;
            exponent++;
        }
        append(line, value, digits, exponent);
    }

    private static String slowly(double value) {
        return String.format(Locale.ROOT, "%20.10g", value);
    }

    /** A number as one of ten digits before the point. */
    private static double scaled(double size, int exponent) {
        int places = 9 - exponent;
        return places >= 0 ? size * POWERS[places] : size / POWERS[-places];
    }

    /**
     * From the last character to the first.
     *
     * @param sign a number with the sign
     * @param digits ten digits, or 0
     * @param exponent the first digit's power of ten
     */
    private static void append(StringBuilder line, double sign, long digits, int exponent) {
        char[] text = new char[WIDTH];
        int at = WIDTH;
        int places = 9 - exponent;
        if (exponent < -4 || exponent > 9) {
            int power = Math.abs(exponent);
            for (int i = 0; i < 2 || power > 0; i++) {
                text[--at] = digit(power % 10);
                power /= 10;
            }
            text[--at] = exponent < 0 ? '-' : '+';
            text[--at] = 'e';
            places = 9;
        }
        long left = digits;
        for (int i = 0; i < places; i++) {
            text[--at] = digit(left % 10);
            left /= 10;
        }
        if (places > 0) {
            text[--at] = '.';
        }
        do {
            text[--at] = digit(left % 10);
            left /= 10;
        } while (left > 0);
        if (Math.copySign(1, sign) < 0) {
            text[--at] = '-';
        }
        while (at > 0) {
            text[--at] = ' ';
        }
        line.append(text);
    }

    private static char digit(long value) {
        return (char) ('0' + value);
    }
}
