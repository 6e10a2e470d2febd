package dev.backprop.app.descent;

import dev.backprop.app.paint.Hue;
import dev.backprop.engine.descent.Trajectory;

/**
 * What the stage shows. Immutable.
 *
 * @param trajectory the iterates
 * @param iterate the current one, 0 to the trajectory's size − 1; 0 where it has none
 * @param first the number of the start: 0, or 1 as in the notebook
 * @param hue the colour of the iterates
 */
record DescentPicture(Trajectory trajectory, int iterate, int first, Hue hue) {
    /** The number of an iterate, as it is written. */
    int number(int k) {
        return k + first;
    }

    /** The last iterate there is. */
    int last() {
        return trajectory.size() - 1;
    }

    /** Whether the current iterate has a successor. */
    boolean hasStep() {
        return iterate < last();
    }
}
