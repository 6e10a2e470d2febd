package dev.backprop.engine.descent;

import dev.backprop.engine.graph.ScalarGraph;
import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.Optimizer;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Schedule;
import dev.backprop.engine.tensor.PlainStorage;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** The run of a descent, which fills a {@link Trajectory}'s arrays: as long as they can become, the iterates in front. */
final class Recorder {
    /** Steps between two questions whether to go on: well under a millisecond. */
    private static final int ASK_EVERY = 1024;

    final int dimension;
    final List<String> stateNames;
    final double[] points;
    final double[] values;
    final double[] gradients;
    /** What the rule has seen; the gradients themselves where there is no noise. */
    final double[] seen;

    final double[] states;

    private final DescentConfig config;
    private final ScalarGraph.Pass pass;
    private final Optimizer optimizer;
    private final boolean noisy;
    private final Noise.Draws noise;
    /** x, or x and y: a rule treats every element alike, so both go through it at once. */
    private final Tensor point;

    private final Tensor gradient;
    private final List<Tensor> memory;
    private int size;
    private boolean cancelled;

    Recorder(DescentConfig config) {
        this.config = config;
        Expression f = config.expression();
        this.pass = f.scalars().pass();
        this.optimizer = Optimizer.of(config.optimizer());
        this.stateNames = optimizer.stateNames();
        this.dimension = f.dimension();
        int room = config.steps() + 1;
        this.points = new double[room * dimension];
        this.values = new double[room];
        this.gradients = new double[room * dimension];
        this.states = new double[room * dimension * stateNames.size()];
        this.noisy = !config.noise().isNone();
        this.noise = config.noise().draws();
        this.seen = noisy ? new double[room * dimension] : gradients;
        this.point = PlainStorage.INSTANCE.zeros(1, dimension);
        this.gradient = PlainStorage.INSTANCE.zeros(point.shape());
        this.memory = optimizer.state(PlainStorage.INSTANCE, point);
        for (int i = 0; i < dimension; i++) {
            point.set(i, config.x0().get(i));
        }
    }

    /** How many iterates there are. */
    int size() {
        return size;
    }

    /** Whether it was told to end. */
    boolean cancelled() {
        return cancelled;
    }

    /**
     * Runs it to its end, once.
     *
     * @return why it ended before its last step, if it did and was not cancelled
     */
    Optional<Stopped> run(IntConsumer progress, BooleanSupplier cancels) {
        for (int k = 0; k <= config.steps(); k++) {
            if (k % ASK_EVERY == 0) {
                cancelled = cancels.getAsBoolean();
                if (cancelled) {
                    return Optional.empty();
                }
                progress.accept(k);
            }
            if (!compute()) {
                Fault fault = new Objective(config.expression())
                        .fault(point.toArray())
                        .orElse(new Fault("update", "the step is too large for a number"));
                return Optional.of(new Stopped(k, fault.operation(), fault.why()));
            }
            record(k);
            if (k < config.steps()) {
                at(k).step(k, point, gradient, memory);
            }
        }
        return Optional.empty();
    }

    /** f and its gradient where the point is now; whether they and the point itself are finite. */
    private boolean compute() {
        for (int i = 0; i < dimension; i++) {
            pass.set(i, point.get(i));
        }
        boolean finite = Double.isFinite(pass.forward());
        pass.backward();
        for (int i = 0; i < dimension; i++) {
            finite &= Double.isFinite(pass.grad(i)) && Double.isFinite(pass.value(i));
        }
        return finite;
    }

    private void record(int k) {
        values[k] = pass.output();
        for (int i = 0; i < dimension; i++) {
            int at = k * dimension + i;
            points[at] = pass.value(i);
            gradients[at] = pass.grad(i);
            if (noisy) {
                seen[at] = noise.on(gradients[at]);
            }
            gradient.set(i, seen[at]);
        }
        int names = stateNames.size();
        for (int name = 0; name < names; name++) {
            for (int i = 0; i < dimension; i++) {
                states[(k * names + name) * dimension + i] = memory.get(name).get(i);
            }
        }
        size = k + 1;
    }

    /** The rule at the rate of this step; what it remembers is held here, so a new one goes on where the old one was. */
    private Optimizer at(int k) {
        if (config.schedule() == Schedule.CONSTANT) {
            return optimizer;
        }
        OptimizerSpec spec = config.optimizer();
        double lr = config.schedule().lr(spec.lr(), k, config.steps());
        return Optimizer.of(new OptimizerSpec(spec.rule(), lr, spec.beta()));
    }
}
