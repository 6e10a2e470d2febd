package dev.backprop.app.descent;

import com.sun.management.ThreadMXBean;
import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.ChartPainter;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.Sheet;
import dev.backprop.bench.Machine;
import dev.backprop.bench.Stats;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What the pictures of {@link DescentLab}'s descents cost the threads that paint them: CPU time and memory for each picture, on one
 * thread and without a window, in the sizes that a window of 1920 × 1080 gives them. Played: the iterates of one descent in turn.
 * Dragged: each picture is of another descent, at its last iterate.
 */
public final class PaintCost {
    private static final int PLAYED = 400;
    private static final int DRAGGED = 200;
    private static final int STARTS = 120;
    private static final int WARM = 1;
    private static final int WIDTH = 1400;
    private static final int HEIGHT = 800;
    private static final String ROSENBROCK = "(1 - x)^2 + 100 (y - x^2)^2";
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private PaintCost() {}

    /** What all surfaces show at one moment. */
    private record Moment(DescentPicture picture, List<Run> runs, RegimeMap map) {
        Chart points() {
            return DescentChart.of(runs, picture);
        }

        Chart values() {
            return DescentChart.values(runs, picture, false);
        }
    }

    /** {@code PaintCost [ROUNDS]}: paints every picture so many times, by default 3, and prints the table. */
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        System.out.println(Machine.describe());
        System.out.printf(
                Locale.ROOT, "%-28s %-10s %8s %8s %10s%n", "descent", "picture", "CPU, ms", "p95", "KiB each");
        List<Rival> none = List.of();
        report("x², gd, played", round -> played(curve(shifted(1, round), PLAYED), none), 118, rounds);
        report("Rosenbrock, 8 rules, played", round -> played(plane(shifted(-1, round), PLAYED), rivals()), 86, rounds);
        report("x², gd, dragged", round -> dragged(x -> curve(shifted(x, round), DRAGGED), none), 118, rounds);
        report(
                "Rosenbrock, 8 rules, dragged",
                round -> dragged(x -> plane(shifted(x, round), DRAGGED), rivals()),
                86,
                rounds);
    }

    /** Another start in each round, so that no number and no formula comes again. */
    private static double shifted(double x, int round) {
        return x * (1 - 0.003 * (round + WARM));
    }

    private static DescentConfig curve(double x, int steps) {
        return new DescentConfig("x^2", List.of(x), new OptimizerSpec(Rule.GD, 0.95, 0.9), steps);
    }

    private static DescentConfig plane(double x, int steps) {
        return new DescentConfig(ROSENBROCK, List.of(x, x * x), new OptimizerSpec(Rule.GD, 0.001, 0.9), steps);
    }

    private static List<Rival> rivals() {
        List<Rival> rivals = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            if (rule != Rule.GD) {
                rivals.add(new Rival(Rival.free(rivals), new OptimizerSpec(rule, 0.001, 0.9)));
            }
        }
        return rivals;
    }

    private static List<Moment> played(DescentConfig config, List<Rival> rivals) {
        DescentRuns runs = runs(config, rivals);
        List<Moment> moments = new ArrayList<>();
        for (int k = 0; k < runs.trajectory().size(); k++) {
            moments.add(moment(runs, k, runs.range()));
        }
        return moments;
    }

    private static List<Moment> dragged(Function<Double, DescentConfig> from, List<Rival> rivals) {
        ViewRange range = runs(from.apply(-1.0), rivals).range();
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            DescentRuns runs = runs(from.apply(-1 + 0.8 * Math.sin(2 * Math.PI * i / STARTS)), rivals);
            moments.add(moment(runs, runs.trajectory().size() - 1, range));
        }
        return moments;
    }

    private static DescentRuns runs(DescentConfig config, List<Rival> rivals) {
        return new DescentJob(config, rivals, List.of())
                .run(part -> {}, () -> false)
                .orElseThrow();
    }

    private static Moment moment(DescentRuns runs, int k, ViewRange range) {
        var picture = new DescentPicture(
                runs.trajectory(),
                k,
                0,
                Run.currentHue(runs.runs()),
                runs.rivals(),
                Set.of(Arrow.STEP),
                false,
                false,
                range);
        Regime regime = Regime.of(runs.trajectory());
        return new Moment(picture, runs.runs(), RegimeMap.of(runs.trajectory(), regime));
    }

    private static void report(String name, IntFunction<List<Moment>> descent, double chart, int rounds) {
        List<List<Moment>> all =
                IntStream.range(-WARM, rounds).mapToObj(descent).toList();
        new Measured<>(name, "stage", new DescentPainter(), WIDTH, HEIGHT, Moment::picture).report(all);
        new Measured<>(name, "x", new ChartPainter(), WIDTH / 2.0, chart, Moment::points).report(all);
        new Measured<>(name, "f", new ChartPainter(), WIDTH / 2.0, chart, Moment::values).report(all);
        new Measured<>(name, "map", new RegimePainter(), 330, 122, Moment::map).report(all);
    }

    /** One surface. */
    private record Measured<S>(
            String name, String what, Painter<S> painter, double width, double height, Function<Moment, S> state) {
        void report(List<List<Moment>> rounds) {
            Sheet sheet = new Sheet(new PaintContext(width, height, Palette.LIGHT, 1));
            List<Double> times = new ArrayList<>();
            long bytes = 0;
            long thread = Thread.currentThread().getId();
            for (int round = 0; round < rounds.size(); round++) {
                for (Moment moment : rounds.get(round)) {
                    S shown = state.apply(moment);
                    long memory = THREADS.getThreadAllocatedBytes(thread);
                    long began = THREADS.getCurrentThreadCpuTime();
                    sheet.paint(painter, shown);
                    if (round >= WARM) {
                        times.add((THREADS.getCurrentThreadCpuTime() - began) / 1e6);
                        bytes += THREADS.getThreadAllocatedBytes(thread) - memory;
                    }
                }
            }
            double[] each = times.stream().mapToDouble(Double::doubleValue).toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %-10s %8.2f %8.2f %10.0f%n",
                    name,
                    what,
                    Stats.median(each),
                    Stats.percentile(each, 0.95),
                    bytes / 1024.0 / each.length);
        }
    }
}
