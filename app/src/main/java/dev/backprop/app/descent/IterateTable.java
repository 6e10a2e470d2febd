package dev.backprop.app.descent;

import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.Schedule;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A descent as CSV, an iterate a line, at full precision with decimal points: k, the point, f and the gradient; {@code alpha}
 * of the step from there where a schedule changes it (none at the end), {@code seen} where noise comes between the gradient
 * and the rule; and what the rule remembers, where that is wanted.
 *
 * @param trajectory what was run
 * @param memory whether the rule's state has columns, too
 */
public record IterateTable(Trajectory trajectory, boolean memory) implements Table {
    /** Writes the whole file; the caller closes {@code out}. */
    public void writeTo(OutputStream out) throws IOException {
        writeTo(out, done -> {});
    }

    @Override
    public long lines() {
        return trajectory.size();
    }

    @Override
    public void writeTo(OutputStream out, LongConsumer written) throws IOException {
        CsvLines lines = new CsvLines(out, written);
        lines.head(columns());
        Decimals decimals = new Decimals();
        for (int k = 0; k < trajectory.size(); k++) {
            lines.line(cells(k, decimals));
        }
        lines.flush();
    }

    /** The names in the first line. */
    List<String> columns() {
        List<String> letters = trajectory.dimension() == 1 ? List.of("x") : List.of("x", "y");
        List<String> columns = new ArrayList<>();
        columns.add("k");
        columns.addAll(letters);
        columns.add("f");
        letters.forEach(letter -> columns.add("df/d" + letter));
        if (scheduled()) {
            columns.add("alpha");
        }
        if (noisy()) {
            names(columns, "seen", letters);
        }
        if (memory) {
            trajectory.stateNames().forEach(name -> names(columns, name, letters));
        }
        return columns;
    }

    private static void names(List<String> columns, String name, List<String> letters) {
        letters.forEach(letter -> columns.add(name + (letters.size() == 1 ? "" : "_" + letter)));
    }

    /**
     * The line of an iterate: a cell for each column.
     *
     * @param decimals how its numbers are written; the same for all lines
     */
    List<String> cells(int k, Decimals decimals) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(k));
        for (int i = 0; i < trajectory.dimension(); i++) {
            cells.add(decimals.of(trajectory.x(k, i)));
        }
        cells.add(decimals.of(trajectory.f(k)));
        for (int i = 0; i < trajectory.dimension(); i++) {
            cells.add(decimals.of(trajectory.gradient(k, i)));
        }
        if (scheduled()) {
            cells.add(k < trajectory.size() - 1 ? decimals.of(trajectory.lr(k)) : "");
        }
        for (int i = 0; noisy() && i < trajectory.dimension(); i++) {
            cells.add(decimals.of(trajectory.seen(k, i)));
        }
        for (int name = 0; memory && name < trajectory.stateNames().size(); name++) {
            for (int i = 0; i < trajectory.dimension(); i++) {
                cells.add(decimals.of(trajectory.state(k, name, i)));
            }
        }
        return cells;
    }

    private boolean scheduled() {
        return trajectory.config().schedule() != Schedule.CONSTANT;
    }

    private boolean noisy() {
        return !trajectory.config().noise().isNone();
    }
}
