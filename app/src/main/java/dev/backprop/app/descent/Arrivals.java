package dev.backprop.app.descent;

import dev.backprop.engine.descent.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * After how many steps a descent has arrived, by each measure that there is: found in one pass, for a descent may have a
 * million iterates, and a race eight of those. Immutable.
 */
final class Arrivals {
    /** How long a gradient may be that counts as arrived, in units of f per unit of x; the longest first. */
    static final List<Double> TOLERANCES = List.of(1e-1, 1e-2, 1e-3, 1e-6, 1e-9);

    private static final int NEVER = -1;

    private final int[] first = new int[TOLERANCES.size()];

    Arrivals(Trajectory t) {
        Arrays.fill(first, NEVER);
        // Whatever is within a tolerance is within all longer ones: what has been found need not be asked again.
        int next = 0;
        for (int k = 0; k < t.size() && next < first.length; k++) {
            while (next < first.length && isWithin(t, k, TOLERANCES.get(next))) {
                first[next++] = k;
            }
        }
    }

    /** A length is what takes long, and it is asked for only where no coordinate alone says no. */
    private static boolean isWithin(Trajectory t, int k, double tolerance) {
        return Math.abs(t.gradient(k, 0)) <= tolerance
                && (t.dimension() == 1 || Math.hypot(t.gradient(k, 0), t.gradient(k, 1)) <= tolerance);
    }

    /**
     * The first iterate whose gradient is no longer than a tolerance; empty where none is.
     *
     * @param tolerance one of {@link #TOLERANCES}
     * @throws IllegalArgumentException if it is another
     */
    OptionalInt steps(double tolerance) {
        int place = TOLERANCES.indexOf(tolerance);
        if (place < 0) {
            throw new IllegalArgumentException("a tolerance of " + tolerance + ": expected one of " + TOLERANCES);
        }
        return first[place] == NEVER ? OptionalInt.empty() : OptionalInt.of(first[place]);
    }
}
