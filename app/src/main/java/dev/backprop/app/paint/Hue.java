package dev.backprop.app.paint;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The colours that have a meaning in more than one picture, by name, so that a model can speak of them without holding a
 * colour. The phases keep theirs everywhere; runs take the others.
 */
public enum Hue {
    /** The theme's accent, for things that have no phase. */
    ACCENT,
    /** The forward pass. */
    FORWARD,
    /** The loss. */
    LOSS,
    /** The backward pass. */
    BACKWARD,
    /** The update of the parameters. */
    UPDATE,
    /** The first run of a comparison. */
    RUN_1,
    /** The second run. */
    RUN_2,
    /** The third run. */
    RUN_3,
    /** The fourth run. */
    RUN_4,
    /** The fifth run. */
    RUN_5;

    private static final Hue[] RUNS = {RUN_1, RUN_2, RUN_3, RUN_4, RUN_5};

    /** The colour of a run; after the fifth they begin again. */
    public static Hue run(int index) {
        return RUNS[Math.floorMod(index, RUNS.length)];
    }

    /** The colour for another run beside some: the first of those that fewest of them have. */
    public static Hue rarest(Collection<Hue> taken) {
        return Stream.of(RUNS)
                .min(Comparator.comparingInt(hue -> Collections.frequency(taken, hue)))
                .orElseThrow();
    }
}
