package dev.backprop.engine.trace;

import dev.backprop.engine.trace.Derivation.Mention;
import dev.backprop.engine.trace.Derivation.Piece;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number as an equation in its stages.
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
        Piece left,
        List<Piece> rule,
        @Nullable List<Piece> upstream,
        List<Piece> numbers,
        @Nullable List<Piece> summands,
        double value,
        @Nullable String reason) {
    List<Derivation.Line> lines(int digits) {
        List<Derivation.Line> lines = new ArrayList<>();
        lines.add(line("the rule", rule));
        if (upstream != null) {
            lines.add(line("upstream in place", upstream));
        }
        if (!Pieces.latex(numbers).equals(Pieces.latex(rule))) {
            lines.add(line(Terms.abridged(numbers) ? "strongest first" : "every number", numbers));
        }
        if (summands != null && upstream == null) {
            lines.add(line("each product", summands));
        }
        lines.add(line("result", result(digits)));
        return lines;
    }

    private List<Piece> result(int digits) {
        Mention about = left.about();
        return new Pieces().about(Figures.latex(value, digits), about).list();
    }

    Derivation.Line line(String label, List<Piece> right) {
        return new Derivation.Line(
                label, new Pieces().all(List.of(left)).text(" = ").all(right).list());
    }

    /** All stages in one line, for a note. */
    String inOneLine(int digits) {
        return left.latex() + " = " + Pieces.latex(rule) + " = " + Pieces.latex(numbers) + " = "
                + Figures.latex(value, digits);
    }
}
