package dev.backprop.engine.trace;

import dev.backprop.engine.graph.BackwardTerm;
import dev.backprop.engine.graph.CrossEntropy;
import dev.backprop.engine.graph.ElementwiseOp;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.Relu;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.graph.Sigmoid;
import dev.backprop.engine.graph.Softmax;
import dev.backprop.engine.graph.Tanh;
import dev.backprop.engine.graph.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The equations of gradients: the paths by which they arrive, upstream gradient times local derivative. */
final class BackwardEquations {
    private static final double SATURATED = 1e-3;

    private final Symbols symbols;
    private final int digits;
    private final Terms sums;

    BackwardEquations(Symbols symbols, int digits) {
        this.symbols = symbols;
        this.digits = digits;
        this.sums = new Terms(digits);
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
        String left = symbols.gradientLatex(segment.node(), element);
        if (out.role() == Role.LOSS) {
            return fromLoss(left, out, segment.input(), terms.get(0), element, value);
        }
        List<String> rule = new ArrayList<>();
        List<String> upstream = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (BackwardTerm term : terms) {
            String local = local(segment, term, element);
            rule.add(upstream(segment, term) + " \\cdot " + local);
            upstream.add(Figures.operand(term.upstream(), digits) + " \\cdot " + local);
            numbers.add(sums.product(term.upstream(), term.local()));
        }
        return new Equation(
                left,
                sums.symbols(rule),
                sums.numbers(upstream, values),
                sums.numbers(numbers, values),
                terms.size() > 1 ? sums.values(values) : null,
                value,
                reason(out, terms, value));
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
    String local(Segment segment, BackwardTerm term, int element) {
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

    private Equation fromLoss(String left, Node loss, int input, BackwardTerm term, int element, double value) {
        Op op = loss.computedBy();
        String yHat = symbols.latex(loss.input(0), element);
        String y = symbols.latex(loss.input(1), element);
        double target = loss.input(1).value().get(element);
        String mean = ForwardEquations.mean(loss);
        String rule = mean + parenthesised(mean, op.derivativeLatex(input, List.of(yHat, y)));
        String numbers;
        if (op instanceof CrossEntropy) {
            double softmax = term.local() * loss.input(0).shape().rows() + target;
            numbers = mean
                    + parenthesised(mean, Figures.latex(softmax, digits) + " - " + Figures.operand(target, digits));
        } else {
            double prediction = loss.input(0).value().get(element);
            List<String> operands = List.of(Figures.operand(prediction, digits), Figures.operand(target, digits));
            numbers = mean + parenthesised(mean, op.derivativeLatex(input, operands));
        }
        String upstream = Figures.latex(term.upstream(), digits) + " \\cdot " + parenthesised("\\cdot", rule);
        String reason = value == 0 ? "0 because the prediction is the target" : null;
        return new Equation(left, rule, upstream, numbers, null, value, reason);
    }

    /** A difference after a factor needs parentheses; a fraction or what begins with a factor does not. */
    private static String parenthesised(String factor, String latex) {
        boolean whole = factor.isEmpty() || latex.startsWith("\\frac") || latex.startsWith("2(");
        return whole ? latex : "(" + latex + ")";
    }

    private @Nullable String reason(Node out, List<BackwardTerm> terms, double value) {
        if (terms.size() > 1) {
            if (value != 0) {
                return null;
            }
            boolean each = terms.stream().allMatch(t -> t.value() == 0);
            return each ? "0 because every path brings 0" : "0 because the paths cancel";
        }
        BackwardTerm term = terms.get(0);
        Op op = out.computedBy();
        boolean saturating = op instanceof Sigmoid || op instanceof Tanh;
        if (saturating && Math.abs(term.local()) < SATURATED) {
            return (value == 0 ? "0" : "nearly 0") + " because the unit is saturated: "
                    + valueOf(out.input(0), term.upstreamElement());
        }
        if (value != 0) {
            return null;
        }
        if (op instanceof Relu && term.local() == 0) {
            return "0 because ReLU is off: " + valueOf(out.input(0), term.upstreamElement()) + " is not above 0";
        }
        Term.Factor factor = term.factor();
        if (factor != null && factor.value() == 0) {
            return "0 because " + symbols.plain(factor.node(), factor.element()) + " is 0";
        }
        return "0 because the gradient that arrives is 0";
    }

    private String valueOf(Node node, int element) {
        return symbols.plain(node, element) + " = " + Figures.plain(node.value().get(element), digits);
    }
}
