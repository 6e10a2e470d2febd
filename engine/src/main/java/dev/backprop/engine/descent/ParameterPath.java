package dev.backprop.engine.descent;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.Optimizer;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.tensor.PlainStorage;
import dev.backprop.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.ObjDoubleConsumer;

/**
 * The parameters that a network's training goes through, and the loss over all samples at each, in FLOAT64.
 *
 * @param states the start and what came of it; fewer than were asked for where it stopped
 * @param losses one for each state, finite
 * @param stopped why it ended early, if a number stopped being finite
 */
public record ParameterPath(List<Parameters> states, List<Double> losses, Optional<Stopped> stopped) {
    /** Keeps its own lists. */
    public ParameterPath {
        states = List.copyOf(states);
        losses = List.copyOf(losses);
        if (states.size() != losses.size()) {
            throw new IllegalArgumentException(
                    "losses: found " + losses.size() + ", expected one for each of " + states.size() + " states");
        }
    }

    /**
     * Trains, by the engine's own passes over all samples and the engine's own rule.
     *
     * @param spec the network
     * @param start the parameters before the first update, in the network's shapes, finite
     * @param x the samples, one row each
     * @param y the targets, one row each
     * @param rule the optimizer and its settings
     * @param updates 0–{@value SliceTrajectory#MAX_UPDATES}; every state is kept
     * @param cancelled asked before each update
     * @return empty if it was cancelled
     */
    public static Optional<ParameterPath> of(
            MlpSpec spec,
            Parameters start,
            double[][] x,
            double[][] y,
            OptimizerSpec rule,
            int updates,
            BooleanSupplier cancelled) {
        try (Mlp mlp = network(spec, start, x, y)) {
            List<Parameters> states = new ArrayList<>();
            List<Double> losses = new ArrayList<>();
            End end = train(mlp, rule, updates, cancelled, (state, loss) -> {
                states.add(state);
                losses.add(loss);
            });
            return end.cancelled() ? Optional.empty() : Optional.of(new ParameterPath(states, losses, end.stopped()));
        }
    }

    /**
     * A training that has been.
     *
     * @param spec the network
     * @param states that it went through, at least one, in the network's shapes; they count up to the first whose loss is
     *     not finite
     * @param x the samples, one row each
     * @param y the targets, one row each
     * @param progress told after each state how much is done, above 0 to 1
     * @param cancelled asked before each state
     * @return empty if it was cancelled
     */
    public static Optional<ParameterPath> through(
            MlpSpec spec,
            List<Parameters> states,
            double[][] x,
            double[][] y,
            DoubleConsumer progress,
            BooleanSupplier cancelled) {
        if (states.isEmpty()) {
            throw new IllegalArgumentException("states: found none, expected at least one");
        }
        try (Mlp mlp = network(spec, states.get(0), x, y)) {
            List<Double> losses = new ArrayList<>();
            for (Parameters state : states) {
                if (cancelled.getAsBoolean()) {
                    return Optional.empty();
                }
                mlp.parameters().write(state);
                mlp.graph().forward();
                double loss = mlp.loss().value().get(0);
                int k = losses.size();
                if (!Double.isFinite(loss)) {
                    Stopped stopped = new Stopped(k, "loss", "the loss is no longer a finite number");
                    return Optional.of(new ParameterPath(states.subList(0, k), losses, Optional.of(stopped)));
                }
                losses.add(loss);
                progress.accept((k + 1.0) / states.size());
            }
            return Optional.of(new ParameterPath(states, losses, Optional.empty()));
        }
    }

    private static Mlp network(MlpSpec spec, Parameters start, double[][] x, double[][] y) {
        if (x.length == 0 || x.length != y.length) {
            throw new IllegalArgumentException("samples: found " + x.length + " inputs and " + y.length
                    + " targets, expected as many of each, and one at least");
        }
        Mlp mlp = Mlp.build(spec, PlainStorage.INSTANCE, x.length);
        mlp.parameters().write(start);
        mlp.x().value().write(ParameterTensors.flat(x));
        mlp.y().value().write(ParameterTensors.flat(y));
        return mlp;
    }

    /** How a training ended. */
    record End(boolean cancelled, Optional<Stopped> stopped) {}

    /** Trains a network from where it is, and tells every state with its loss. */
    static End train(
            Mlp mlp,
            OptimizerSpec rule,
            int updates,
            BooleanSupplier cancelled,
            ObjDoubleConsumer<Parameters> visited) {
        if (updates < 0 || updates > SliceTrajectory.MAX_UPDATES) {
            throw new IllegalArgumentException(
                    "updates: found " + updates + ", expected 0–" + SliceTrajectory.MAX_UPDATES);
        }
        Optimizer optimizer = Optimizer.of(rule);
        List<Node> parameters = mlp.parameterNodes();
        List<List<Tensor>> state = parameters.stream()
                .map(p -> optimizer.state(mlp.graph().storage(), p.value()))
                .toList();
        for (int k = 0; ; k++) {
            Optional<Stopped> stopped = pass(mlp, k);
            if (stopped.isPresent()) {
                return new End(false, stopped);
            }
            visited.accept(mlp.parameters().read(), mlp.loss().value().get(0));
            if (k == updates) {
                return new End(false, Optional.empty());
            }
            if (cancelled.getAsBoolean()) {
                return new End(true, Optional.empty());
            }
            for (int i = 0; i < parameters.size(); i++) {
                Node p = parameters.get(i);
                optimizer.step(k, p.value(), p.grad(), state.get(i));
            }
        }
    }

    /** Forward and backward; why a number is not finite, if one is not. */
    private static Optional<Stopped> pass(Mlp mlp, int k) {
        mlp.graph().forward();
        Optional<Node> value = mlp.graph().firstNonFinite();
        if (value.isPresent()) {
            Node node = value.get();
            String operation = node.op() == null ? "update" : node.computedBy().name();
            return Optional.of(new Stopped(k, operation, node.name() + " is no longer a finite number"));
        }
        mlp.graph().zeroGrad();
        mlp.graph().backward(mlp.loss());
        return mlp.parameterNodes().stream()
                .filter(p -> !p.grad().isFinite())
                .findFirst()
                .map(p -> new Stopped(k, "backward", "the gradient of " + p.name() + " is no longer a finite number"));
    }
}
