package dev.backprop.app.descent;

import dev.backprop.engine.optim.OptimizerSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A race as CSV: for every runner an iterate a line, with its rule, learning rate and β before what {@link IterateTable} says
 * of a descent. What another rule remembers is empty.
 *
 * @param runs one for each runner
 */
record RaceTable(List<Run> runs) {
    private static final String COMMA = ",";

    byte[] bytes() {
        List<List<List<String>>> tables = runs.stream()
                .map(run -> cells(new IterateTable(run.trajectory(), true).text()))
                .toList();
        Set<String> columns = new LinkedHashSet<>();
        tables.forEach(table -> columns.addAll(table.get(0)));
        StringBuilder text = new StringBuilder("rule,lr,beta");
        columns.forEach(column -> text.append(COMMA).append(column));
        text.append('\n');
        for (int i = 0; i < tables.size(); i++) {
            OptimizerSpec spec = runs.get(i).trajectory().config().optimizer();
            String runner = spec.rule().id() + COMMA + spec.lr() + COMMA + spec.beta();
            lines(text, runner, tables.get(i), columns);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void lines(StringBuilder text, String runner, List<List<String>> table, Set<String> columns) {
        List<String> head = table.get(0);
        for (List<String> line : table.subList(1, table.size())) {
            text.append(runner);
            for (String column : columns) {
                int at = head.indexOf(column);
                text.append(COMMA).append(at < 0 ? "" : line.get(at));
            }
            text.append('\n');
        }
    }

    private static List<List<String>> cells(String table) {
        List<List<String>> lines = new ArrayList<>();
        table.lines().forEach(line -> lines.add(List.of(line.split(COMMA, -1))));
        return lines;
    }
}
