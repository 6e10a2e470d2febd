package dev.backprop.engine.trace;

import dev.backprop.engine.graph.BackwardTerm;
import dev.backprop.engine.graph.CrossEntropy;
import dev.backprop.engine.graph.ElementwiseOp;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.graph.Sigmoid;
import dev.backprop.engine.graph.Softmax;
import dev.backprop.engine.graph.Tanh;
import dev.backprop.engine.graph.Term;
import dev.backprop.engine.trace.Derivation.Mention;
import dev.backprop.engine.trace.Derivation.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The equations of gradients: the paths by which they arrive, upstream gradient times local derivative. */
final class BackwardEquations {
    private final Symbols symbols;
    private final int digits;
    private final Terms sums;
    private final Zero zero;

    BackwardEquations(Plan plan, Symbols symbols, int digits, Terms sums) {
        this.zero = new Zero(plan, symbols, digits);
        this.symbols = symbols;
        this.digits = digits;
        this.sums = sums;
    }

    /** The gradient of one element of the segment's node, whose neighbours hold the numbers of that pass. */
    Equation of(Segment segment, int element) {
        Node out = Objects.requireNonNull(segment.out());
        List<BackwardTerm> terms = terms(segment, element);
        double[] values = terms.stream().mapToDouble(BackwardTerm::value).toArray();
        double value = 0;
        for (double each : values) {
            value += each;
        }
        Mention own = new Mention(segment.node(), element, Mention.Kind.GRADIENT, value);
        Piece left = new Piece(symbols.gradientLatex(segment.node(), element), own, false);
        if (out.role() == Role.LOSS) {
            return fromLoss(left, out, segment.input(), terms.get(0), element, value);
        }
        List<List<Piece>> upstream = new ArrayList<>();
        List<List<Piece>> numbers = new ArrayList<>();
        for (BackwardTerm term : terms) {
            Piece arriving = upstreamNumber(term);
            upstream.add(new Pieces()
                    .all(List.of(arriving))
                    .text(" \\cdot ")
                    .all(List.of(local(segment, term, element)))
                    .list());
            numbers.add(inNumbers(segment, term, element));
        }
        List<Piece> inPlace =
                terms.size() <= Terms.IN_SYMBOLS ? sums.numbers(upstream, values) : sums.symbols(upstream, values);
        return new Equation(
                left,
                rule(segment, terms, element, 0),
                inPlace,
                sums.numbers(numbers, values),
                terms.size() > 1 ? sums.values(mentions(segment, terms, element)) : null,
                value,
                zero.ofGradient(out, terms, value));
    }

    /** The sum over the paths in symbols, the path that is spoken of among them. */
    List<Piece> rule(Segment segment, List<BackwardTerm> terms, int element, int current) {
        List<List<Piece>> paths =
                terms.stream().map(t -> inSymbols(segment, t, element)).toList();
        return current > 0
                ? sums.symbols(paths, current)
                : sums.symbols(
                        paths, terms.stream().mapToDouble(BackwardTerm::value).toArray());
    }

    /** Why one path of several brings nothing; empty where it brings something. */
    String zero(BackwardTerm term) {
        return term.value() == 0 ? zero.ofTerm(term) : "";
    }

    /** Each path as one number. */
    List<Mention> mentions(Segment segment, List<BackwardTerm> terms, int element) {
        List<Mention> mentions = new ArrayList<>();
        for (BackwardTerm term : terms) {
            Mention at = locally(segment, term, element);
            mentions.add(new Mention(at.node(), at.element(), Mention.Kind.SUMMAND, term.value()));
        }
        return mentions;
    }

    /** A path in symbols: upstream gradient times local derivative. */
    List<Piece> inSymbols(Segment segment, BackwardTerm term, int element) {
        return new Pieces()
                .about(upstream(segment, term), arriving(term))
                .text(" \\cdot ")
                .all(List.of(local(segment, term, element)))
                .list();
    }

    /** A path in numbers. */
    List<Piece> inNumbers(Segment segment, BackwardTerm term, int element) {
        return new Pieces()
                .all(List.of(upstreamNumber(term)))
                .text(" \\times ")
                .about(Figures.operand(term.local(), digits), locally(segment, term, element))
                .list();
    }

    private Piece upstreamNumber(BackwardTerm term) {
        return new Piece(Figures.operand(term.upstream(), digits), arriving(term), false);
    }

    private static Mention arriving(BackwardTerm term) {
        return new Mention(term.upstreamNode(), term.upstreamElement(), Mention.Kind.GRADIENT, term.upstream());
    }

    /** What the local derivative speaks of: another operand, or what the operation was applied to. */
    private static Mention locally(Segment segment, BackwardTerm term, int element) {
        Term.Factor factor = term.factor();
        if (factor != null) {
            return new Mention(factor.node(), factor.element(), Mention.Kind.VALUE, factor.value());
        }
        return new Mention(segment.node(), element, Mention.Kind.LOCAL, term.local());
    }

    /** The paths of one element. */
    List<BackwardTerm> terms(Segment segment, int element) {
        Node out = Objects.requireNonNull(segment.out());
        return out.computedBy().backwardTerms(out, segment.input(), element);
    }

    /** The upstream gradient of a path, in symbols. */
    String upstream(Segment segment, BackwardTerm term) {
        return ofSample(segment, term, symbols.gradientLatex(term.upstreamNode(), term.upstreamElement()));
    }

    /** The local derivative of a path, in symbols. */
    Piece local(Segment segment, BackwardTerm term, int element) {
        return new Piece(localLatex(segment, term, element), locally(segment, term, element), false);
    }

    private String localLatex(Segment segment, BackwardTerm term, int element) {
        Node out = term.upstreamNode();
        Op op = out.computedBy();
        Term.Factor factor = term.factor();
        if (factor != null) {
            return ofSample(segment, term, symbols.latex(factor.node(), factor.element()));
        }
        if (op instanceof Softmax) {
            String yi = symbols.latex(out, element);
            String yj = symbols.latex(out, term.upstreamElement());
            return term.upstreamElement() == element ? yi + "(1 - " + yi + ")" : "(-" + yj + "\\," + yi + ")";
        }
        if (op instanceof ElementwiseOp) {
            return slope(op, symbols.latex(out.input(0), element));
        }
        return op.derivativeLatex(
                segment.input(),
                out.inputs().stream().map(n -> symbols.latex(n, 0)).toList());
    }

    /** The derivative of an activation, by its name. */
    static String slope(Op op, String z) {
        if (op instanceof Sigmoid) {
            return "\\sigma'(" + z + ")";
        }
        return op instanceof Tanh ? "\\tanh'(" + z + ")" : op.derivativeLatex(0, List.of(z));
    }

    /** Says whose numbers they are where a parameter hears from several samples. */
    private static String ofSample(Segment segment, BackwardTerm term, String symbol) {
        Node out = term.upstreamNode();
        if (segment.node().role() != Role.PARAMETER || out.shape().rows() == 1) {
            return symbol;
        }
        return "{" + symbol + "}^{[" + (term.upstreamElement() / out.shape().columns() + 1) + "]}";
    }

    private Equation fromLoss(Piece left, Node loss, int input, BackwardTerm term, int element, double value) {
        Op op = loss.computedBy();
        Node outputs = loss.input(0);
        Node targets = loss.input(1);
        double target = targets.value().get(element);
        double prediction = outputs.value().get(element);
        Mention ofOutput = new Mention(outputs, element, Mention.Kind.VALUE, prediction);
        Mention ofTarget = new Mention(targets, element, Mention.Kind.VALUE, target);
        String mean = ForwardEquations.mean(loss);
        List<Piece> rule = Pieces.formula(
                operands -> mean + parenthesised(mean, op.derivativeLatex(input, operands)),
                List.of(
                        new Piece(symbols.latex(outputs, element), ofOutput, false),
                        new Piece(symbols.latex(targets, element), ofTarget, false)));
        Function<List<String>, String> formula = operands -> op.derivativeLatex(input, operands);
        String first = Figures.operand(prediction, digits);
        if (op instanceof CrossEntropy) {
            double softmax = term.local() * outputs.shape().rows() + target;
            ofOutput = new Mention(outputs, element, Mention.Kind.LOCAL, softmax);
            first = Figures.latex(softmax, digits);
            formula = operands -> operands.get(0) + " - " + operands.get(1);
        }
        Function<List<String>, String> inner = formula;
        List<Piece> numbers = Pieces.formula(
                operands -> mean + parenthesised(mean, inner.apply(operands)),
                List.of(
                        new Piece(first, ofOutput, false),
                        new Piece(Figures.operand(target, digits), ofTarget, false)));
        List<Piece> upstream = new Pieces()
                .about(Figures.latex(term.upstream(), digits), arriving(term))
                .text(" \\cdot ")
                .all(parenthesised(rule))
                .list();
        return new Equation(left, rule, upstream, numbers, null, value, zero.ofPrediction(loss, element, value));
    }

    private static List<Piece> parenthesised(List<Piece> rule) {
        String latex = Pieces.latex(rule);
        return parenthesised("\\cdot", latex).equals(latex)
                ? rule
                : new Pieces().text("(").all(rule).text(")").list();
    }

    /** A difference after a factor needs parentheses; a fraction or what begins with a factor does not. */
    private static String parenthesised(String factor, String latex) {
        boolean whole = factor.isEmpty() || latex.startsWith("\\frac") || latex.startsWith("2(");
        return whole ? latex : "(" + latex + ")";
    }
}
