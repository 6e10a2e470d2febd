package dev.backprop.app.descent;

import dev.backprop.app.shell.NetworkLoss;
import dev.backprop.engine.descent.LossGrid;
import dev.backprop.engine.descent.LossSlice;
import dev.backprop.engine.descent.ParameterPath;
import dev.backprop.engine.descent.SliceTrajectory;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes a picture of a network's loss, coarse first and then finer, on the thread that runs it. What does not depend on
 * the plane, the states of the training and their losses, is kept by who asks for another plane.
 */
final class SliceJob {
    /** Rows of the first grid, and of the last one for large networks and for small ones. */
    private static final int COARSE = 11;

    private static final int FINE = 41;
    private static final int FINEST = 81;
    /** Parameters times samples times points up to which the finest grid is computed: about a second. */
    private static final double SOON = 2e8;
    /** How much farther the plane goes than the training. */
    private static final double MARGIN = 1.2;
    /** A training that runs away is held no farther than this; the rest of it is outside. */
    private static final double FARTHEST = 20;

    private final NetworkLoss loss;
    private final SlicePlane plane;
    private final Listener listener;
    private final BooleanSupplier cancelled;

    /** Told on the thread of the job. */
    interface Listener {
        /** For whoever only waits for the end. */
        Listener NOBODY = new Listener() {
            @Override
            public void picture(SlicePicture picture) {}

            @Override
            public void progress(double done, String words) {}
        };

        /** A picture that is better than the one before. */
        void picture(SlicePicture picture);

        /** How far it is, above 0 to 1. */
        void progress(double done, String words);
    }

    SliceJob(NetworkLoss loss, SlicePlane plane, Listener listener, BooleanSupplier cancelled) {
        this.loss = loss;
        this.plane = plane;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /**
     * The training of a network: what has been of it, or what its rule makes of it from the center on.
     *
     * @return empty if it was cancelled
     */
    Optional<ParameterPath> path() {
        MlpSpec spec = loss.spec();
        if (loss.path().isEmpty()) {
            return ParameterPath.of(spec, loss.center(), loss.x(), loss.y(), loss.rule(), plane.updates(), cancelled);
        }
        List<Parameters> states =
                loss.path().stream().map(NetworkLoss.State::parameters).toList();
        return ParameterPath.through(
                spec,
                states,
                loss.x(),
                loss.y(),
                done -> listener.progress(done, "the losses of its training"),
                cancelled);
    }

    /** The training in the plane, without the losses around it. */
    SlicePicture picture(ParameterPath path) {
        LossSlice slice = slice(path);
        SliceTrajectory way = SliceTrajectory.through(slice, path);
        List<Double> inPlane = new ArrayList<>();
        for (SliceTrajectory.Point point : way.points()) {
            inPlane.add(slice.loss(point.at().a(), point.at().b()));
        }
        List<Integer> numbers = loss.path().isEmpty()
                ? IntStream.rangeClosed(0, plane.updates()).boxed().toList()
                : loss.path().stream().map(NetworkLoss.State::epoch).toList();
        String word = loss.path().isEmpty() ? "update" : "epoch";
        Double wanted = plane.range();
        double range = wanted == null ? range(slice, way) : wanted;
        return new SlicePicture(
                plane,
                slice,
                way,
                inPlane,
                numbers,
                word,
                range,
                null,
                Math.max(0, Math.min(center(loss), way.points().size() - 1)));
    }

    /** Computes the pictures and hands each over. */
    void run(ParameterPath path) {
        SlicePicture picture = picture(path);
        LossSlice slice = picture.slice();
        double range = picture.range();
        LossGrid grid = null;
        int rows = COARSE;
        int last = rows(slice);
        double all = SlicePlane.ASPECT * (double) last * last;
        while (rows <= last && !cancelled.getAsBoolean()) {
            double before = grid == null ? 0 : (double) grid.columns() * grid.rows();
            double now = (double) (SlicePlane.ASPECT * (rows - 1) + 1) * rows;
            String words = "the loss at " + (SlicePlane.ASPECT * (rows - 1) + 1) + " × " + rows + " points";
            Optional<LossGrid> next = grid(
                    slice,
                    range,
                    grid,
                    rows,
                    done -> listener.progress(Math.min(1, (before + done * (now - before)) / all), words));
            if (next.isEmpty()) {
                return;
            }
            grid = next.get();
            listener.picture(picture.withGrid(grid));
            rows = 2 * rows - 1;
        }
    }

    private Optional<LossGrid> grid(
            LossSlice slice,
            double range,
            @Nullable LossGrid coarser,
            int rows,
            java.util.function.DoubleConsumer progress) {
        int columns = SlicePlane.ASPECT * (rows - 1) + 1;
        return coarser == null
                ? LossGrid.sample(slice, columns, rows, SlicePlane.ASPECT * range, range, progress, cancelled)
                : coarser.finer(slice, progress, cancelled);
    }

    private int rows(LossSlice slice) {
        double work = (double) slice.spec().parameterCount() * loss.x().length;
        return work * SlicePlane.ASPECT * FINEST * FINEST <= SOON ? FINEST : FINE;
    }

    /** The place in a training that is known of the moment that is looked at; 0 where none is. */
    static int center(NetworkLoss loss) {
        return (int) loss.path().stream().takeWhile(state -> !state.center()).count();
    }

    private LossSlice slice(ParameterPath path) {
        return switch (plane.kind()) {
            case RANDOM -> LossSlice.random(loss.spec(), loss.center(), loss.x(), loss.y(), plane.seed());
            case WEIGHTS ->
                LossSlice.ofWeights(loss.spec(), loss.center(), loss.x(), loss.y(), plane.first(), plane.second());
            case PATH -> LossSlice.along(loss.spec(), loss.center(), loss.x(), loss.y(), thinned(path.states()));
        };
    }

    /** As many as the engine takes, the first and the last among them. */
    private static List<Parameters> thinned(List<Parameters> states) {
        int most = 128;
        if (states.size() <= most) {
            return states;
        }
        return IntStream.range(0, most)
                .mapToObj(i -> states.get((int) ((long) i * (states.size() - 1) / (most - 1))))
                .toList();
    }

    /** Half the height that holds the training: 1 at least along random directions and over weights. */
    private double range(LossSlice slice, SliceTrajectory way) {
        double range = 0;
        for (SliceTrajectory.Point point : way.points()) {
            double across = Math.abs(point.at().a() - slice.center().a()) / SlicePlane.ASPECT;
            double up = Math.abs(point.at().b() - slice.center().b());
            double needs = MARGIN * Math.max(across, up);
            if (plane.kind() == SlicePlane.Kind.PATH || needs <= FARTHEST) {
                range = Math.max(range, needs);
            }
        }
        boolean own = plane.kind() == SlicePlane.Kind.PATH && range > 0 && Double.isFinite(range);
        return rounded(own ? range : Math.max(1, range));
    }

    /** Up to two figures. */
    private static double rounded(double range) {
        double unit = Math.pow(10, Math.floor(Math.log10(range)) - 1);
        return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.3g", Math.ceil(range / unit) * unit));
    }
}
