package dev.backprop.engine.descent;

import dev.backprop.engine.optim.Rule;

/** Every update rule once more, for one coordinate and in plain doubles, from the papers' formulas. */
final class PlainRule {
    private final Rule rule;
    private final double alpha;
    private final double beta;
    private double v;
    private double s;
    private int k;

    PlainRule(Rule rule, double alpha, double beta) {
        this.rule = rule;
        this.alpha = alpha;
        this.beta = beta;
    }

    double next(double x, double g) {
        k++;
        double average = beta * v + (1 - beta) * g;
        return switch (rule) {
            case GD -> x - alpha * g;
            case HEAVY_BALL -> x - alpha * (v = beta * v + g);
            case EMA -> x - alpha * (v = average);
            case EMA_CORRECTED -> x - alpha * (v = average) / (1 - Math.pow(beta, k));
            case NOTEBOOK -> x - alpha * (v = average) / (1 + Math.pow(beta, k));
            case NESTEROV -> x - alpha * (g + beta * (v = beta * v + g));
            case RMSPROP -> x - alpha * g / (Math.sqrt(s = beta * s + (1 - beta) * g * g) + 1e-8);
            case ADAM -> {
                v = average;
                s = 0.999 * s + 0.001 * g * g;
                double m = v / (1 - Math.pow(beta, k));
                yield x - alpha * m / (Math.sqrt(s / (1 - Math.pow(0.999, k))) + 1e-8);
            }
        };
    }
}
