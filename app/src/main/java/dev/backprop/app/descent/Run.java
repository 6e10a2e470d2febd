package dev.backprop.app.descent;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.Hue;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One line of the comparison.
 *
 * @param name what distinguishes it
 * @param hue its colour
 * @param dash how its line is drawn
 * @param trajectory its iterates
 * @param current whether it is the one on the stage
 * @param preset the setting of the notebook that it is; null for one's own
 */
record Run(
        String name,
        Hue hue,
        Chart.Dash dash,
        Trajectory trajectory,
        boolean current,
        @Nullable Preset preset) {
    /** The most steps for which the notebook's settings run along: three more runs must not slow a drag. */
    private static final int MOST_STEPS = 2000;

    /**
     * The notebook's three settings from the same start on the same function, and the current one where it is another.
     *
     * @param current on the stage
     * @param alone whether only the current one is wanted
     */
    static List<Run> compare(Trajectory current, boolean alone) {
        DescentConfig config = current.config();
        List<Run> runs = new ArrayList<>();
        boolean among = false;
        if (!alone && config.steps() <= MOST_STEPS) {
            for (Preset preset : Preset.values()) {
                boolean same = preset.sameSteps(config);
                Trajectory own = same
                        ? current
                        : Trajectory.of(new DescentConfig(config.f(), config.x0(), preset.optimizer(), config.steps()));
                runs.add(new Run(preset.title(), preset.hue(), Chart.Dash.SOLID, own, same, preset));
                among |= same;
            }
        }
        if (!among) {
            runs.add(new Run("this setting", Hue.RUN_4, Chart.Dash.SOLID, current, true, null));
        }
        return List.copyOf(runs);
    }

    /**
     * A race: the rivals and, last, the setting on the stage, all from its start.
     *
     * @param current on the stage
     * @param rivals at least one
     */
    static List<Run> race(Trajectory current, List<Rival> rivals) {
        DescentConfig config = current.config();
        List<Run> runs = new ArrayList<>();
        for (Rival rival : rivals) {
            Trajectory own = Trajectory.of(config.withOptimizer(rival.optimizer()));
            int place = rival.place();
            runs.add(new Run(Rival.name(rival.optimizer()), Rival.hue(place), Rival.dash(place), own, false, null));
        }
        int place = Rival.free(rivals);
        String name = Rival.name(config.optimizer());
        runs.add(new Run(name, Rival.hue(place), Rival.dash(place), current, true, null));
        return List.copyOf(runs);
    }

    /**
     * The first iterate whose gradient is no longer than a tolerance; empty where none is.
     *
     * @param tolerance above 0, in units of f per unit of x
     */
    OptionalInt stepsTo(double tolerance) {
        for (int k = 0; k < trajectory.size(); k++) {
            double y = trajectory.dimension() > 1 ? trajectory.gradient(k, 1) : 0;
            if (Math.hypot(trajectory.gradient(k, 0), y) <= tolerance) {
                return OptionalInt.of(k);
            }
        }
        return OptionalInt.empty();
    }

    /** The colour of the current one. */
    static Hue currentHue(List<Run> runs) {
        return runs.stream().filter(Run::current).findFirst().map(Run::hue).orElse(Hue.RUN_1);
    }
}
