package dev.backprop.app.descent;

import dev.backprop.app.paint.Decimation;
import dev.backprop.engine.descent.Trajectory;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A descent with what its pictures would otherwise look for in all its iterates again and again: found once, for a descent may
 * have a million of them. Any thread may use it.
 */
final class Outline {
    /** The most iterates that a chart is given one by one. */
    private static final int ALL = 8192;
    /** In how many columns a longer line is thinned: more than a chart on any screen has. */
    private static final int COLUMNS = 4096;

    private final Trajectory trajectory;
    /** For each coordinate, and last for f, the iterates that a chart needs; empty where it gets all. */
    private final int[][] kept;

    private final Arrivals arrivals;

    private volatile @Nullable ViewRange range;

    Outline(Trajectory trajectory) {
        this.trajectory = trajectory;
        arrivals = new Arrivals(trajectory);
        kept = trajectory.size() <= ALL ? new int[0][] : new int[trajectory.dimension() + 1][];
        if (kept.length > 0) {
            double[] numbers =
                    IntStream.range(0, trajectory.size()).asDoubleStream().toArray();
            double[] values = new double[trajectory.size()];
            for (int line = 0; line < kept.length; line++) {
                Arrays.setAll(values, value(line));
                kept[line] = Decimation.indices(numbers, values, COLUMNS);
            }
        }
    }

    Trajectory trajectory() {
        return trajectory;
    }

    /** After how many steps it has arrived. */
    Arrivals arrivals() {
        return arrivals;
    }

    /** The part of the plane that it takes, whatever races it. */
    ViewRange range() {
        ViewRange found = range;
        if (found == null) {
            found = ViewRange.of(trajectory);
            range = found;
        }
        return found;
    }

    /** Whether it goes farther and farther away. */
    boolean runsAway() {
        return ViewRange.runsAway(trajectory);
    }

    /** The line of f in a chart; those before it are the coordinates'. */
    int ofF() {
        return trajectory.dimension();
    }

    /** Whether a chart gets some of the iterates only, the one on the stage among them. */
    boolean isThinned() {
        return kept.length > 0;
    }

    /** What a line of a chart is at an iterate. */
    IntToDoubleFunction value(int line) {
        return line == ofF() ? trajectory::f : k -> trajectory.x(k, line);
    }

    /**
     * The iterates that a chart needs to draw a line as if it had all.
     *
     * @param also one that is among them whatever the line looks like, if there is such an iterate
     * @return ascending
     */
    int[] kept(int line, int also) {
        if (kept.length == 0) {
            return IntStream.range(0, trajectory.size()).toArray();
        }
        int[] own = kept[line];
        int place = Arrays.binarySearch(own, also);
        if (place >= 0 || also < 0 || also >= trajectory.size()) {
            return own;
        }
        int before = -place - 1;
        int[] with = new int[own.length + 1];
        System.arraycopy(own, 0, with, 0, before);
        with[before] = also;
        System.arraycopy(own, before, with, before + 1, own.length - before);
        return with;
    }
}
