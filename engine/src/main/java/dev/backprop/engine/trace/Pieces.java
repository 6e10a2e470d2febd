package dev.backprop.engine.trace;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.trace.Derivation.Mention;
import dev.backprop.engine.trace.Derivation.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An equation, put together piece by piece from left to right. */
final class Pieces {
    /** Stands for an operand in an operation's formula: no LaTeX has it. */
    private static final char PLACE = '\uE000';

    private static final Pattern PLACES = Pattern.compile("[\uE000-\uE0FF]");

    private final List<Piece> pieces = new ArrayList<>();

    static Pieces of(List<Piece> pieces) {
        return new Pieces().all(pieces);
    }

    static String latex(List<Piece> pieces) {
        return pieces.stream().map(Piece::latex).collect(Collectors.joining());
    }

    /** What stands between; it joins what stands before it where that says nothing either. */
    Pieces text(String latex) {
        if (latex.isEmpty()) {
            return this;
        }
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && last.about() == null && last.summand() == 0) {
            pieces.set(pieces.size() - 1, new Piece(last.latex() + latex, null, last.breaks()));
        } else {
            pieces.add(new Piece(latex, null, false));
        }
        return this;
    }

    /** A sign before another summand, where a row may end. */
    Pieces plus(String sign) {
        pieces.add(new Piece(sign, null, true));
        return this;
    }

    Pieces about(String latex, @Nullable Mention mention) {
        pieces.add(new Piece(latex, mention, false));
        return this;
    }

    Pieces about(String latex, Node node, int element, Mention.Kind kind, double value) {
        return about(latex, new Mention(node, element, kind, value));
    }

    Pieces all(List<Piece> more) {
        for (Piece piece : more) {
            if (piece.about() == null && !piece.breaks() && piece.summand() == 0) {
                text(piece.latex());
            } else {
                pieces.add(piece);
            }
        }
        return this;
    }

    /** What belongs to one summand, from 1: it joins nothing that stands before it. */
    Pieces summand(int number, List<Piece> parts) {
        for (Piece part : parts) {
            pieces.add(new Piece(part.latex(), part.about(), part.breaks(), number));
        }
        return this;
    }

    List<Piece> list() {
        return List.copyOf(pieces);
    }

    /**
     * An operation's formula, its operands pieces of their own; where the formula cannot be taken apart (a fraction), it is
     * one piece about its first operand.
     *
     * @param formula of the operands' LaTeX
     * @param operands each as one piece
     */
    static List<Piece> formula(Function<List<String>, String> formula, List<Piece> operands) {
        List<String> marks = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            marks.add(String.valueOf((char) (PLACE + i)));
        }
        String marked = formula.apply(marks);
        Pieces out = new Pieces();
        Matcher at = PLACES.matcher(marked);
        int from = 0;
        boolean whole = true;
        while (at.find()) {
            String between = marked.substring(from, at.start());
            whole &= balanced(between);
            out.text(between).all(List.of(operands.get(at.group().charAt(0) - PLACE)));
            from = at.end();
        }
        String rest = marked.substring(from);
        if (whole && balanced(rest)) {
            return out.text(rest).list();
        }
        String latex = formula.apply(operands.stream().map(Piece::latex).toList());
        Mention first = operands.isEmpty() ? null : operands.get(0).about();
        return new Pieces().about(latex, first).list();
    }

    /** Whether it can be set by itself: braces and environments are closed, and nothing waits for an argument. */
    private static boolean balanced(String latex) {
        int depth = 0;
        for (int i = 0; i < latex.length(); i++) {
            char c = latex.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth < 0) {
                return false;
            }
        }
        boolean waits = latex.endsWith("^") || latex.endsWith("_");
        boolean environment = latex.contains("\\begin") || latex.contains("\\left") || latex.contains("\\right");
        return depth == 0 && !waits && !environment;
    }
}
