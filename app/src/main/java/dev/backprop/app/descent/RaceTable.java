package dev.backprop.app.descent;

import dev.backprop.engine.optim.OptimizerSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * A race as CSV: for every runner an iterate a line, with its rule, learning rate and β before what {@link IterateTable} says
 * of a descent. What another rule remembers is empty.
 *
 * @param runs one for each runner
 */
record RaceTable(List<Run> runs) implements Table {
    @Override
    public long lines() {
        return runs.stream().mapToLong(run -> run.trajectory().size()).sum();
    }

    @Override
    public void writeTo(OutputStream out, LongConsumer written) throws IOException {
        List<IterateTable> tables = runs.stream()
                .map(run -> new IterateTable(run.trajectory(), true))
                .toList();
        Set<String> columns = new LinkedHashSet<>();
        tables.forEach(table -> columns.addAll(table.columns()));
        List<String> head = new ArrayList<>(List.of("rule", "lr", "beta"));
        head.addAll(columns);
        CsvLines lines = new CsvLines(out, written);
        lines.head(head);
        for (IterateTable table : tables) {
            write(lines, table, columns);
        }
        lines.flush();
    }

    private static void write(CsvLines lines, IterateTable table, Set<String> columns) throws IOException {
        OptimizerSpec spec = table.trajectory().config().optimizer();
        List<String> runner = List.of(spec.rule().id(), Double.toString(spec.lr()), Double.toString(spec.beta()));
        List<String> own = table.columns();
        int[] places = columns.stream().mapToInt(own::indexOf).toArray();
        Decimals decimals = new Decimals();
        for (int k = 0; k < table.lines(); k++) {
            List<String> cells = table.cells(k, decimals);
            List<String> line = new ArrayList<>(runner);
            for (int place : places) {
                line.add(place < 0 ? "" : cells.get(place));
            }
            lines.line(line);
        }
    }
}
