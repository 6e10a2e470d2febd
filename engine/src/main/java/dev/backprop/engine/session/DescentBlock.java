package dev.backprop.engine.session;

import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Schedule;
import java.util.List;

/**
 * A gradient descent as a session file describes it.
 *
 * @param f the function, as typed: in x, or in x and y
 * @param x0 where it starts: x, or x and y
 * @param optimizer rule, alpha (as its lr) and beta
 * @param steps how many, 0–1,000,000
 * @param schedule {@code x-schedule}: how alpha changes; constant where the field is not there
 * @param noise {@code x-noise}, an object of {@code size} and {@code seed}; none where the field is not there
 */
public record DescentBlock(
        String f, List<Double> x0, OptimizerSpec optimizer, int steps, Schedule schedule, Noise noise) {
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

    /** A descent at one rate on the exact gradient. */
    public DescentBlock(String f, List<Double> x0, OptimizerSpec optimizer, int steps) {
        this(f, x0, optimizer, steps, Schedule.CONSTANT, Noise.NONE);
    }

    /** A descent as a block. */
    public static DescentBlock of(DescentConfig config) {
        return new DescentBlock(
                config.f(), config.x0(), config.optimizer(), config.steps(), config.schedule(), config.noise());
    }

    /**
     * The descent that it describes.
     *
     * @throws dev.backprop.engine.BadInputException if f is no expression, or x0 has another number of coordinates than f
     */
    public DescentConfig config() {
        return new DescentConfig(f, x0, optimizer, steps, schedule, noise);
    }
}
