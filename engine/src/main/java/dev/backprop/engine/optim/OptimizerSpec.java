package dev.backprop.engine.optim;

/**
 * A rule with its settings.
 *
 * @param rule which
 * @param lr the learning rate α, finite and above 0
 * @param beta momentum or smoothing β, 0 ≤ β &lt; 1
 */
public record OptimizerSpec(Rule rule, double lr, double beta) {
    /** Gradient descent at learning rate 1, as the notebook has it. */
    public static final OptimizerSpec DEFAULT = new OptimizerSpec(Rule.GD, 1.0, 0.9);

    /** Checks the ranges. */
    public OptimizerSpec {
        if (!(lr > 0) || Double.isInfinite(lr)) {
            throw new IllegalArgumentException("lr: found " + lr + ", expected a finite number above 0");
        }
        if (!(beta >= 0 && beta < 1)) {
            throw new IllegalArgumentException("beta: found " + beta + ", expected 0 ≤ beta < 1");
        }
    }
}
