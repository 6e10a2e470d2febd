package dev.backprop.engine.descent;

import dev.backprop.engine.optim.Optimizer;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.StepPart;
import dev.backprop.engine.tensor.PlainStorage;
import dev.backprop.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Every iterate of a descent: the point, f, the gradient, and the rule's state that led there. Immutable; it shares nothing
 * with other trajectories, so many can be computed at once. It has {@code steps + 1} iterates, or fewer where x, f or the
 * gradient stopped being finite: then {@link #stopped()} says why.
 */
public final class Trajectory {
    private final DescentConfig config;
    private final int dimension;
    private final List<String> stateNames;
    private final int size;
    private final double[] points;
    private final double[] values;
    private final double[] gradients;
    /** What the rule has seen; the gradients themselves where there is no noise. */
    private final double[] seen;

    private final double[] states;
    private final Optional<Stopped> stopped;

    private Trajectory(DescentConfig config, Recorder run, Optional<Stopped> stopped) {
        this.config = config;
        this.dimension = run.dimension;
        this.stateNames = run.stateNames;
        this.size = run.size();
        this.points = trimmed(run.points, size * dimension);
        this.values = trimmed(run.values, size);
        this.gradients = trimmed(run.gradients, size * dimension);
        this.seen = config.noise().isNone() ? gradients : trimmed(run.seen, size * dimension);
        this.states = trimmed(run.states, size * dimension * stateNames.size());
        this.stopped = stopped;
    }

    /** The array itself where nothing is to be cut off: a million iterates need not be there twice. */
    private static double[] trimmed(double[] values, int length) {
        return values.length == length ? values : Arrays.copyOf(values, length);
    }

    /** Runs a descent with the engine's own rule on the function's graph. */
    public static Trajectory of(DescentConfig config) {
        return of(config, steps -> {}, () -> false).orElseThrow();
    }

    /**
     * As the other, for descents that take a while.
     *
     * @param progress told now and then how many steps are done, from 0 to {@code config.steps()}, on the calling thread
     * @param cancelled asked as often, on the calling thread
     * @return empty if it was cancelled before it came to its end
     */
    public static Optional<Trajectory> of(DescentConfig config, IntConsumer progress, BooleanSupplier cancelled) {
        Recorder run = new Recorder(config);
        Optional<Stopped> stopped = run.run(progress, cancelled);
        return run.cancelled() ? Optional.empty() : Optional.of(new Trajectory(config, run, stopped));
    }

    /** How much memory a descent takes that comes to its end, in bytes. */
    public static long bytes(DescentConfig config) {
        int numbers = 2
                + (config.noise().isNone() ? 0 : 1)
                + Optimizer.of(config.optimizer()).stateNames().size();
        return (config.steps() + 1L) * Double.BYTES * (1 + numbers * config.x0().size());
    }

    /** What was run. */
    public DescentConfig config() {
        return config;
    }

    /** Number of iterates, the start among them; 0 if f is not finite even there. */
    public int size() {
        return size;
    }

    /** 1 for x, 2 for x and y. */
    public int dimension() {
        return dimension;
    }

    /** One coordinate of iterate {@code k}. */
    public double x(int k, int coordinate) {
        return points[at(k, coordinate)];
    }

    /** Iterate {@code k}, in a new array. */
    public double[] point(int k) {
        return Arrays.copyOfRange(points, at(k, 0), at(k, 0) + dimension);
    }

    /** f at iterate {@code k}. */
    public double f(int k) {
        return values[k];
    }

    /** One coordinate of the gradient at iterate {@code k}. */
    public double gradient(int k, int coordinate) {
        return gradients[at(k, coordinate)];
    }

    /** The gradient at iterate {@code k}, in a new array. */
    public double[] gradient(int k) {
        return Arrays.copyOfRange(gradients, at(k, 0), at(k, 0) + dimension);
    }

    /**
     * One coordinate of the gradient that the rule sees at iterate {@code k}: {@link #gradient(int, int)} with the noise, and
     * the same where there is none. The step to iterate {@code k + 1} is taken with it.
     */
    public double seen(int k, int coordinate) {
        return seen[at(k, coordinate)];
    }

    /**
     * Where the step from iterate {@code k} leads without its noise: the rule's own step, from what it remembers there, along
     * {@link #gradient(int)}. Iterate {@code k + 1} where there is no noise. Finite or not, as the step itself.
     */
    public double[] withoutNoise(int k) {
        Optimizer rule = Optimizer.of(optimizer(k));
        double[] next = point(k);
        Tensor x = PlainStorage.INSTANCE.zeros(1, 1);
        Tensor g = PlainStorage.INSTANCE.zeros(1, 1);
        for (int i = 0; i < dimension; i++) {
            x.fill(next[i]);
            g.fill(gradient(k, i));
            List<Tensor> memory = rule.state(PlainStorage.INSTANCE, x);
            for (int name = 0; name < stateNames.size(); name++) {
                memory.get(name).fill(state(k, name, i));
            }
            rule.step(k, x, g, memory);
            next[i] = x.get(0);
        }
        return next;
    }

    /**
     * The learning rate of the step from iterate {@code k}, as the schedule gives it; after the last step that of the last
     * step.
     */
    public double lr(int k) {
        at(k, 0);
        int step = Math.max(0, Math.min(k, Math.min(size, config.steps()) - 1));
        return config.schedule().lr(config.optimizer().lr(), step, config.steps());
    }

    /** The rule with the learning rate of the step from iterate {@code k}, as {@link #lr}; as it was set where there is none. */
    public OptimizerSpec optimizer(int k) {
        OptimizerSpec own = config.optimizer();
        return size == 0 ? own : new OptimizerSpec(own.rule(), lr(k), own.beta());
    }

    /** Names of what the rule remembers, in order: {@code v}, or {@code m} and {@code s}; none for gradient descent. */
    public List<String> stateNames() {
        return stateNames;
    }

    /** What the rule remembers at iterate {@code k}, after {@code k} updates; zeros at the start. */
    public double state(int k, int name, int coordinate) {
        return states[(at(k, 0) * stateNames.size()) + name * dimension + coordinate];
    }

    /**
     * How the step from iterate {@code k} to the next comes about, in one coordinate: the quantities that the rule used, in
     * the order in which it comes to them, with the step itself at the end. The gradient is the one that the rule saw.
     *
     * @param k 0 to {@code size() − 2}
     * @param coordinate 0 for x, 1 for y
     * @throws IndexOutOfBoundsException if there is no such step or coordinate
     */
    public List<StepPart> parts(int k, int coordinate) {
        double[] state = new double[stateNames.size()];
        at(k, coordinate);
        at(k + 1, coordinate);
        Arrays.setAll(state, name -> state(k + 1, name, coordinate));
        return Optimizer.of(optimizer(k)).parts(k, seen(k, coordinate), state);
    }

    /** Why it ended before its last step, if it did. */
    public Optional<Stopped> stopped() {
        return stopped;
    }

    private int at(int k, int coordinate) {
        if (k < 0 || k >= size || coordinate < 0 || coordinate >= dimension) {
            throw new IndexOutOfBoundsException("iterate " + k + ", coordinate " + coordinate + ": there are " + size
                    + " iterates of " + dimension + " coordinates");
        }
        return k * dimension + coordinate;
    }
}
