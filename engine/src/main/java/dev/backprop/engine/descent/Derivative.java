package dev.backprop.engine.descent;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The derivative of an {@link Expression} as a formula: f′(x), or ∂f/∂x and ∂f/∂y. It comes by walking the expression's own
 * graph in reverse, as backward does, with formulas where backward has numbers, and is simplified as in a calculus course.
 * It is for reading: the gradient that is descended on stays the graph's. At a kink ({@code abs} at 0, a tie of
 * {@code min} or {@code max}), where backward takes PyTorch's number, the formula is not defined.
 */
public final class Derivative {
    /** The longest text that {@link Partial#text()} gives, in characters. */
    public static final int LONGEST = 160;

    private final List<Partial> partials;

    /**
     * The derivative by one variable.
     *
     * @param variable {@code x} or {@code y}
     * @param text as {@link Expression#parse} reads it: {@code 4x^3 - 6x + 1}; none if it were over {@value #LONGEST}
     *     characters long, or if a number in it does not fit a double
     * @param latex the same as LaTeX; there exactly where {@code text} is
     * @param tooLong whether it is missing only because it is too long to be read
     */
    public record Partial(String variable, Optional<String> text, Optional<String> latex, boolean tooLong) {}

    private Derivative(List<Partial> partials) {
        this.partials = partials;
    }

    /** Differentiates; it takes milliseconds for any expression, as long formulas are given up on the way. */
    public static Derivative of(Expression f) {
        Objects.requireNonNull(f, "f: found nothing, expected an expression");
        List<Partial> partials = new ArrayList<>();
        for (int i = 0; i < f.dimension(); i++) {
            partials.add(partial(f, i));
        }
        return new Derivative(List.copyOf(partials));
    }

    /** By x, or by x and by y. */
    public List<Partial> partials() {
        return partials;
    }

    /** What the derivative by {@code variable} is called, as LaTeX: {@code f'(x)}, or {@code \frac{\partial f}{\partial y}}. */
    public String nameLatex(int variable) {
        String name = partials.get(variable).variable();
        return partials.size() == 1 ? "f'(" + name + ")" : "\\frac{\\partial f}{\\partial " + name + "}";
    }

    private static Partial partial(Expression f, int variable) {
        String name = Vocabulary.VARIABLES.get(variable);
        try {
            Formula formula = formula(f, variable);
            boolean decimals = f.text().indexOf('.') >= 0;
            String text = new TextWriter(decimals).write(formula);
            if (text.length() > LONGEST) {
                return new Partial(name, Optional.empty(), Optional.empty(), true);
            }
            String latex = new LatexWriter(decimals).write(formula);
            return new Partial(name, Optional.of(text), Optional.of(latex), false);
        } catch (Formulas.Unwritable e) {
            return new Partial(name, Optional.empty(), Optional.empty(), e.tooLong());
        }
    }

    /**
     * The formula itself, however long it is to read.
     *
     * @throws Formulas.Unwritable if it is far too long, or holds a number that is none
     */
    static Formula formula(Expression f, int variable) {
        Expression.Compiled compiled = f.compile();
        List<Node> nodes = compiled.graph().nodes();
        List<Formula> values = new ArrayList<>();
        for (Node node : nodes) {
            Op op = node.op();
            values.add(op == null ? leaf(node) : Calculus.value(op, operands(node, values)));
        }
        List<List<Formula>> contributions = new ArrayList<>();
        nodes.forEach(n -> contributions.add(new ArrayList<>()));
        contributions.get(compiled.output().index()).add(Formulas.ONE);
        for (int i = compiled.output().index(); i >= 0; i--) {
            Op op = nodes.get(i).op();
            if (op != null && !contributions.get(i).isEmpty()) {
                backward(nodes.get(i), op, adjoint(contributions.get(i)), values, contributions);
            }
        }
        return adjoint(contributions.get(compiled.variables().get(variable).index()));
    }

    /** Backward brings the last term of a sum first; it is read the other way round. */
    private static Formula adjoint(List<Formula> contributions) {
        List<Formula> inOrder = new ArrayList<>(contributions);
        Collections.reverse(inOrder);
        return Formulas.sum(inOrder);
    }

    private static void backward(
            Node node, Op op, Formula adjoint, List<Formula> values, List<List<Formula>> contributions) {
        List<Formula> operands = operands(node, values);
        for (int i = node.inputs().size() - 1; i >= 0; i--) {
            if (node.input(i).requiresGrad()) {
                Formula local = Calculus.derivative(op, i, operands);
                contributions.get(node.input(i).index()).add(Formulas.product(adjoint, local));
            }
        }
    }

    private static List<Formula> operands(Node node, List<Formula> values) {
        return node.inputs().stream().map(input -> values.get(input.index())).toList();
    }

    private static Formula leaf(Node node) {
        return node.role() == Role.CONSTANT ? Formulas.number(node.value().get(0)) : new Formula.Symbol(node.name());
    }
}
