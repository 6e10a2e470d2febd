package dev.backprop.engine.trace;

import dev.backprop.engine.graph.AddBias;
import dev.backprop.engine.graph.CrossEntropy;
import dev.backprop.engine.graph.HalfSquaredError;
import dev.backprop.engine.graph.LeakyRelu;
import dev.backprop.engine.graph.MatMul;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.Relu;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.graph.Softmax;
import dev.backprop.engine.graph.Term;
import dev.backprop.engine.trace.Derivation.Mention;
import dev.backprop.engine.trace.Derivation.Piece;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The equations of values: of scores, units and the loss, from the terms that their operations give. */
final class ForwardEquations {
    /** A longer sum does not go under a fraction's bar. */
    private static final int UNDER_THE_BAR = 4;

    private final Symbols symbols;
    private final int digits;
    private final Terms sums;

    ForwardEquations(Symbols symbols, int digits, Terms sums) {
        this.symbols = symbols;
        this.digits = digits;
        this.sums = sums;
    }

    /** The value of a computed node's element, whose operands hold the numbers it was computed from. */
    Equation of(Node node, int element) {
        Op op = node.computedBy();
        List<Term> terms = op.terms(node, element);
        double[] values = terms.stream().mapToDouble(Term::value).toArray();
        double value = op.combine(node, element, values);
        Piece left =
                new Piece(symbols.latex(node, element), new Mention(node, element, Mention.Kind.VALUE, value), false);
        if (op instanceof MatMul || op instanceof AddBias) {
            return sum(left, op, terms, values, value);
        }
        if (op instanceof Softmax) {
            return softmax(left, element, terms, value);
        }
        if (node.role() == Role.LOSS) {
            return loss(left, node, terms, value);
        }
        return plain(left, op, terms, value);
    }

    private Equation sum(Piece left, Op op, List<Term> terms, double[] values, double value) {
        List<Piece> rule = rule(terms, 0);
        List<Piece> numbers = sums.numbers(terms.stream().map(this::numbers).toList(), values);
        boolean products = op instanceof MatMul && terms.size() > 1;
        boolean zero = value == 0 && terms.stream().allMatch(t -> t.value() == 0);
        String reason = products ? products(terms, zero) : zero ? zero(terms.get(0)) : null;
        return new Equation(left, rule, null, numbers, products ? sums.values(mentions(terms)) : null, value, reason);
    }

    /** A sum in symbols, the summand that is spoken of among them. */
    List<Piece> rule(List<Term> terms, int current) {
        List<List<Piece>> products = terms.stream().map(this::product).toList();
        return current > 0
                ? sums.symbols(products, current)
                : sums.symbols(products, terms.stream().mapToDouble(Term::value).toArray());
    }

    /** Which products are 0, and why: all of them, or some beside others. */
    private @Nullable String products(List<Term> terms, boolean all) {
        ZeroTerms zeros = new ZeroTerms("product", terms.size());
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).value() == 0) {
                zeros.add(i + 1, zeroFactor(terms.get(i)));
            }
        }
        return all ? "0 because every product is 0: " + zeros.causes() : zeros.isEmpty() ? null : zeros.words();
    }

    /** What makes one summand of several 0; empty where nothing that is 0 does. */
    String zero(Op op, Term term) {
        if (term.value() != 0) {
            return "";
        }
        Term.Factor last = term.factors().get(term.factors().size() - 1);
        // A class's summand is 0 by its target, whatever its score is.
        boolean byTarget = op instanceof CrossEntropy && last.value() == 0;
        return byTarget ? symbols.factor(last.node(), last.element()) : op instanceof MatMul ? zeroFactor(term) : "";
    }

    /** The factor that makes a product 0; empty where none is. */
    private String zeroFactor(Term term) {
        for (Term.Factor factor : term.factors()) {
            if (factor.value() == 0) {
                return symbols.factor(factor.node(), factor.element());
            }
        }
        return "";
    }

    /** Which of a product's factors makes it 0. */
    private String zero(Term term) {
        String factor = zeroFactor(term);
        return factor.isEmpty() ? "0 because both summands are 0" : "0 because " + factor + " is 0";
    }

    /** Each term as one number, which speaks of its first factor. */
    static List<Mention> mentions(List<Term> terms) {
        List<Mention> mentions = new ArrayList<>();
        for (Term term : terms) {
            Term.Factor first = term.factors().get(0);
            mentions.add(new Mention(first.node(), first.element(), Mention.Kind.SUMMAND, term.value()));
        }
        return mentions;
    }

    /** A term's factors in symbols. */
    List<Piece> product(Term term) {
        Pieces out = new Pieces();
        for (Term.Factor factor : term.factors()) {
            if (out.list().size() > 0) {
                out.text("\\,");
            }
            out.all(List.of(symbol(factor)));
        }
        return out.list();
    }

    /** A term's factors as numbers. */
    List<Piece> numbers(Term term) {
        Pieces out = new Pieces();
        for (Term.Factor factor : term.factors()) {
            if (out.list().size() > 0) {
                out.text(" \\times ");
            }
            out.all(List.of(number(factor, true)));
        }
        return out.list();
    }

    private Piece symbol(Term.Factor factor) {
        return new Piece(symbols.latex(factor.node(), factor.element()), mention(factor), false);
    }

    private Piece number(Term.Factor factor, boolean operand) {
        String latex = operand ? Figures.operand(factor.value(), digits) : Figures.latex(factor.value(), digits);
        return new Piece(latex, mention(factor), false);
    }

    private static Mention mention(Term.Factor factor) {
        return new Mention(factor.node(), factor.element(), Mention.Kind.VALUE, factor.value());
    }

    private Equation softmax(Piece left, int element, List<Term> terms, double value) {
        int i = element % terms.size();
        Mention own = mention(terms.get(i).factors().get(0));
        String z = symbols.latex(own.node(), own.element());
        List<Piece> rule = new Pieces()
                .about("\\frac{e^{" + z + "}}{\\sum_j e^{z_j}}", own)
                .list();
        Mention above = mentions(terms).get(i);
        List<Piece> below = sums.values(mentions(terms));
        String top = Figures.latex(above.value(), digits);
        Pieces numbers = new Pieces();
        if (terms.size() <= UNDER_THE_BAR) {
            numbers.about("\\frac{" + top + "}{" + Pieces.latex(below) + "}", above);
        } else {
            numbers.about(top, above).text("\\,/\\,(").all(below).text(")");
        }
        return new Equation(left, rule, null, numbers.list(), null, value, null);
    }

    private Equation loss(Piece left, Node node, List<Term> terms, double value) {
        Op op = node.computedBy();
        int samples = node.input(0).shape().rows();
        List<Piece> numbers = sums.values(mentions(terms));
        String zeros = summands(op, terms);
        if (op instanceof CrossEntropy) {
            String mean = samples == 1 ? "" : "\\frac{1}{" + samples + "}\\sum_s ";
            String rule = mean + op.latex(List.of("\\hat y", "y_j"));
            return new Equation(left, text(rule), null, numbers, null, value, zeros);
        }
        if (terms.size() == 1) {
            return plain(left, op, terms, value);
        }
        String rule = mean(node) + "\\sum_k " + op.latex(List.of("\\hat y_k", "y_k"));
        return new Equation(left, text(rule), null, numbers, null, value, zeros);
    }

    /** Why outputs add nothing to the loss, where some do not. */
    private @Nullable String summands(Op op, List<Term> terms) {
        ZeroTerms zeros = new ZeroTerms("summand", terms.size());
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).value() == 0) {
                zeros.add(i + 1, "");
            }
        }
        if (zeros.isEmpty() || terms.size() == 1) {
            return null;
        }
        return zeros.words()
                + (op instanceof CrossEntropy
                        ? ": a class whose target is 0 adds nothing"
                        : " because there the prediction is the target");
    }

    private static List<Piece> text(String latex) {
        return new Pieces().text(latex).list();
    }

    /** What the sum over outputs and samples is divided by, as a factor; empty for 1. */
    static String mean(Node loss) {
        Node outputs = loss.input(0);
        boolean bySample = loss.op() instanceof HalfSquaredError || loss.op() instanceof CrossEntropy;
        int count = bySample ? outputs.shape().rows() : outputs.shape().size();
        return count == 1 ? "" : "\\frac{1}{" + count + "}";
    }

    /** The operation's own formula, with symbols and then with numbers. */
    private Equation plain(Piece left, Op op, List<Term> terms, double value) {
        List<Term.Factor> factors =
                terms.stream().flatMap(t -> t.factors().stream()).toList();
        boolean alone = factors.size() == 1 && !(op instanceof LeakyRelu);
        List<Piece> rule =
                Pieces.formula(op::latex, factors.stream().map(this::symbol).toList());
        List<Piece> numbers = Pieces.formula(
                op::latex, factors.stream().map(f -> number(f, !alone)).toList());
        return new Equation(left, rule, null, numbers, null, value, reason(op, factors, value));
    }

    private @Nullable String reason(Op op, List<Term.Factor> factors, double value) {
        if (!(op instanceof Relu) || value != 0) {
            return null;
        }
        Term.Factor z = factors.get(0);
        return "0 because ReLU is off: " + symbols.plain(z.node(), z.element()) + " = "
                + Figures.plain(z.value(), digits) + " is not above 0";
    }
}
