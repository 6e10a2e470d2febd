package dev.backprop.engine.trace;

import dev.backprop.engine.graph.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
 * @param current the summand that the step has just added, from 1; 0 where the step is complete
 */
public record Derivation(
        Phase phase,
        String title,
        List<Line> lines,
        List<Note> notes,
        Optional<String> reason,
        double result,
        int current) {
    /**
     * One line.
     *
     * @param label {@code the rule}, {@code upstream in place}, {@code every number}, {@code result} …
     * @param pieces an equation, from left to right
     */
    public record Line(String label, List<Piece> pieces) {
        /** Keeps its own list. */
        public Line {
            pieces = List.copyOf(pieces);
        }

        /** The whole equation. */
        public String latex() {
            return pieces.stream().map(Piece::latex).collect(Collectors.joining());
        }
    }

    /**
     * A part of an equation that can be set by itself.
     *
     * @param latex a symbol, a number, or what stands between them
     * @param about what it speaks of; null for what stands between
     * @param breaks whether a long line may go on in a new row here
     * @param summand which summand of the line's sum it is part of, from 1; 0 where it is part of none
     */
    public record Piece(String latex, @Nullable Mention about, boolean breaks, int summand) {
        Piece(String latex, @Nullable Mention about, boolean breaks) {
            this(latex, about, breaks, 0);
        }
    }

    /**
     * What a symbol or a number speaks of.
     *
     * @param node whose element
     * @param element which, counted row by row
     * @param kind what of it
     * @param value the number in full
     */
    public record Mention(Node node, int element, Kind kind, double value) {
        /** What of an element a number is. */
        public enum Kind {
            /** Its value. */
            VALUE,
            /** Its gradient. */
            GRADIENT,
            /** A local derivative: of what is computed from it, by it. */
            LOCAL,
            /** One summand, which the element is a factor of. */
            SUMMAND
        }
    }

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
