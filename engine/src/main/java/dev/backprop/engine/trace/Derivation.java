package dev.backprop.engine.trace;

import java.util.List;
import java.util.Optional;

/**
 * Where one number comes from, line by line: the rule in symbols, the upstream gradient put in its place, every number put
 * in its place, the result. All numbers are those of the graph, at the state that the derivation belongs to.
 *
 * @param phase of the step
 * @param title what is derived: {@code gradient of the weight from h₁ to ŷ}
 * @param lines from the rule to the result
 * @param notes where the numbers in the lines come from, at most three
 * @param reason why the result is zero, or nearly so, where one number makes it so
 * @param result the number that the lines end with
 */
public record Derivation(
        Phase phase, String title, List<Line> lines, List<Note> notes, Optional<String> reason, double result) {
    /**
     * One line.
     *
     * @param label {@code the rule}, {@code upstream in place}, {@code every number}, {@code result} …
     * @param latex an equation
     */
    public record Line(String label, String latex) {}

    /**
     * A remark beside the lines.
     *
     * @param latex an equation
     * @param words one phrase
     */
    public record Note(String latex, String words) {}

    /** Keeps its own lists. */
    public Derivation {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }
}
