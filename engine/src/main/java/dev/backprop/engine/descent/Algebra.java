package dev.backprop.engine.descent;

import com.ezylang.evalex.parser.ASTNode;
import dev.backprop.engine.graph.Negate;
import dev.backprop.engine.graph.Op;
import java.util.ArrayList;
import java.util.List;

/**
 * What the parts of an expression become: nodes of a graph, or polynomials.
 *
 * @param <T> the thing that each part becomes
 */
interface Algebra<T> {
    /** Unary minus. */
    Op NEGATE = new Negate();

    /** A number that was written or named. */
    T number(double value);

    /** Coordinate 0 ({@code x}) or 1 ({@code y}). */
    T variable(int coordinate);

    /** An operation on what its operands became. */
    T apply(Op op, List<T> operands);

    /** What a whole syntax tree becomes. It recurses as deep as the tree, which a text of 1,000 characters bounds. */
    default T of(ASTNode tree) {
        String text = tree.getToken().getValue();
        return switch (tree.getToken().getType()) {
            case NUMBER_LITERAL -> number(Double.parseDouble(text));
            case VARIABLE_OR_CONSTANT -> name(text);
            case PREFIX_OPERATOR ->
                text.equals("-")
                        ? apply(NEGATE, operands(tree))
                        : operands(tree).get(0);
            case INFIX_OPERATOR -> apply(operator(text), operands(tree));
            case FUNCTION -> apply(Vocabulary.function(text), operands(tree));
            default -> throw new IllegalStateException("no rule for " + tree.getToken());
        };
    }

    private T name(String name) {
        Double constant = Vocabulary.CONSTANTS.get(name);
        return constant == null ? variable(Vocabulary.VARIABLES.indexOf(name)) : number(constant);
    }

    private static Op operator(String text) {
        Op op = Vocabulary.OPERATORS.get(text);
        if (op == null) {
            throw new IllegalStateException("no operation for " + text);
        }
        return op;
    }

    private List<T> operands(ASTNode tree) {
        // A plain loop: a stream would put ten frames on the stack for each level of a chain of a thousand signs.
        List<T> operands = new ArrayList<>();
        for (ASTNode child : tree.getParameters()) {
            operands.add(of(child));
        }
        return operands;
    }
}
