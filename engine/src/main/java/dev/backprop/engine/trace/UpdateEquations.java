package dev.backprop.engine.trace;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.trace.Derivation.Mention;
import dev.backprop.engine.trace.Derivation.Piece;
import java.util.List;

/**
 * The equations of updates, one a rule, with the optimizer's state after the step; the formulas are those of the rules' own
 * Javadoc.
 */
final class UpdateEquations {
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final OptimizerSpec spec;
    private final int digits;

    UpdateEquations(OptimizerSpec spec, int digits) {
        this.spec = spec;
        this.digits = digits;
    }

    /**
     * One parameter's step.
     *
     * @param before its value before
     * @param gradient g
     * @param state the optimizer's numbers for it, after the step, in the rule's order
     * @param k steps taken before this one, from 0
     */
    record Numbers(double before, double gradient, double[] state, int k) {}

    /** What is subtracted, in symbols, in numbers, and its value. */
    record Move(List<Piece> symbols, List<Piece> numbers, double value) {}

    /** The move of one element of a parameter. */
    Move move(Numbers n, Node parameter, int element) {
        Factor factor = factor(n);
        Mention gradient = new Mention(parameter, element, Mention.Kind.GRADIENT, n.gradient());
        return new Move(
                new Pieces()
                        .text("\\alpha\\,")
                        .about(factor.symbols(), gradient)
                        .list(),
                new Pieces()
                        .text(number(spec.lr()) + " \\times ")
                        .about(factor.numbers(), gradient)
                        .list(),
                spec.lr() * factor.value());
    }

    /** What the learning rate is multiplied by. */
    private record Factor(String symbols, String numbers, double value) {}

    private Factor factor(Numbers n) {
        double g = n.gradient();
        double beta = spec.beta();
        double power = Math.pow(beta, n.k() + 1.0);
        return switch (spec.rule()) {
            case GD -> new Factor("g", number(g), g);
            case HEAVY_BALL, EMA -> new Factor("v", number(n.state()[0]), n.state()[0]);
            case EMA_CORRECTED ->
                new Factor(
                        "\\frac{v}{1-\\beta^{k+1}}",
                        over(n.state()[0], "1-" + raised(beta, n.k())),
                        n.state()[0] / (1 - power));
            case NOTEBOOK ->
                new Factor(
                        "\\frac{v}{1+\\beta^{k+1}}",
                        over(n.state()[0], "1+" + raised(beta, n.k())),
                        n.state()[0] / (1 + power));
            case NESTEROV ->
                new Factor(
                        "(g + \\beta v)",
                        "(" + Figures.latex(g, digits) + " + " + number(beta) + " \\times " + number(n.state()[0])
                                + ")",
                        g + beta * n.state()[0]);
            case RMSPROP ->
                new Factor(
                        "\\frac{g}{\\sqrt{s}+\\epsilon}",
                        root(g, n.state()[0]),
                        g / (Math.sqrt(n.state()[0]) + EPSILON));
            case ADAM -> adam(n, power);
        };
    }

    private Factor adam(Numbers n, double power) {
        double m = n.state()[0] / (1 - power);
        double s = n.state()[1] / (1 - Math.pow(BETA_2, n.k() + 1.0));
        return new Factor("\\frac{\\hat m}{\\sqrt{\\hat s}+\\epsilon}", root(m, s), m / (Math.sqrt(s) + EPSILON));
    }

    private String root(double above, double below) {
        return "\\frac{" + Figures.latex(above, digits) + "}{\\sqrt{" + Figures.latex(below, digits) + "}+10^{-8}}";
    }

    private String over(double above, String below) {
        return "\\frac{" + Figures.latex(above, digits) + "}{" + below + "}";
    }

    private String raised(double base, int k) {
        return Figures.latex(base, digits) + "^{" + (k + 1) + "}";
    }

    private String number(double value) {
        return Figures.operand(value, digits);
    }
}
