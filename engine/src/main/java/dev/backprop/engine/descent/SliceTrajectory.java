package dev.backprop.engine.descent;

import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A network's training as seen from a {@link LossSlice}: every parameter moves, by the engine's own passes over all samples
 * and the engine's own rule, and each iterate is shown where it is nearest in the plane. Its true loss is not the plane's
 * where it has left the plane.
 *
 * @param points the start and each iterate after it; fewer than were asked for where it stopped
 * @param share how much of the way the plane shows: the length of the way from nearest point to nearest point, in the space
 *     of the parameters, over that of the way itself; 0 to 1, and 1 where nothing moves
 * @param stopped why it ended early, if a number stopped being finite
 */
public record SliceTrajectory(List<Point> points, double share, Optional<Stopped> stopped) {
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
        try (Mlp mlp = slice.network(start)) {
            Way way = new Way(slice);
            ParameterPath.End end = ParameterPath.train(mlp, rule, updates, cancelled, way::add);
            return end.cancelled() ? Optional.empty() : Optional.of(way.seen(end.stopped()));
        }
    }

    /**
     * Looks at a training that has been.
     *
     * @param slice the network, its samples and the plane
     * @param path the states that it went through, in the network's shapes
     */
    public static SliceTrajectory through(LossSlice slice, ParameterPath path) {
        Way way = new Way(slice);
        for (int k = 0; k < path.states().size(); k++) {
            way.add(path.states().get(k), path.losses().get(k));
        }
        return way.seen(path.stopped());
    }

    /** Adds up how far it is, and how far that looks in the plane. */
    private static final class Way {
        private final LossSlice slice;
        private final List<Point> points = new ArrayList<>();
        private double @Nullable [] before;
        private double whole;
        private double shown;

        Way(LossSlice slice) {
            this.slice = slice;
        }

        void add(Parameters state, double loss) {
            LossSlice.Projection at = slice.project(state);
            double[] flat = FlatParameters.of(state);
            if (before != null) {
                LossSlice.Projection last = points.get(points.size() - 1).at();
                double square = 0;
                for (int i = 0; i < flat.length; i++) {
                    square += (flat[i] - before[i]) * (flat[i] - before[i]);
                }
                whole += Math.sqrt(square);
                shown += slice.length(at.a() - last.a(), at.b() - last.b());
            }
            before = flat;
            points.add(new Point(at, loss));
        }

        SliceTrajectory seen(Optional<Stopped> stopped) {
            double share = whole > 0 && Double.isFinite(whole) ? Math.min(1, shown / whole) : 1;
            return new SliceTrajectory(points, share, stopped);
        }
    }
}
