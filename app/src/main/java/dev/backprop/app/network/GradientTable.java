package dev.backprop.app.network;

import dev.backprop.engine.check.GradientReport;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.PassTrace;
import dev.backprop.engine.trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Three ways to the same gradient, as far as the player has come: what it has not computed yet is not shown.
 *
 * @param rows one a parameter; of a large network those that were measured
 * @param current the row of the current step; −1 where there is none
 * @param largestError the largest relative error of the rows that are shown; none before the first
 * @param parameters how many parameters the network has
 */
record GradientTable(List<Row> rows, int current, OptionalDouble largestError, long parameters) {
    static final GradientTable EMPTY = new GradientTable(List.of(), -1, OptionalDouble.empty(), 0);

    private static final Pattern NAME = Pattern.compile("layers\\.(\\d+)\\.(weight|bias)\\[(\\d+)](?:\\[(\\d+)])?");

    /**
     * One parameter.
     *
     * @param id {@code layers.0.weight[1][2]}
     * @param label {@code x₃ → h₂}
     * @param hand by the lecture's rule
     * @param autograd the graph's, once the player has computed it
     * @param numeric measured; none before that, and where it cannot be measured
     * @param agrees whether all three agree, as far as there are three
     */
    record Row(String id, String label, double hand, OptionalDouble autograd, OptionalDouble numeric, boolean agrees) {
        /** Whether the player has computed it. */
        boolean known() {
            return autograd.isPresent();
        }
    }

    /** Keeps its own list. */
    GradientTable {
        rows = List.copyOf(rows);
    }

    static GradientTable of(GradientReport report, PassTrace trace, PassState state) {
        List<Row> rows = new ArrayList<>();
        Step step = state.step().orElse(null);
        int current = -1;
        double largest = -1;
        // The output layer's come first, as backward reaches them first.
        for (GradientReport.Row row : backwards(report.rows())) {
            Place place = place(row.name(), trace);
            OptionalDouble autograd = state.gradient(place.node(), place.element());
            if (step != null && step.node() == place.node() && step.element() == place.element()) {
                current = rows.size();
            }
            if (autograd.isPresent()) {
                largest = Math.max(largest, Math.max(row.handRelativeError(), row.numericRelativeError()));
            }
            rows.add(row(row, place, trace, autograd));
        }
        OptionalDouble error = largest < 0 ? OptionalDouble.empty() : OptionalDouble.of(largest);
        return new GradientTable(rows, current, error, report.parameters());
    }

    private static Row row(GradientReport.Row row, Place place, PassTrace trace, OptionalDouble autograd) {
        Double numeric = row.numeric();
        boolean left = autograd.isEmpty() || row.kinked();
        boolean agrees = row.handRelativeError() <= GradientReport.HAND_TOLERANCE
                && row.numericRelativeError() <= GradientReport.NUMERIC_TOLERANCE;
        return new Row(
                row.name(),
                trace.symbols().plain(place.node(), place.element()),
                row.hand(),
                autograd,
                left || numeric == null ? OptionalDouble.empty() : OptionalDouble.of(numeric),
                agrees);
    }

    private record Place(Node node, int element) {}

    private static Place place(String name, PassTrace trace) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "parameter: found " + name + ", expected layers.N.weight[i][j] or bias[i]");
        }
        var layer = trace.network().layers().get(Integer.parseInt(parts.group(1)));
        int first = Integer.parseInt(parts.group(3));
        String second = parts.group(4);
        Node bias = layer.bias();
        if (second == null && bias != null) {
            return new Place(bias, first);
        }
        return new Place(layer.weight(), first * layer.weight().shape().columns() + Integer.parseInt(second));
    }

    /** Layers in reverse, each in its own order. */
    private static List<GradientReport.Row> backwards(List<GradientReport.Row> rows) {
        List<GradientReport.Row> out = new ArrayList<>();
        int end = rows.size();
        while (end > 0) {
            String layer = layer(rows.get(end - 1));
            int start = end;
            while (start > 0 && layer(rows.get(start - 1)).equals(layer)) {
                start--;
            }
            out.addAll(rows.subList(start, end));
            end = start;
        }
        return out;
    }

    private static String layer(GradientReport.Row row) {
        return row.name().substring(0, row.name().indexOf('.', "layers.".length()));
    }
}
