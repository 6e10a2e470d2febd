package dev.backprop.engine.trace;

import java.util.ArrayList;
import java.util.List;

/** Sums with many terms: the first few are written out, the rest is one exact number. */
final class Terms {
    private final int digits;
    private final int shown;

    /** @param digits decimals of a number; the more there are, the fewer terms have room */
    Terms(int digits) {
        this.digits = digits;
        this.shown = digits <= 6 ? 4 : digits <= 10 ? 3 : 2;
    }

    /** Symbols only: what is left out is dots. */
    String symbols(List<String> terms) {
        return terms.size() <= shown
                ? String.join(" + ", terms)
                : String.join(" + ", terms.subList(0, shown)) + " + \\cdots";
    }

    /** Numbers: what is left out is their sum. */
    String numbers(List<String> terms, double[] values) {
        if (terms.size() <= shown) {
            return String.join(" + ", terms);
        }
        double rest = 0;
        for (int i = shown; i < values.length; i++) {
            rest += values[i];
        }
        return String.join(" + ", terms.subList(0, shown)) + " + \\underbrace{" + Figures.latex(rest, digits) + "}_{"
                + (terms.size() - shown) + "\\ \\mathrm{more}}";
    }

    /** The values themselves, added up; those that are 0 beside others are left out. */
    String values(double[] values) {
        List<String> terms = new ArrayList<>();
        List<Double> kept = new ArrayList<>();
        for (double value : values) {
            if (value != 0) {
                kept.add(value);
                terms.add(terms.isEmpty() ? Figures.latex(value, digits) : Figures.operand(value, digits));
            }
        }
        return terms.isEmpty()
                ? "0"
                : numbers(terms, kept.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Factors as a product of numbers. */
    String product(double first, double second) {
        return Figures.operand(first, digits) + " \\times " + Figures.operand(second, digits);
    }
}
