package dev.backprop.engine.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number as an equation in its stages, in LaTeX.
 *
 * @param left what it is called
 * @param rule in symbols
 * @param upstream with the upstream gradient's number in its place; backward only
 * @param numbers with every number in its place
 * @param summands the values of several terms, added up; null where there is one term only
 * @param value the number
 * @param reason why it is zero, if it is
 */
record Equation(
        String left,
        String rule,
        @Nullable String upstream,
        String numbers,
        @Nullable String summands,
        double value,
        @Nullable String reason) {
    List<Derivation.Line> lines(int digits) {
        List<Derivation.Line> lines = new ArrayList<>();
        lines.add(line("the rule", rule));
        if (upstream != null) {
            lines.add(line("upstream in place", upstream));
        }
        if (!numbers.equals(rule)) {
            lines.add(line("every number", numbers));
        }
        if (summands != null && upstream == null) {
            lines.add(line("each product", summands));
        }
        lines.add(line("result", Figures.latex(value, digits)));
        return lines;
    }

    private Derivation.Line line(String label, String right) {
        return new Derivation.Line(label, left + " = " + right);
    }

    /** All stages in one line, for a note. */
    String inOneLine(int digits) {
        return left + " = " + rule + " = " + numbers + " = " + Figures.latex(value, digits);
    }
}
