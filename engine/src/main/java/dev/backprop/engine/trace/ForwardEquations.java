package dev.backprop.engine.trace;

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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The equations of values: of scores, units and the loss, from the terms that their operations give. */
final class ForwardEquations {
    private final Symbols symbols;
    private final int digits;
    private final Terms sums;

    ForwardEquations(Symbols symbols, int digits) {
        this.symbols = symbols;
        this.digits = digits;
        this.sums = new Terms(digits);
    }

    /** The value of a computed node's element, whose operands hold the numbers it was computed from. */
    Equation of(Node node, int element) {
        Op op = node.computedBy();
        List<Term> terms = op.terms(node, element);
        double[] values = terms.stream().mapToDouble(Term::value).toArray();
        double value = op.combine(node, element, values);
        String left = symbols.latex(node, element);
        if (op instanceof MatMul) {
            return sum(left, terms, values, value);
        }
        if (op instanceof Softmax) {
            return softmax(left, node, element, values, value);
        }
        if (node.role() == Role.LOSS) {
            return loss(left, node, terms, values, value);
        }
        return plain(left, op, terms, value);
    }

    private Equation sum(String left, List<Term> terms, double[] values, double value) {
        String rule = sums.symbols(terms.stream().map(this::product).toList());
        String numbers = sums.numbers(terms.stream().map(this::numbers).toList(), values);
        return new Equation(left, rule, null, numbers, terms.size() > 1 ? sums.values(values) : null, value, null);
    }

    /** A term's factors in symbols. */
    String product(Term term) {
        return String.join(
                "\\,",
                term.factors().stream()
                        .map(f -> symbols.latex(f.node(), f.element()))
                        .toList());
    }

    /** A term's factors as numbers. */
    String numbers(Term term) {
        return String.join(
                " \\times ",
                term.factors().stream()
                        .map(f -> Figures.operand(f.value(), digits))
                        .toList());
    }

    private Equation softmax(String left, Node node, int element, double[] values, double value) {
        String z = symbols.latex(node.input(0), element);
        int i = element % values.length;
        String rule = "\\frac{e^{" + z + "}}{\\sum_j e^{z_j}}";
        String numbers = "\\frac{" + Figures.latex(values[i], digits) + "}{" + sums.values(values) + "}";
        return new Equation(left, rule, null, numbers, null, value, null);
    }

    private Equation loss(String left, Node node, List<Term> terms, double[] values, double value) {
        Op op = node.computedBy();
        int samples = node.input(0).shape().rows();
        if (op instanceof CrossEntropy) {
            String mean = samples == 1 ? "" : "\\frac{1}{" + samples + "}\\sum_s ";
            return new Equation(
                    left, mean + op.latex(List.of("\\hat y", "y_j")), null, sums.values(values), null, value, null);
        }
        if (terms.size() == 1) {
            return plain(left, op, terms, value);
        }
        String mean = mean(node);
        String rule = mean + "\\sum_k " + op.latex(List.of("\\hat y_k", "y_k"));
        return new Equation(left, rule, null, sums.values(values), null, value, null);
    }

    /** What the sum over outputs and samples is divided by, as a factor; empty for 1. */
    static String mean(Node loss) {
        Node outputs = loss.input(0);
        boolean bySample = loss.op() instanceof HalfSquaredError || loss.op() instanceof CrossEntropy;
        int count = bySample ? outputs.shape().rows() : outputs.shape().size();
        return count == 1 ? "" : "\\frac{1}{" + count + "}";
    }

    /** The operation's own formula, with symbols and then with numbers. */
    private Equation plain(String left, Op op, List<Term> terms, double value) {
        List<Term.Factor> factors =
                terms.stream().flatMap(t -> t.factors().stream()).toList();
        boolean alone = factors.size() == 1 && !(op instanceof LeakyRelu);
        String rule = op.latex(
                factors.stream().map(f -> symbols.latex(f.node(), f.element())).toList());
        String numbers = op.latex(factors.stream()
                .map(f -> alone ? Figures.latex(f.value(), digits) : Figures.operand(f.value(), digits))
                .toList());
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
