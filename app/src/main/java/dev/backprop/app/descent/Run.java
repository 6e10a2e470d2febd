package dev.backprop.app.descent;

import dev.backprop.app.paint.Hue;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Trajectory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the comparison.
 *
 * @param name what distinguishes it
 * @param hue its colour
 * @param trajectory its iterates
 * @param current whether it is the one on the stage
 * @param preset the setting of the notebook that it is; null for one's own
 */
record Run(
        String name,
        Hue hue,
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
                boolean same = preset.sameSteps(config.optimizer());
                Trajectory own = same
                        ? current
                        : Trajectory.of(new DescentConfig(config.f(), config.x0(), preset.optimizer(), config.steps()));
                runs.add(new Run(preset.title(), preset.hue(), own, same, preset));
                among |= same;
            }
        }
        if (!among) {
            runs.add(new Run("this setting", Hue.RUN_4, current, true, null));
        }
        return List.copyOf(runs);
    }

    /** The colour of the current one. */
    static Hue currentHue(List<Run> runs) {
        return runs.stream().filter(Run::current).findFirst().map(Run::hue).orElse(Hue.RUN_1);
    }
}
