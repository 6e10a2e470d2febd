package dev.backprop.app.descent;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.Chart.Axis;
import dev.backprop.app.paint.Chart.Series;
import dev.backprop.app.paint.Hue;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The lecture notebook's correction beside the usual one, from the same start at the same α and β: what v is divided by, and
 * the steps that follow.
 *
 * @param plus the run that divides by 1 + β^(k+1)
 * @param minus the run that divides by 1 − β^(k+1)
 */
record Corrections(Run plus, Run minus) {
    /** Rows before and after the current one. */
    private static final int AROUND = 2;

    /** The most steps whose divisors are drawn one by one; beyond them nothing moves any more. */
    private static final int DRAWN = 200;

    /**
     * One step of both.
     *
     * @param k the steps before it
     * @param plus its divisor with the notebook's sign
     * @param minus its divisor with the usual one
     * @param stepPlus how far the first goes: with its sign on a line, its length in the plane; empty where it has ended
     * @param stepMinus how far the second goes
     */
    record Row(int k, double plus, double minus, OptionalDouble stepPlus, OptionalDouble stepMinus) {}

    /** The two, where one of them is on the stage and the other races it. */
    static Optional<Corrections> of(List<Run> runs) {
        Optional<Run> current = runs.stream().filter(Run::current).findFirst();
        Optional<Run> other = current.flatMap(run -> counterpart(optimizer(run)))
                .flatMap(wanted -> runs.stream()
                        .filter(run -> optimizer(run).equals(wanted))
                        .findFirst());
        if (current.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        boolean notebook = optimizer(current.get()).rule() == Rule.NOTEBOOK;
        return Optional.of(
                notebook ? new Corrections(current.get(), other.get()) : new Corrections(other.get(), current.get()));
    }

    /** The setting with the other sign; empty where a rule has none. */
    static Optional<OptimizerSpec> counterpart(OptimizerSpec spec) {
        return switch (spec.rule()) {
            case NOTEBOOK -> Optional.of(new OptimizerSpec(Rule.EMA_CORRECTED, spec.lr(), spec.beta()));
            case EMA_CORRECTED -> Optional.of(new OptimizerSpec(Rule.NOTEBOOK, spec.lr(), spec.beta()));
            default -> Optional.empty();
        };
    }

    private static OptimizerSpec optimizer(Run run) {
        return run.trajectory().config().optimizer();
    }

    private double beta() {
        return optimizer(plus).beta();
    }

    /** The number of steps that at least one of them takes. */
    int steps() {
        return Math.max(plus.trajectory().size(), minus.trajectory().size()) - 1;
    }

    /** The step from iterate {@code k}. */
    Row row(int k) {
        double power = Math.pow(beta(), k + 1.0);
        return new Row(k, 1 + power, 1 - power, step(plus.trajectory(), k), step(minus.trajectory(), k));
    }

    /** The current step and those around it, five where there are as many. */
    List<Row> around(int k) {
        int from = Math.max(0, Math.min(k - AROUND, steps() - 2 * AROUND - 1));
        int to = Math.min(steps(), from + 2 * AROUND + 1);
        List<Row> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            rows.add(row(i));
        }
        return rows;
    }

    private static OptionalDouble step(Trajectory t, int k) {
        return StepNumbers.of(t, k)
                .map(step -> step.value(Arrow.STEP))
                .map(step -> OptionalDouble.of(step.length == 1 ? step[0] : Math.hypot(step[0], step[1])))
                .orElse(OptionalDouble.empty());
    }

    /**
     * What the sign does at a step, in words. The power is that of the step, the first having 1; its iterates are called by
     * the numbers that they have on the stage.
     *
     * @param first the number of the start
     */
    String words(int k, int first) {
        if (beta() == 0) {
            return "With β = 0 both divide by 1, and neither changes anything.";
        }
        Row row = row(k);
        String power = "β" + Names.above(k + 1) + " = " + Names.fine(Math.pow(beta(), k + 1.0));
        return "In step k = " + (k + 1) + ", from iterate " + (k + first) + " to " + (k + 1 + first) + ", with " + power
                + ", + shrinks v to " + Names.fine(1 / row.plus())
                + " of itself, − makes it " + Names.fine(1 / row.minus())
                + " times as large, which makes up for v’s start at 0. The later the step, the smaller β to its power:"
                + " both divisors go to 1.";
    }

    /** What v is divided by at each step: two lines that meet at 1. */
    Chart chart(int k) {
        int count = Math.max(1, Math.min(steps(), DRAWN));
        double[] at = new double[count];
        double[] above = new double[count];
        double[] below = new double[count];
        for (int i = 0; i < count; i++) {
            double power = Math.pow(beta(), i + 1.0);
            at[i] = i + 1;
            above[i] = 1 + power;
            below[i] = 1 - power;
        }
        boolean dots = count <= 40;
        List<Series> lines = List.of(
                new Series("plus", "1 + βᵏ", plus.hue(), at, above, dots, new Chart.Stroke(plus.dash(), 2, 1)),
                new Series("minus", "1 − βᵏ", minus.hue(), at, below, dots, new Chart.Stroke(minus.dash(), 2, 1)));
        double room = 0.02 * Math.max(1, count - 1);
        return new Chart(
                "",
                lines,
                Axis.between(1 - room, Math.max(2, count) + room),
                Axis.between(0, 2),
                List.of(new Chart.Level(1, "", Hue.LOSS)),
                (double) Math.min(k + 1, count));
    }
}
