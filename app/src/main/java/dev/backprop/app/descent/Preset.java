package dev.backprop.app.descent;

import dev.backprop.app.paint.Hue;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The three settings of the lecture notebook, each on f(x) = x² from 1 in ten steps. */
enum Preset {
    /** α = 0.95: every step overshoots. */
    OSCILLATING("α 0.95", Hue.RUN_1, new OptimizerSpec(Rule.GD, 0.95, 0.9)),
    /** α = 0.1: down one side, slower and slower. */
    SMALL_STEP("α 0.1", Hue.RUN_2, new OptimizerSpec(Rule.GD, 0.1, 0.9)),
    /** α = 0.95 with the notebook's momentum. */
    MOMENTUM("α 0.95 · β 0.9", Hue.RUN_3, new OptimizerSpec(Rule.NOTEBOOK, 0.95, 0.9));

    private final String title;
    private final Hue hue;
    private final OptimizerSpec optimizer;

    Preset(String title, Hue hue, OptimizerSpec optimizer) {
        this.title = title;
        this.hue = hue;
        this.optimizer = optimizer;
    }

    /** The setting that a descent is, if it is one. */
    static Optional<Preset> of(DescentConfig config) {
        return Arrays.stream(values()).filter(preset -> preset.is(config)).findFirst();
    }

    String title() {
        return title;
    }

    /** Its colour in the comparison. */
    Hue hue() {
        return hue;
    }

    OptimizerSpec optimizer() {
        return optimizer;
    }

    DescentConfig config() {
        return new DescentConfig("x^2", List.of(1.0), optimizer, 10);
    }

    /** Whether a descent is this setting, whatever β a rule without momentum carries. */
    boolean is(DescentConfig config) {
        DescentConfig own = config();
        return own.f().equals(config.f())
                && own.x0().equals(config.x0())
                && own.steps() == config.steps()
                && sameSteps(config);
    }

    /** Whether a descent takes the same steps as one with this setting's rule, α and β, without schedule and noise. */
    boolean sameSteps(DescentConfig config) {
        OptimizerSpec other = config.optimizer();
        return config.isPlain()
                && other.rule() == optimizer.rule()
                && other.lr() == optimizer.lr()
                && (other.rule() == Rule.GD || other.beta() == optimizer.beta());
    }
}
