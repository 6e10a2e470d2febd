package dev.backprop.app.descent;

import dev.backprop.app.paint.Hue;
import dev.backprop.app.paint.Item;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.Schedule;
import java.awt.Shape;
import java.util.List;
import java.util.Set;

/**
 * What the stage shows. Immutable.
 *
 * @param trajectory the iterates
 * @param iterate the current one, 0 to the trajectory's size − 1; 0 where it has none
 * @param first the number of the start: 0, or 1 as in the notebook
 * @param hue the colour of the iterates
 * @param others what races it; empty where nothing does
 * @param arrows what the current step is taken apart into, where its rule has it
 * @param field whether arrows of −∇f stand in the plane
 * @param slope whether the graph of f′ stands under a curve
 * @param range the part of the plane to show
 */
record DescentPicture(
        Trajectory trajectory,
        int iterate,
        int first,
        Hue hue,
        List<Run> others,
        Set<Arrow> arrows,
        boolean field,
        boolean slope,
        ViewRange range) {
    /** Keeps its own collections. */
    DescentPicture {
        others = List.copyOf(others);
        arrows = Set.copyOf(arrows);
    }

    /** The number of an iterate, as it is written. */
    int number(int k) {
        return k + first;
    }

    /** The learning rate of the current step in a letter: {@code α}, or {@code α₅} where a schedule has one for each step. */
    String alpha() {
        return trajectory.config().schedule() == Schedule.CONSTANT ? "α" : Names.sub("α", number(iterate));
    }

    /**
     * A coordinate of an iterate that can be pointed at.
     *
     * @param coordinate 0 for x, 1 for y
     * @param shape where it is
     */
    Item item(int coordinate, int k, Shape shape) {
        String letter = coordinate == 0 ? "x" : "y";
        return new Item(
                letter + "[" + k + "]",
                shape,
                letter + " at iterate " + number(k),
                trajectory.x(k, coordinate),
                trajectory.gradient(k, coordinate));
    }

    /** The last iterate there is. */
    int last() {
        return trajectory.size() - 1;
    }

    /** The arrows to show that the rule has, in its order. */
    List<Arrow> shown() {
        return Arrow.of(trajectory.config().optimizer().rule()).stream()
                .filter(arrows::contains)
                .toList();
    }

    /** Whether the current iterate has a successor. */
    boolean hasStep() {
        return iterate < last();
    }
}
