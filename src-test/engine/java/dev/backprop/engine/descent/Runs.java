package dev.backprop.engine.descent;

import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.List;

/** Short ways to run a descent in a test. */
final class Runs {
    private Runs() {}

    static Trajectory run(String f, double x0, Rule rule, double alpha, double beta, int steps) {
        return Trajectory.of(new DescentConfig(f, List.of(x0), new OptimizerSpec(rule, alpha, beta), steps));
    }

    static Trajectory run(String f, double x0, double y0, Rule rule, double alpha, double beta, int steps) {
        return Trajectory.of(new DescentConfig(f, List.of(x0, y0), new OptimizerSpec(rule, alpha, beta), steps));
    }
}
