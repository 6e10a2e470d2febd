package dev.backprop.engine.descent;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.Schedule;
import java.util.List;

/**
 * A descent, checked.
 *
 * @param f the function's text, as {@link Expression#parse} reads it
 * @param x0 where it starts: one finite number, or two if y occurs in f
 * @param optimizer the rule with α and β
 * @param steps how many updates, 0 to 1,000,000
 * @param schedule how α changes from step to step
 * @param noise what is added to the gradient that the rule sees
 */
public record DescentConfig(
        String f, List<Double> x0, OptimizerSpec optimizer, int steps, Schedule schedule, Noise noise) {
    /** The most updates a descent may have. */
    public static final int MAX_STEPS = 1_000_000;

    /** The notebook's oscillating descent on x². */
    public static final DescentConfig DEFAULT =
            new DescentConfig("x^2", List.of(1.0), new OptimizerSpec(Rule.GD, 0.95, 0.9), 10);

    /**
     * Checks it.
     *
     * @throws BadInputException if f is no expression, x0 has the wrong number of coordinates or one that is not finite, or
     *     steps is out of range
     */
    public DescentConfig {
        x0 = List.copyOf(x0);
        int dimension = Expression.parse(f).dimension();
        if (x0.size() != dimension) {
            throw BadInputException.at(
                    "x0",
                    x0.size() + (x0.size() == 1 ? " number" : " numbers"),
                    dimension == 1 ? "one, for f has no y" : "two, x and y, for y occurs in f");
        }
        for (double x : x0) {
            if (!Double.isFinite(x)) {
                throw BadInputException.at("x0", String.valueOf(x), "a finite number");
            }
        }
        if (steps < 0 || steps > MAX_STEPS) {
            throw BadInputException.at("steps", String.valueOf(steps), "0 to " + MAX_STEPS);
        }
    }

    /** A descent at one rate on the exact gradient. */
    public DescentConfig(String f, List<Double> x0, OptimizerSpec optimizer, int steps) {
        this(f, x0, optimizer, steps, Schedule.CONSTANT, Noise.NONE);
    }

    /** The same with another rule, α and β. */
    public DescentConfig withOptimizer(OptimizerSpec other) {
        return new DescentConfig(f, x0, other, steps, schedule, noise);
    }

    /** The same with another schedule. */
    public DescentConfig withSchedule(Schedule other) {
        return new DescentConfig(f, x0, optimizer, steps, other, noise);
    }

    /** The same with other noise. */
    public DescentConfig withNoise(Noise other) {
        return new DescentConfig(f, x0, optimizer, steps, schedule, other);
    }

    /** Whether every step is taken at α on the exact gradient. */
    public boolean isPlain() {
        return schedule == Schedule.CONSTANT && noise.isNone();
    }

    /** The function. */
    public Expression expression() {
        return Expression.parse(f);
    }
}
