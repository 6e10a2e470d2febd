package dev.backprop.app.descent;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.Hue;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One line of the comparison.
 *
 * @param name what distinguishes it
 * @param hue its colour
 * @param dash how its line is drawn
 * @param outline its iterates
 * @param current whether it is the one on the stage
 * @param preset the setting of the notebook that it is; null for one's own
 */
record Run(
        String name,
        Hue hue,
        Chart.Dash dash,
        Outline outline,
        boolean current,
        @Nullable Preset preset) {
    /** The most steps for which the notebook's settings run along: three more runs must not slow a drag. */
    private static final int MOST_STEPS = 2000;

    /** Its iterates. */
    Trajectory trajectory() {
        return outline.trajectory();
    }

    /**
     * What runs beside a setting: its rivals, or else the notebook's settings that are not its own.
     *
     * @param rivals none, where it is compared with the notebook's
     */
    static List<DescentConfig> beside(DescentConfig config, List<Rival> rivals) {
        if (!rivals.isEmpty()) {
            return rivals.stream()
                    .map(rival -> config.withOptimizer(rival.optimizer()))
                    .toList();
        }
        if (!compared(config)) {
            return List.of();
        }
        return Arrays.stream(Preset.values())
                .filter(preset -> !preset.sameSteps(config))
                .map(preset -> on(preset, config))
                .toList();
    }

    private static boolean compared(DescentConfig config) {
        return config.x0().size() == 1 && config.steps() <= MOST_STEPS;
    }

    private static DescentConfig on(Preset preset, DescentConfig config) {
        return new DescentConfig(config.f(), config.x0(), preset.optimizer(), config.steps());
    }

    /**
     * The notebook's three settings from the same start on the same function, and the current one where it is another; it
     * alone on a function of x and y, and where it has many steps.
     *
     * @param current on the stage
     * @param others has the descent of each setting that {@link #beside} names
     */
    static List<Run> compare(Outline current, Function<DescentConfig, Outline> others) {
        DescentConfig config = current.trajectory().config();
        List<Run> runs = new ArrayList<>();
        boolean among = false;
        if (compared(config)) {
            for (Preset preset : Preset.values()) {
                boolean same = preset.sameSteps(config);
                Outline own = same ? current : others.apply(on(preset, config));
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
     * @param others has the descent of each setting that {@link #beside} names
     */
    static List<Run> race(Outline current, List<Rival> rivals, Function<DescentConfig, Outline> others) {
        DescentConfig config = current.trajectory().config();
        List<Run> runs = new ArrayList<>();
        for (Rival rival : rivals) {
            Outline own = others.apply(config.withOptimizer(rival.optimizer()));
            int place = rival.place();
            runs.add(new Run(Rival.name(rival.optimizer()), Rival.hue(place), Rival.dash(place), own, false, null));
        }
        int place = Rival.free(rivals);
        String name = Rival.name(config.optimizer());
        runs.add(new Run(name, Rival.hue(place), Rival.dash(place), current, true, null));
        return List.copyOf(runs);
    }

    /** The colour of the current one. */
    static Hue currentHue(List<Run> runs) {
        return runs.stream().filter(Run::current).findFirst().map(Run::hue).orElse(Hue.RUN_1);
    }
}
