package dev.backprop.engine.trace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as the derivations write them: so many decimals, no zeros at the end of what is exact, a true minus sign. */
public final class Figures {
    /** The fewest decimals that a reader can choose. */
    public static final int MIN_DIGITS = 2;
    /** The most: enough to tell any two numbers below 1 apart. */
    public static final int MAX_DIGITS = 17;

    private static final double LARGE = 1e6;

    private Figures() {}

    /**
     * As text: {@code −0.4405}, {@code 0.5}, {@code 1.23e−7}.
     *
     * @param digits decimals
     */
    public static String plain(double value, int digits) {
        return text(value, digits).replace('-', '−');
    }

    /**
     * As text in a place of limited width: with fewer decimals, or with an exponent, rather than cut off.
     *
     * @param digits decimals at most
     * @param characters how many there is room for; where not even one digit with its exponent fits, it is longer
     */
    public static String fitting(double value, int digits, int characters) {
        for (int fewer = digits; fewer >= Math.min(digits, MIN_DIGITS); fewer--) {
            String text = plain(value, fewer);
            if (text.length() <= characters) {
                return text;
            }
        }
        String text = "";
        for (int decimals = 3; decimals >= 0; decimals--) {
            text = String.format(Locale.ROOT, "%." + decimals + "e", value)
                    .replaceFirst("e([+-])0*(?=\\d)", "e$1")
                    .replace("e+", "e")
                    .replace('-', '−');
            if (text.length() <= characters) {
                return text;
            }
        }
        return text;
    }

    /**
     * As LaTeX: {@code -0.4405}, {@code 1.23\cdot 10^{-7}}.
     *
     * @param digits decimals
     */
    public static String latex(double value, int digits) {
        if (Double.isNaN(value)) {
            return "\\mathrm{NaN}";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "\\infty" : "-\\infty";
        }
        String text = text(value, digits);
        int e = text.indexOf('e');
        return e < 0 ? text : text.substring(0, e) + "\\cdot 10^{" + Integer.parseInt(text.substring(e + 1)) + "}";
    }

    /** As a factor or an operand: a negative number in parentheses. */
    static String operand(double value, int digits) {
        String latex = latex(value, digits);
        return latex.startsWith("-") ? "(" + latex + ")" : latex;
    }

    private static String text(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(value));
        boolean wide = size >= LARGE || size < 0.5 * Math.pow(10, -digits);
        if (wide && !(size < 1e15 && exact.stripTrailingZeros().scale() <= 0)) {
            return String.format(Locale.ROOT, "%." + Math.min(digits, 3) + "e", value);
        }
        BigDecimal shortest = exact.stripTrailingZeros();
        return shortest.scale() < digits
                ? shortest.setScale(Math.max(0, shortest.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString()
                : new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }
}
