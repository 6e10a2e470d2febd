package dev.backprop.engine.session;

import dev.backprop.engine.optim.OptimizerSpec;
import java.util.List;

/**
 * A gradient descent as a session file describes it.
 *
 * @param f the function, as typed: in x, or in x and y
 * @param x0 where it starts: x, or x and y
 * @param optimizer rule, alpha (as its lr) and beta
 * @param steps how many, 0–1,000,000
 */
public record DescentBlock(String f, List<Double> x0, OptimizerSpec optimizer, int steps) {
    /** The notebook's function. */
    public static final String DEFAULT_F = "x^2";
    /** The notebook's step, where the iterates oscillate. */
    public static final double DEFAULT_ALPHA = 0.95;
    /** The notebook's number of steps. */
    public static final int DEFAULT_STEPS = 10;

    /** Keeps its own list, of one or two numbers. */
    public DescentBlock {
        x0 = List.copyOf(x0);
        if (x0.isEmpty() || x0.size() > 2) {
            throw new IllegalArgumentException("x0: found " + x0.size() + " numbers, expected 1 or 2");
        }
    }
}
