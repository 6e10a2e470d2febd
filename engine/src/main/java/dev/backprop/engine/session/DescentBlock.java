package dev.backprop.engine.session;

import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Schedule;
import java.util.HashSet;
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
 * @param race {@code x-race}, an array of objects of {@code rule}, {@code alpha} and {@code beta}: at most
 *     {@value #MAX_RIVALS} other settings that run from the same start, each once
 */
public record DescentBlock(
        String f,
        List<Double> x0,
        OptimizerSpec optimizer,
        int steps,
        Schedule schedule,
        Noise noise,
        List<OptimizerSpec> race) {
    /** The most settings that race the first. */
    public static final int MAX_RIVALS = 7;
    /** The notebook's function. */
    public static final String DEFAULT_F = "x^2";
    /** The notebook's step, where the iterates oscillate. */
    public static final double DEFAULT_ALPHA = 0.95;
    /** The notebook's number of steps. */
    public static final int DEFAULT_STEPS = 10;

    /** Keeps its own lists: one or two numbers, and no more rivals than can race. */
    public DescentBlock {
        x0 = List.copyOf(x0);
        if (x0.isEmpty() || x0.size() > 2) {
            throw new IllegalArgumentException("x0: found " + x0.size() + " numbers, expected 1 or 2");
        }
        race = List.copyOf(race);
        if (race.size() > MAX_RIVALS || new HashSet<>(race).size() < race.size()) {
            throw new IllegalArgumentException(
                    "race: found " + race + ", expected at most " + MAX_RIVALS + " settings, each once");
        }
    }

    /** A descent at one rate on the exact gradient. */
    public DescentBlock(String f, List<Double> x0, OptimizerSpec optimizer, int steps) {
        this(f, x0, optimizer, steps, Schedule.CONSTANT, Noise.NONE, List.of());
    }

    /** A descent that nothing races. */
    public DescentBlock(String f, List<Double> x0, OptimizerSpec optimizer, int steps, Schedule schedule, Noise noise) {
        this(f, x0, optimizer, steps, schedule, noise, List.of());
    }

    /** A descent as a block. */
    public static DescentBlock of(DescentConfig config) {
        return new DescentBlock(
                config.f(), config.x0(), config.optimizer(), config.steps(), config.schedule(), config.noise());
    }

    /** The same with others that race it. */
    public DescentBlock withRace(List<OptimizerSpec> rivals) {
        return new DescentBlock(f, x0, optimizer, steps, schedule, noise, rivals);
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
