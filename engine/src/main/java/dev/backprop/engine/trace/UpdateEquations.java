package dev.backprop.engine.trace;

import dev.backprop.engine.optim.OptimizerSpec;

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
    record Move(String symbols, String numbers, double value) {}

    Move move(Numbers n) {
        double g = n.gradient();
        double beta = spec.beta();
        double power = Math.pow(beta, n.k() + 1.0);
        return switch (spec.rule()) {
            case GD -> times("g", number(g), g);
            case HEAVY_BALL, EMA -> times("v", number(n.state()[0]), n.state()[0]);
            case EMA_CORRECTED ->
                times(
                        "\\frac{v}{1-\\beta^{k+1}}",
                        over(n.state()[0], "1-" + raised(beta, n.k())),
                        n.state()[0] / (1 - power));
            case NOTEBOOK ->
                times(
                        "\\frac{v}{1+\\beta^{k+1}}",
                        over(n.state()[0], "1+" + raised(beta, n.k())),
                        n.state()[0] / (1 + power));
            case NESTEROV ->
                times(
                        "(g + \\beta v)",
                        "(" + Figures.latex(g, digits) + " + " + number(beta) + " \\times " + number(n.state()[0])
                                + ")",
                        g + beta * n.state()[0]);
            case RMSPROP ->
                times("\\frac{g}{\\sqrt{s}+\\epsilon}", root(g, n.state()[0]), g / (Math.sqrt(n.state()[0]) + EPSILON));
            case ADAM -> adam(n, power);
        };
    }

    private Move adam(Numbers n, double power) {
        double m = n.state()[0] / (1 - power);
        double s = n.state()[1] / (1 - Math.pow(BETA_2, n.k() + 1.0));
        return times("\\frac{\\hat m}{\\sqrt{\\hat s}+\\epsilon}", root(m, s), m / (Math.sqrt(s) + EPSILON));
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

    private Move times(String symbols, String numbers, double value) {
        return new Move("\\alpha\\," + symbols, number(spec.lr()) + " \\times " + numbers, spec.lr() * value);
    }
}
