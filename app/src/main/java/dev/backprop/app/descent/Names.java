package dev.backprop.app.descent;

import dev.backprop.app.paint.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;

/** Names of iterates and numbers as the pictures write them. */
final class Names {
    /** Decimals of the numbers on the stage. */
    static final int DIGITS = 4;

    private Names() {}

    /** A number in small figures under the line: {@code x₁₀}. */
    static String sub(String letter, int index) {
        StringBuilder text = new StringBuilder(letter);
        for (char digit : Integer.toString(index).toCharArray()) {
            text.append((char) ('₀' + (digit - '0')));
        }
        return text.toString();
    }

    /** A number in small figures over the line: {@code ¹⁰}. */
    static String above(int exponent) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toString(exponent).toCharArray()) {
            text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
        }
        return text.toString();
    }

    /** A number with four digits that say something, also where it is small; at least {@value #DIGITS} decimals. */
    static String fine(double value) {
        double size = Math.abs(value);
        int decimals = size > 0 && size < 1 ? (int) Math.min(7, 3 - Math.floor(Math.log10(size))) : DIGITS;
        return Numbers.fixed(value, Math.max(DIGITS, decimals));
    }

    /** A number as text with {@value #DIGITS} decimals. */
    static String number(double value) {
        return Numbers.fixed(value, DIGITS);
    }

    /** A number with its sign, also where it is positive. */
    static String signed(double value) {
        return value > 0 ? "+" + number(value) : number(value);
    }

    /** A setting to four digits that count. */
    static double brief(double value) {
        return new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }

    /** A setting as somebody would type it: no digit more than it has. */
    static String setting(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        return size >= 1e-5 && size < 1e9
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
