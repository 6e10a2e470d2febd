package dev.backprop.engine.descent;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.Optimizer;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A network's training as seen from a {@link LossSlice}: every parameter moves, by the engine's own passes over all samples
 * and the engine's own rule, and each iterate is shown where it is nearest in the plane. Its true loss is not the plane's
 * where it has left the plane.
 *
 * @param points the start and each iterate after it; fewer than were asked for where it stopped
 * @param stopped why it ended early, if a number stopped being finite
 */
public record SliceTrajectory(List<Point> points, Optional<Stopped> stopped) {
    /** The most updates. */
    public static final int MAX_UPDATES = 10_000;

    /**
     * One iterate.
     *
     * @param at where it is nearest in the plane, and how far off
     * @param loss the network's loss at the iterate itself, finite
     */
    public record Point(LossSlice.Projection at, double loss) {}

    /** Keeps its own list. */
    public SliceTrajectory {
        points = List.copyOf(points);
    }

    /**
     * Trains.
     *
     * @param slice the network, its samples and the plane
     * @param start the parameters before the first update, in the network's shapes, finite
     * @param rule the optimizer and its settings
     * @param updates 0–{@value #MAX_UPDATES}
     * @param cancelled asked before each update
     * @return empty if it was cancelled
     */
    public static Optional<SliceTrajectory> of(
            LossSlice slice, Parameters start, OptimizerSpec rule, int updates, BooleanSupplier cancelled) {
        if (updates < 0 || updates > MAX_UPDATES) {
            throw new IllegalArgumentException("updates: found " + updates + ", expected 0–" + MAX_UPDATES);
        }
        try (Mlp mlp = slice.network(start)) {
            Optimizer optimizer = Optimizer.of(rule);
            List<Node> parameters = mlp.parameterNodes();
            List<List<Tensor>> state = parameters.stream()
                    .map(p -> optimizer.state(mlp.graph().storage(), p.value()))
                    .toList();
            List<Point> points = new ArrayList<>();
            for (int k = 0; ; k++) {
                Optional<Stopped> stopped = pass(mlp, k);
                if (stopped.isPresent()) {
                    return Optional.of(new SliceTrajectory(points, stopped));
                }
                points.add(new Point(
                        slice.project(mlp.parameters().read()),
                        mlp.loss().value().get(0)));
                if (k == updates) {
                    return Optional.of(new SliceTrajectory(points, Optional.empty()));
                }
                if (cancelled.getAsBoolean()) {
                    return Optional.empty();
                }
                for (int i = 0; i < parameters.size(); i++) {
                    Node p = parameters.get(i);
                    optimizer.step(k, p.value(), p.grad(), state.get(i));
                }
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
