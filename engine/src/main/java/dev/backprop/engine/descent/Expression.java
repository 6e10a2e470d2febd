package dev.backprop.engine.descent;

import com.ezylang.evalex.parser.ASTNode;
import dev.backprop.engine.graph.Graph;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.ScalarGraph;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A function of x, or of x and y, that somebody typed: {@code x^4 - 3x^2 + x}. Immutable, so threads may share it; each
 * takes an {@link Objective} of its own to compute with.
 *
 * <p>Numbers have decimal points and optional exponents whatever the locale. {@code + - * / ^} and brackets; {@code 2x},
 * {@code 3(x+1)}, {@code x sin(x)} multiply, as tightly as {@code *}; {@code -2^2} is −4 and {@code 2^3^2} is 512. Names:
 * {@code x y pi e}, sin cos tan (radians) asin acos atan sinh cosh tanh exp log = ln log10 sqrt abs, and min and max of two.
 */
public final class Expression {
    /** The one that was read last: a start that is dragged asks for one function many times a second. */
    private static volatile @Nullable Expression last;

    private final String text;
    private final ASTNode tree;
    private final int dimension;
    private final Optional<Quadratic> quadratic;
    private final ScalarGraph scalars;

    private Expression(String text, ASTNode tree) {
        this.text = text;
        this.tree = tree;
        this.dimension = uses("y", tree) ? 2 : 1;
        this.quadratic = new QuadraticAlgebra().of(tree);
        Compiled compiled = compile();
        this.scalars = ScalarGraph.of(compiled.graph(), compiled.output());
    }

    /**
     * Reads a text.
     *
     * @throws dev.backprop.engine.BadInputException in one line {@code f: character 5: found "foo", expected …}, characters
     *     counted from 1; also if it is empty, over 1,000 characters long, or has over 64 brackets inside each other
     */
    public static Expression parse(String text) {
        Expression known = last;
        if (known != null && known.text.equals(text)) {
            return known;
        }
        Expression fresh = new Expression(text, Parser.parse(text));
        last = fresh;
        return fresh;
    }

    /** The text as it was typed. */
    public String text() {
        return text;
    }

    /** 2 if y occurs, otherwise 1. */
    public int dimension() {
        return dimension;
    }

    /** The expression as LaTeX, with brackets where they are needed. */
    public String latex() {
        GraphAlgebra algebra = new GraphAlgebra(dimension);
        Node output = algebra.of(tree);
        return new Latex(algebra.graph()).of(output);
    }

    /** A fresh graph of it on plain FLOAT64 arrays, and the node that holds f. */
    Compiled compile() {
        GraphAlgebra algebra = new GraphAlgebra(dimension);
        Node output = algebra.of(tree);
        return new Compiled(algebra.graph(), algebra.variables(), output);
    }

    /** The same graph to compute with, which all who compute share; x and y are the first of its nodes. */
    ScalarGraph scalars() {
        return scalars;
    }

    /** The expression multiplied out, if it is a polynomial of degree 2 at most. */
    Optional<Quadratic> quadratic() {
        return quadratic;
    }

    /**
     * A graph and the places in it that matter.
     *
     * @param graph all of it
     * @param variables x, or x and y
     * @param output f
     */
    record Compiled(Graph graph, List<Node> variables, Node output) {}

    private static boolean uses(String name, ASTNode tree) {
        if (tree.getToken().getValue().equals(name)) {
            return true;
        }
        for (ASTNode child : tree.getParameters()) {
            if (uses(name, child)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return text;
    }
}
