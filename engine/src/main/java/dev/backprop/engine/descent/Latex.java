package dev.backprop.engine.descent;

import dev.backprop.engine.graph.Add;
import dev.backprop.engine.graph.Divide;
import dev.backprop.engine.graph.Graph;
import dev.backprop.engine.graph.Multiply;
import dev.backprop.engine.graph.Negate;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.Power;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.graph.Subtract;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A graph of scalars as one formula: each operation's own LaTeX, and brackets around operands that bind looser than it. */
final class Latex {
    private static final int SUM = 1;
    private static final int NEGATION = 2;
    private static final int PRODUCT = 3;
    private static final int POWER = 4;
    private static final int ATOM = 5;

    private final List<String> formulas = new ArrayList<>();
    private final List<Integer> strengths = new ArrayList<>();

    Latex(Graph graph) {
        for (Node node : graph.nodes()) {
            Op op = node.op();
            formulas.add(op == null ? leaf(node) : op.latex(operands(op, node)));
            strengths.add(op == null ? leafStrength(node) : strength(op));
        }
    }

    /** The formula of one node. */
    String of(Node node) {
        return formulas.get(node.index());
    }

    private List<String> operands(Op op, Node node) {
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            int index = node.input(i).index();
            String formula = formulas.get(index);
            operands.add(strengths.get(index) < needed(op, i) ? "\\left(" + formula + "\\right)" : formula);
        }
        return operands;
    }

    /** How tightly an operand must bind to stand in its place without brackets; functions and fractions bring their own. */
    private static int needed(Op op, int operand) {
        if (op instanceof Power) {
            return operand == 0 ? ATOM : SUM;
        }
        if (op instanceof Multiply) {
            return operand == 0 ? NEGATION : PRODUCT;
        }
        if (op instanceof Negate) {
            return PRODUCT;
        }
        if (op instanceof Add) {
            return operand == 0 ? SUM : PRODUCT;
        }
        return op instanceof Subtract && operand == 1 ? PRODUCT : SUM;
    }

    private static int strength(Op op) {
        if (op instanceof Add || op instanceof Subtract) {
            return SUM;
        }
        if (op instanceof Negate) {
            return NEGATION;
        }
        if (op instanceof Multiply || op instanceof Divide) {
            return PRODUCT;
        }
        return op instanceof Power ? POWER : ATOM;
    }

    private static int leafStrength(Node node) {
        return leaf(node).contains("\\cdot") ? PRODUCT : ATOM;
    }

    private static String leaf(Node node) {
        return node.role() == Role.CONSTANT ? number(node.value().get(0)) : node.name();
    }

    private static String number(double value) {
        if (value == Math.PI) {
            return "\\pi";
        }
        if (value == Math.E) {
            return "e";
        }
        String text = value == Math.rint(value) && Math.abs(value) < 1e7
                ? String.format(Locale.ROOT, "%.0f", value)
                : Double.toString(value);
        int exponent = text.indexOf('E');
        return exponent < 0 ? text : text.substring(0, exponent) + " \\cdot 10^{" + text.substring(exponent + 1) + "}";
    }
}
