package dev.backprop.engine.trace;

import dev.backprop.engine.trace.Derivation.Mention;
import dev.backprop.engine.trace.Derivation.Piece;
import java.util.ArrayList;
import java.util.List;

/** Sums: every summand is written out, up to a number that nobody reads; the rest is one exact number. */
final class Terms {
    /** Summands in a rule, where the middle says nothing new. */
    static final int IN_SYMBOLS = 4;
    /** The widest layer's paths are always all there. */
    private static final int LEAST = 16;
    /** Characters of a sum that a card has room for. */
    private static final int ROOM = 1300;

    private final int digits;
    private final int shown;

    private Terms(int digits, int shown) {
        this.digits = digits;
        this.shown = shown;
    }

    /** For a card: as many as there is room for, at least {@value #LEAST}. */
    static Terms every(int digits) {
        return new Terms(digits, Math.max(LEAST, ROOM / (2 * digits + 12)));
    }

    /** For a note: the first few. */
    static Terms few(int digits) {
        return new Terms(digits, digits <= 6 ? 3 : 2);
    }

    /** Symbols only: of many, the first and the last. */
    List<Piece> symbols(List<List<Piece>> terms) {
        return symbols(terms, 0);
    }

    /** Symbols only: of many, the first, the one that is spoken of, and the last. */
    List<Piece> symbols(List<List<Piece>> terms, int current) {
        Pieces out = new Pieces();
        int count = terms.size();
        boolean among = current >= IN_SYMBOLS && current < count;
        int before = 0;
        for (int number = 1; number <= count; number++) {
            boolean shown = count <= IN_SYMBOLS
                    || number < (among ? IN_SYMBOLS - 1 : IN_SYMBOLS)
                    || number == current
                    || number == count;
            if (!shown) {
                continue;
            }
            if (number > before + 1) {
                out.plus(" + \\cdots");
            }
            add(out, terms.get(number - 1), number);
            before = number;
        }
        return out.list();
    }

    /** Numbers: what is left out is their sum. */
    List<Piece> numbers(List<List<Piece>> terms, double[] values) {
        Pieces out = new Pieces();
        int whole = terms.size() <= shown ? terms.size() : shown;
        for (int i = 0; i < whole; i++) {
            add(out, terms.get(i), i + 1);
        }
        if (whole < terms.size()) {
            double rest = 0;
            for (int i = whole; i < values.length; i++) {
                rest += values[i];
            }
            out.plus(" + ")
                    .text("\\underbrace{" + Figures.latex(rest, digits) + "}_{" + (terms.size() - whole)
                            + "\\ \\mathrm{more}}");
        }
        return out.list();
    }

    private static void add(Pieces out, List<Piece> term, int number) {
        if (number > 1) {
            out.plus(" + ");
        }
        out.summand(number, term);
    }

    /** The values themselves, added up: those that are 0 too, for each is a path. */
    List<Piece> values(List<Mention> summands) {
        List<List<Piece>> terms = new ArrayList<>();
        for (Mention summand : summands) {
            double value = summand.value();
            String latex = terms.isEmpty() ? Figures.latex(value, digits) : Figures.operand(value, digits);
            terms.add(new Pieces().about(latex, summand).list());
        }
        return numbers(terms, summands.stream().mapToDouble(Mention::value).toArray());
    }
}
