package dev.backprop.app.network;

import dev.backprop.engine.check.GradientReport;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.PassTrace;
import dev.backprop.engine.trace.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a report in the order in which backward reaches them, so that what is known at a step is always the
 * first so many; made once a report, so that a step costs nothing however many there are.
 */
final class GradientRows {
    static final GradientRows NONE = new GradientRows(List.of(), 0);

    private static final Pattern NAME = Pattern.compile("layers\\.(\\d+)\\.(weight|bias)\\[(\\d+)](?:\\[(\\d+)])?");

    private final List<Entry> entries;
    private final long parameters;
    private final int longest;
    private final double[] largest;
    private final long[] failing;

    /**
     * One parameter.
     *
     * @param row of the report
     * @param node and the element of it that it is
     * @param element of the node
     * @param label {@code x₃ → h₂}
     * @param completeAt where in an iteration backward has its gradient
     * @param agrees whether the report finds that all three agree
     * @param kink why the measured one need not; empty where there is no kink
     */
    record Entry(
            GradientReport.Row row,
            Node node,
            int element,
            String label,
            int completeAt,
            boolean agrees,
            String kink) {}

    private GradientRows(List<Entry> entries, long parameters) {
        this.entries = List.copyOf(entries);
        this.parameters = parameters;
        longest = entries.stream().mapToInt(e -> e.label().length()).max().orElse(0);
        largest = new double[entries.size() + 1];
        failing = new long[entries.size() + 1];
        for (int i = 0; i < entries.size(); i++) {
            GradientReport.Row row = entries.get(i).row();
            double worst = Math.max(row.handRelativeError(), row.numericRelativeError());
            largest[i + 1] = Math.max(largest[i], worst);
            failing[i + 1] = failing[i] + (entries.get(i).agrees() ? 0 : 1);
        }
    }

    static GradientRows of(GradientReport report, PassTrace trace) {
        List<Entry> entries = new ArrayList<>();
        for (GradientReport.Row row : report.rows()) {
            entries.add(entry(row, report, trace));
        }
        entries.sort(Comparator.comparingInt(Entry::completeAt));
        return new GradientRows(entries, report.parameters());
    }

    private static Entry entry(GradientReport.Row row, GradientReport report, PassTrace trace) {
        Matcher parts = NAME.matcher(row.name());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "parameter: found " + row.name() + ", expected layers.N.weight[i][j] or bias[i]");
        }
        Mlp.LayerNodes layer = trace.network().layers().get(Integer.parseInt(parts.group(1)));
        int first = Integer.parseInt(parts.group(3));
        String second = parts.group(4);
        Node bias = layer.bias();
        Node node = second == null && bias != null ? bias : layer.weight();
        int element = second == null ? first : first * node.shape().columns() + Integer.parseInt(second);
        return new Entry(
                row,
                node,
                element,
                trace.symbols().plain(node, element),
                trace.indexOf(0, Phase.BACKWARD, node, element).orElse(Integer.MAX_VALUE),
                report.agrees(row),
                Kinks.why(row, trace));
    }

    int size() {
        return entries.size();
    }

    /** Characters of the longest label. */
    int longestLabel() {
        return longest;
    }

    /** How many the network has: more than there are rows where only some were measured. */
    long parameters() {
        return parameters;
    }

    Entry get(int index) {
        return entries.get(index);
    }

    /** How many are known at a state. */
    int known(PassState state) {
        int within = state.within() - (state.hidesItsNumber() ? 1 : 0);
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (entries.get(middle).completeAt() <= within) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The largest relative error of the first so many. */
    double largest(int count) {
        return largest[count];
    }

    /** How many of the first so many do not agree. */
    long failing(int count) {
        return failing[count];
    }

    /** The row of an element; −1 where there is none. */
    int indexOf(Node node, int element) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).element() == element && entries.get(i).node() == node) {
                return i;
            }
        }
        return -1;
    }
}
