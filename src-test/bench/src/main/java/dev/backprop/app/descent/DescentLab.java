package dev.backprop.app.descent;

import dev.backprop.bench.Machine;
import dev.backprop.bench.RealWindow;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.List;

/**
 * How fast the descent lab plays and follows the mouse, in a real window of 1920 × 1080 that JavaFX renders in software. It is
 * in the package of what it measures to see which iterate a picture shows.
 *
 * <p>What is measured:
 *
 * <ul>
 *   <li>play: new pictures a second, each of another iterate, while a descent of 400 steps is played at 60 iterates a second,
 *       on x² and in a race of eight rules on Rosenbrock's function;
 *   <li>pulse: the CPU time of the JavaFX thread from one pulse's beginning to the next's meanwhile;
 *   <li>drag: the start of a race of eight rules over 200 steps is dragged 60 times a second: from the dispatch of a movement
 *       of the mouse to the moment at which the finished picture of the race from there is handed to JavaFX.
 * </ul>
 */
public final class DescentLab {
    private static final int PLAYED = 400;
    private static final int RACED = 200;
    private static final String ROSENBROCK = "(1 - x)^2 + 100 (y - x^2)^2";

    private DescentLab() {}

    /** {@code DescentLab [SECONDS]}: measures, by default 5 seconds each, and prints the table. */
    public static void main(String[] args) throws Exception {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 5;
        System.out.println(Machine.describe());
        System.out.println(RealWindow.describe());
        try (RealWindow<DescentView> window = RealWindow.open(DescentView::new)) {
            DescentMeasure measure =
                    RealWindow.ask(() -> new DescentMeasure(window.workspace(), window.scene(), seconds));
            System.out.println(DescentMeasure.HEAD);
            DescentConfig curve = new DescentConfig("x^2", List.of(1.0), new OptimizerSpec(Rule.GD, 0.95, 0.9), PLAYED);
            System.out.print(measure.play("x², gd", curve, false));
            System.out.print(measure.play("Rosenbrock, 8 rules", rosenbrock(PLAYED), true));
            System.out.print(measure.drag("Rosenbrock, 8 rules", rosenbrock(RACED)));
        }
    }

    private static DescentConfig rosenbrock(int steps) {
        return new DescentConfig(ROSENBROCK, List.of(-1.0, 1.0), new OptimizerSpec(Rule.GD, 0.001, 0.9), steps);
    }
}
