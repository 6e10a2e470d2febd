package dev.backprop.app.descent;

import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.session.Extensions;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything about a descent that can be changed, and undone. Immutable.
 *
 * @param config the setting on the stage
 * @param fromOne whether its start has the number 1
 * @param race what races it
 * @param extensions what the session it is from carries for others
 */
record DescentDocument(DescentConfig config, boolean fromOne, Race.Field race, Extensions extensions) {
    /** More changes than these at once are called settings. */
    private static final int NAMED = 2;

    /**
     * What is other than it was before, in words for a menu: {@code α}, {@code start and α}.
     *
     * @param before another document
     */
    String changedSince(DescentDocument before) {
        if (!config.f().equals(before.config.f())) {
            // A surface brings its own start, α and number of steps, and is known by its function.
            return "function";
        }
        List<String> changed = new ArrayList<>();
        OptimizerSpec was = before.config.optimizer();
        OptimizerSpec is = config.optimizer();
        add(changed, "start", config.x0(), before.config.x0());
        add(changed, "rule", is.rule(), was.rule());
        add(changed, "α", is.lr(), was.lr());
        add(changed, "β", is.beta(), was.beta());
        add(changed, "number of steps", config.steps(), before.config.steps());
        add(changed, "schedule", config.schedule(), before.config.schedule());
        add(changed, "noise", config.noise(), before.config.noise());
        if (!race.follows() || !before.race.follows()) {
            add(changed, "race", race, before.race);
        }
        if (changed.isEmpty()) {
            return "numbering";
        }
        return changed.size() > NAMED ? "settings" : String.join(" and ", changed);
    }

    private static void add(List<String> changed, String name, Object is, Object was) {
        if (!is.equals(was)) {
            changed.add(name);
        }
    }
}
