package dev.backprop.app.descent;

import dev.backprop.engine.descent.LossGrid;
import dev.backprop.engine.descent.LossSlice;
import dev.backprop.engine.descent.SliceTrajectory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network's loss over a plane, as far as it is computed, and the training in it. Immutable.
 *
 * @param plane which part of the space is shown, its range included
 * @param slice the loss over it
 * @param way the training as it is seen from there
 * @param inPlane the loss of the plane at each of its points; not finite where the network's numbers are
 * @param numbers of updates or epochs at each of its points
 * @param word what is counted: {@code update} or {@code epoch}
 * @param range half the height that is shown
 * @param grid the losses; null before the first of them are there
 * @param at the place in the training that is shown, 0 to its size − 1
 */
record SlicePicture(
        SlicePlane plane,
        LossSlice slice,
        SliceTrajectory way,
        List<Double> inPlane,
        List<Integer> numbers,
        String word,
        double range,
        @Nullable LossGrid grid,
        int at) {
    /** Keeps its own lists. */
    SlicePicture {
        inPlane = List.copyOf(inPlane);
        numbers = List.copyOf(numbers);
    }

    SlicePicture withGrid(LossGrid other) {
        return new SlicePicture(plane, slice, way, inPlane, numbers, word, range, other, at);
    }

    SlicePicture withAt(int other) {
        return new SlicePicture(plane, slice, way, inPlane, numbers, word, range, grid, other);
    }

    /** The part of the plane that is shown. */
    ViewRange shown() {
        LossSlice.Projection center = slice.center();
        return new ViewRange(
                center.a() - SlicePlane.ASPECT * range,
                center.a() + SlicePlane.ASPECT * range,
                center.b() - range,
                center.b() + range);
    }

    /** The loss between the grid's points; NaN where there is none. */
    double height(double a, double b) {
        LossGrid now = grid;
        return now == null ? Double.NaN : now.at(a, b);
    }

    /** How many points of the grid have no finite loss. */
    int holes() {
        LossGrid now = grid;
        return now == null ? 0 : now.holes();
    }

    /** Whether there is a point at {@link #at}. */
    boolean hasPoint() {
        return !way.points().isEmpty();
    }

    SliceTrajectory.Point point() {
        return way.points().get(at);
    }

    /** What the plane shows of the training, in one sentence. */
    String shareWords() {
        if (way.points().size() < 2) {
            return "There is no training to show.";
        }
        double percent = 100 * way.share();
        if (percent > 100 - 1e-6) {
            return "The plane holds the whole of the way.";
        }
        String share = percent < 1 ? "less than 1" : percent > 99 ? "more than 99" : Long.toString(Math.round(percent));
        return "The plane holds " + share + " % of the way’s length; what lies outside is not seen here.";
    }

    /** Why the training ends, if it does; otherwise empty. */
    String endWords() {
        return way.stopped()
                .map(stop -> way.points().isEmpty()
                        ? "No training from here: " + stop.why() + "."
                        : "It ends after " + word + " "
                                + numbers.get(way.points().size() - 1) + ": " + stop.why() + ".")
                .orElse("");
    }
}
