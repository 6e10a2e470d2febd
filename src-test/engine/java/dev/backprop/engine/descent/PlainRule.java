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
        remember(g);
        return switch (rule) {
            case GD -> x - alpha * g;
            case HEAVY_BALL, EMA -> x - alpha * v;
            case EMA_CORRECTED -> x - alpha * v / (1 - Math.pow(beta, k));
            case NOTEBOOK -> x - alpha * v / (1 + Math.pow(beta, k));
            case NESTEROV -> x - alpha * (g + beta * v);
            case RMSPROP -> x - alpha * g / (Math.sqrt(s) + 1e-8);
            case ADAM -> {
                double m = v / (1 - Math.pow(beta, k));
                yield x - alpha * m / (Math.sqrt(s / (1 - Math.pow(0.999, k))) + 1e-8);
            }
        };
    }

    private void remember(double g) {
        boolean sum = rule == Rule.HEAVY_BALL || rule == Rule.NESTEROV;
        v = beta * v + (sum ? 1 : 1 - beta) * g;
        double smoothing = rule == Rule.ADAM ? 0.999 : beta;
        s = smoothing * s + (1 - smoothing) * g * g;
    }
}
