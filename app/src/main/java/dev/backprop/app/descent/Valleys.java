package dev.backprop.app.descent;

import dev.backprop.engine.descent.Objective;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The bottoms of the valleys that a start lies between: the nearest local minimum on either side of it, as far as one would
 * look for it.
 *
 * @param bottoms their x, none to two; not to be changed
 */
record Valleys(double[] bottoms) {
    /** How far away a valley can be and still be near, in units of x: a little more than the notebook's picture is wide. */
    private static final double REACH = 3;
    /** How finely it is looked for: valleys narrower than two of these are no valleys that can be seen. */
    private static final double STEP = REACH / 150;
    /** How often the stretch that holds a minimum is made smaller, by a third each time. */
    private static final int REFINED = 24;
    /** Less deep than this part of the values around is rounding. */
    private static final double DEPTH = 1e-9;

    /** No valleys. */
    static final Valleys NONE = new Valleys(new double[0]);

    /** Those around a start of a function of x. */
    static Valleys around(double start, Objective f) {
        return new Valleys(DoubleStream.concat(beside(start, -STEP, f).stream(), beside(start, STEP, f).stream())
                .toArray());
    }

    boolean isEmpty() {
        return bottoms.length == 0;
    }

    /** How far it is from a start to the farthest of them; 0 where there is none. */
    double reach(double start) {
        return DoubleStream.of(bottoms)
                .map(bottom -> Math.abs(bottom - start))
                .max()
                .orElse(0);
    }

    private static OptionalDouble beside(double start, double step, Objective f) {
        double x = start;
        double before = f.value(start);
        double here = f.value(start + step);
        double top = before;
        for (int i = 2; i <= REACH / STEP; i++) {
            x = start + step * (i - 1);
            double next = f.value(start + step * i);
            top = Math.max(top, here);
            if (here < before && here <= next && top - here > DEPTH * (Math.abs(top) + Math.abs(here))) {
                double bottom = bottom(x - Math.abs(step), x + Math.abs(step), f);
                // A pole has such samples around it, too, and no bottom.
                if (here - f.value(bottom) <= Math.max(before, next) - here) {
                    return OptionalDouble.of(bottom);
                }
            }
            before = here;
            here = next;
        }
        return OptionalDouble.empty();
    }

    private static double bottom(double low, double high, Objective f) {
        for (int i = 0; i < REFINED; i++) {
            double third = (high - low) / 3;
            if (f.value(low + third) <= f.value(high - third)) {
                high -= third;
            } else {
                low += third;
            }
        }
        return (low + high) / 2;
    }
}
