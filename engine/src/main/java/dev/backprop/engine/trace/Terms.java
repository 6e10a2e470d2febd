package dev.backprop.engine.trace;

import dev.backprop.engine.trace.Derivation.Mention;
import dev.backprop.engine.trace.Derivation.Piece;
import java.util.ArrayList;
import java.util.List;

/** Sums: every summand is written out, up to a number that nobody reads; of more the strongest, and the rest as one exact number. */
final class Terms {
    /** Summands in a rule, where the middle says nothing new. */
    static final int IN_SYMBOLS = 4;
    /** Up to so many, a card has them all: more than the widest layer that is drawn unit by unit has. */
    private static final int ALL = 24;
    /** Of more, a card names so many. */
    private static final int STRONGEST = 12;
    /** How what is left out begins. */
    private static final String REST = "\\underbrace{";

    private final int digits;
    private final int all;
    private final int strongest;

    private Terms(int digits, int all, int strongest) {
        this.digits = digits;
        this.all = all;
        this.strongest = strongest;
    }

    /** For a card. */
    static Terms every(int digits) {
        return new Terms(digits, ALL, STRONGEST);
    }

    /** For a note: a few. */
    static Terms few(int digits) {
        int few = digits <= 6 ? 3 : 2;
        return new Terms(digits, few, few);
    }

    /** Whether a sum has summands that are left out: those that are not stand in the order of their size. */
    static boolean abridged(List<Piece> sum) {
        return !sum.isEmpty() && sum.get(sum.size() - 1).latex().contains(REST);
    }

    /** Symbols only: of many, the first and the last; of very many, the strongest. */
    List<Piece> symbols(List<List<Piece>> terms, double[] values) {
        if (terms.size() <= ALL) {
            return symbols(terms, 0);
        }
        Pieces out = new Pieces();
        for (int place : Strongest.of(values, IN_SYMBOLS - 1).places()) {
            add(out, terms.get(place), place + 1);
        }
        return out.plus(" + \\cdots").list();
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

    /** Numbers: of many, the strongest first; what is left out is their sum. */
    List<Piece> numbers(List<List<Piece>> terms, double[] values) {
        Pieces out = new Pieces();
        if (terms.size() <= all) {
            for (int i = 0; i < terms.size(); i++) {
                add(out, terms.get(i), i + 1);
            }
            return out.list();
        }
        Strongest named = Strongest.of(values, strongest);
        for (int place : named.places()) {
            add(out, terms.get(place), place + 1);
        }
        return out.plus(" + ")
                .text(REST + Figures.latex(named.rest(), digits) + "}_{" + named.more() + "\\ \\mathrm{more}}")
                .list();
    }

    private static void add(Pieces out, List<Piece> term, int number) {
        if (!out.list().isEmpty()) {
            out.plus(" + ");
        }
        out.summand(number, term);
    }

    /** The values themselves, added up: those that are 0 too, for each is a path. */
    List<Piece> values(List<Mention> summands) {
        List<List<Piece>> terms = new ArrayList<>();
        for (Mention summand : summands) {
            double value = summand.value();
            boolean first = terms.isEmpty() && summands.size() <= all;
            String latex = first ? Figures.latex(value, digits) : Figures.operand(value, digits);
            terms.add(new Pieces().about(latex, summand).list());
        }
        return numbers(terms, summands.stream().mapToDouble(Mention::value).toArray());
    }
}
