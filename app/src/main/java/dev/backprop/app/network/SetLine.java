package dev.backprop.app.network;

import dev.backprop.app.paint.Formula;
import dev.backprop.engine.trace.Derivation.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One equation, set in pieces on a baseline, over as many rows as it needs: a row ends before a summand, and the next begins
 * under the first one.
 */
final class SetLine {
    private static final Pattern RELATION_FIRST = Pattern.compile("^\\s*(=|\\\\leftarrow)(?![a-z])\\s*");
    private static final Pattern RELATION_LAST = Pattern.compile("\\s*(=|\\\\leftarrow)\\s*$");
    private static final String SIGN = "([+/-]|\\\\cdot|\\\\times)";
    private static final Pattern SIGN_FIRST = Pattern.compile("^\\s+" + SIGN + "(?![a-z])\\s*");
    private static final Pattern SIGN_LAST = Pattern.compile("(?<=[^\\s:])\\s*" + SIGN + "\\s*$");
    private static final Pattern NAME_FIRST = Pattern.compile("^(\\\\ln) ");
    private static final Pattern NAME_LAST = Pattern.compile("(\\\\ln) $");
    private static final double BASE = 20;
    /** Of the room, how much of the next rows may stay empty. */
    private static final double INDENT_MOST = 0.4;

    private final List<Piece> pieces;
    private final List<String> latex = new ArrayList<>();
    private final List<Formula.Size> sizes = new ArrayList<>();
    private final double indent;

    /** @param bold whether it is the line that all others lead to */
    SetLine(List<Piece> pieces, boolean bold) {
        this.pieces = List.copyOf(pieces);
        double before = 0;
        double found = 0;
        for (Piece piece : pieces) {
            String set = alone(piece, bold);
            Formula.Size size = Formula.measure(set, BASE);
            latex.add(set);
            sizes.add(size);
            before += size.width();
            boolean relation = piece.latex().contains(" = ") || piece.latex().contains("\\leftarrow");
            if (found == 0 && piece.about() == null && relation) {
                found = before;
            }
        }
        indent = found;
    }

    /** What stands between two pieces keeps the spaces that it would have there: a formula has none at its ends. */
    static String alone(Piece piece, boolean bold) {
        String set = piece.about() == null ? spaced(piece.latex()) : piece.latex();
        return bold ? "\\boldsymbol{" + set + "}" : set;
    }

    private static String spaced(String latex) {
        String set = RELATION_FIRST.matcher(latex).replaceFirst("\\\\;$1 ");
        set = RELATION_LAST.matcher(set).replaceFirst(" $1\\\\;");
        set = SIGN_FIRST.matcher(set).replaceFirst("\\\\:$1\\\\:");
        set = SIGN_LAST.matcher(set).replaceFirst(" $1\\\\:");
        set = NAME_FIRST.matcher(set).replaceFirst("\\\\,$1 ");
        return NAME_LAST.matcher(set).replaceFirst("$1\\\\,");
    }

    /**
     * A piece in its place.
     *
     * @param index which piece of the line
     * @param piece what it is
     * @param latex what is drawn
     * @param x from the left edge of the line
     * @param width of it
     */
    record Placed(int index, Piece piece, String latex, double x, double width) {}

    /**
     * Pieces on one baseline.
     *
     * @param pieces from left to right
     * @param ascent the highest above the baseline
     * @param descent the deepest below it
     */
    record Row(List<Placed> pieces, double ascent, double descent) {
        double width() {
            Placed last = pieces.get(pieces.size() - 1);
            return last.x() + last.width();
        }
    }

    /** The rows at a size of type, none wider than {@code room} unless a single summand is. */
    List<Row> rows(double size, double room) {
        double scale = size / BASE;
        List<Row> rows = new ArrayList<>();
        int from = 0;
        double start = 0;
        while (from < pieces.size()) {
            int to = end(from, start, scale, room);
            rows.add(row(from, to, start, scale));
            from = to;
            start = indent * scale > room * INDENT_MOST ? size : indent * scale;
        }
        return rows;
    }

    /** Where the row that begins with piece {@code from} ends: before the first summand that has no room in it. */
    private int end(int from, double start, double scale, double room) {
        double x = start;
        int last = from;
        for (int i = from; i < pieces.size(); i++) {
            if (i > from && pieces.get(i).breaks()) {
                last = i;
            }
            x += sizes.get(i).width() * scale;
            if (x > room && last > from) {
                return last;
            }
        }
        return pieces.size();
    }

    private Row row(int from, int to, double start, double scale) {
        List<Placed> placed = new ArrayList<>();
        double x = start;
        double ascent = 0;
        double descent = 0;
        for (int i = from; i < to; i++) {
            Formula.Size size = sizes.get(i);
            double width = size.width() * scale;
            placed.add(new Placed(i, pieces.get(i), latex.get(i), x, width));
            x += width;
            ascent = Math.max(ascent, size.ascent() * scale);
            descent = Math.max(descent, size.descent() * scale);
        }
        return new Row(placed, ascent, descent);
    }
}
