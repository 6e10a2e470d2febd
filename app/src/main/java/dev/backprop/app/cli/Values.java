package dev.backprop.app.cli;

import dev.backprop.engine.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Option values as numbers: decimal points whatever the locale, nothing that is not finite, nothing Java-specific. */
final class Values {
    private static final Pattern REAL = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");

    private Values() {}

    /** A finite number. */
    static double real(String option, String text) {
        String number = text.strip();
        double value = REAL.matcher(number).matches() ? Double.parseDouble(number) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw BadInputException.at(option, quoted(text), "a finite number");
        }
        return value;
    }

    /** A finite number above 0. */
    static double positive(String option, String text) {
        double value = real(option, text);
        if (value <= 0) {
            throw BadInputException.at(option, text, "a number above 0");
        }
        return value;
    }

    /** A number of at least 0 and below 1. */
    static double fraction(String option, String text) {
        double value = real(option, text);
        if (value < 0 || value >= 1) {
            throw BadInputException.at(option, text, "a number of at least 0 and below 1");
        }
        return value;
    }

    /** A whole number from {@code min} to {@code max}, both included. */
    static int whole(String option, String text, int min, int max) {
        String number = text.strip();
        long value = WHOLE.matcher(number).matches() ? Long.parseLong(number) : Long.MIN_VALUE;
        if (value < min || value > max) {
            throw BadInputException.at(option, quoted(text), "a whole number from " + min + " to " + max);
        }
        return (int) value;
    }

    /** Finite numbers with commas between them. */
    static List<Double> reals(String option, String text) {
        List<Double> values = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            values.add(real(option, part));
        }
        return values;
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
