package dev.backprop.app.descent;

import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.descent.Trajectory;
import java.util.List;

/**
 * What a setting comes to: its descent, those beside it, and what holds for all its pictures. Immutable.
 *
 * @param trajectory of the setting itself
 * @param runs the lines of the comparison, the setting's among them
 * @param race whether the others race it, and are not the notebook's settings
 * @param range the part of the plane to show
 * @param regime at the last step
 */
record DescentRuns(Trajectory trajectory, List<Run> runs, boolean race, ViewRange range, Regime regime) {
    /** Keeps its own list. */
    DescentRuns {
        runs = List.copyOf(runs);
    }

    static DescentRuns of(Outline current, List<Run> runs, boolean race) {
        ViewRange range = current.range();
        boolean plane = current.trajectory().dimension() > 1;
        for (Run run : runs) {
            // One that runs away would make the ways of all others too small to see.
            boolean counts = race && plane && (run.current() || !run.outline().runsAway());
            range = counts ? range.with(run.outline().range()) : range;
        }
        return new DescentRuns(current.trajectory(), runs, race, range, Regime.of(current.trajectory()));
    }

    /** The iterates as a table, with what each rule remembers: of all that race, or of the setting alone. */
    Table table() {
        return race ? new RaceTable(runs) : new IterateTable(trajectory, true);
    }

    /** What races the setting; empty where nothing does. */
    List<Run> rivals() {
        return race ? runs.stream().filter(run -> !run.current()).toList() : List.of();
    }
}
