package dev.backprop.app.network;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.trace.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which units and edges of a network are drawn: wide layers are shortened, and of many edges the strongest kept. */
final class ShownUnits {
    /** A layer of more units is shown with an ellipsis. */
    static final int MOST_UNITS = 16;
    /** Of more edges only the strongest are drawn. */
    static final int MOST_EDGES = 400;
    /** How many each unit keeps then. */
    static final int STRONGEST = 3;

    private final Mlp mlp;
    private final NetworkScene scene;
    private final @Nullable Step step;
    private boolean strongestOnly;

    ShownUnits(NetworkScene scene) {
        this.scene = scene;
        mlp = scene.mlp();
        step = scene.step();
    }

    private int units(int layer) {
        return scene.values(layer).shape().columns();
    }

    boolean shortened(int layer) {
        return units(layer) > MOST_UNITS;
    }

    /** How many places a layer takes: one for each unit that is shown, and one for the ellipsis. */
    int slots(int layer) {
        return Math.min(units(layer), MOST_UNITS);
    }

    /** The units of a layer; of a wide one the first and the last, and the one that the step is about. */
    List<Integer> of(int layer) {
        int units = units(layer);
        if (!shortened(layer)) {
            return IntStream.range(0, units).boxed().toList();
        }
        List<Integer> shown = new ArrayList<>();
        int last = MOST_UNITS / 2 - 1;
        for (int i = 0; i < last; i++) {
            shown.add(i);
        }
        int active = active(layer);
        shown.add(active >= last && active < units - last ? active : last);
        for (int i = units - last; i < units; i++) {
            shown.add(i);
        }
        return shown;
    }

    /** The unit of a layer that the current step is about; −1 where it is about none. */
    private int active(int layer) {
        if (step == null) {
            return -1;
        }
        Node node = step.node();
        int columns = node.shape().columns();
        for (int l = 1; l <= mlp.layers().size(); l++) {
            Mlp.LayerNodes nodes = mlp.layers().get(l - 1);
            if (node == nodes.weight() && l == layer) {
                return step.element() / columns;
            }
            if (node == nodes.weight() && l - 1 == layer) {
                return step.element() % columns;
            }
            boolean unit = node == nodes.z() || node == nodes.h() || node == nodes.bias();
            if (l == layer && (unit || node == nodes.z().input(0))) {
                return step.element() % columns;
            }
        }
        return -1;
    }

    /** The layer that the current step is about; before the first step it is the inputs'. */
    int activeLayer() {
        Step now = step;
        if (now == null || now.node() == mlp.x()) {
            return 0;
        }
        for (int l = 1; l <= mlp.layers().size(); l++) {
            Mlp.LayerNodes nodes = mlp.layers().get(l - 1);
            Node node = now.node();
            if (node == nodes.weight()
                    || node == nodes.z()
                    || node == nodes.h()
                    || node == nodes.bias()
                    || node == nodes.z().input(0)) {
                return l;
            }
        }
        return mlp.layers().size();
    }

    /** The edges that are drawn between columns of units; none where a layer between two columns is left out. */
    List<NetworkLayout.Edge> edges(List<List<NetworkLayout.Unit>> columns) {
        int count = 0;
        for (int i = 1; i < columns.size(); i++) {
            count += adjacent(columns, i) ? slots(layer(columns, i - 1)) * slots(layer(columns, i)) : 0;
        }
        strongestOnly = count > MOST_EDGES;
        List<NetworkLayout.Edge> edges = new ArrayList<>();
        for (int i = 1; i < columns.size(); i++) {
            if (adjacent(columns, i)) {
                Node weight = mlp.layers().get(layer(columns, i) - 1).weight();
                edges.addAll(edges(weight, columns.get(i - 1), columns.get(i)));
            }
        }
        return edges;
    }

    private static boolean adjacent(List<List<NetworkLayout.Unit>> columns, int column) {
        return layer(columns, column) == layer(columns, column - 1) + 1;
    }

    private static int layer(List<List<NetworkLayout.Unit>> columns, int column) {
        return columns.get(column).get(0).layer();
    }

    private List<NetworkLayout.Edge> edges(
            Node weight, List<NetworkLayout.Unit> before, List<NetworkLayout.Unit> after) {
        List<NetworkLayout.Edge> edges = new ArrayList<>();
        for (NetworkLayout.Unit to : after) {
            List<NetworkLayout.Edge> into = new ArrayList<>();
            for (NetworkLayout.Unit from : before) {
                into.add(new NetworkLayout.Edge(weight, elementOf(weight, from, to), from, to));
            }
            edges.addAll(strongestOnly ? strongest(into) : into);
        }
        return edges;
    }

    private static int elementOf(Node weight, NetworkLayout.Unit from, NetworkLayout.Unit to) {
        return to.index() * weight.shape().columns() + from.index();
    }

    private List<NetworkLayout.Edge> strongest(List<NetworkLayout.Edge> into) {
        List<NetworkLayout.Edge> sorted = new ArrayList<>(into);
        sorted.sort(Comparator.comparingDouble(
                e -> -Math.abs(scene.state().value(e.weight(), e.element()).orElse(0))));
        List<NetworkLayout.Edge> kept = new ArrayList<>(sorted.subList(0, Math.min(STRONGEST, sorted.size())));
        Step now = step;
        if (now != null) {
            sorted.stream()
                    .skip(STRONGEST)
                    .filter(e -> e.weight() == now.node() && e.element() == now.element())
                    .forEach(kept::add);
        }
        return kept;
    }

    /** What is left out, in words; empty where nothing is. */
    String caption() {
        List<String> parts = new ArrayList<>();
        if (strongestOnly) {
            parts.add("of the weights into each unit the " + STRONGEST + " strongest are drawn");
        }
        if (IntStream.rangeClosed(0, mlp.layers().size()).anyMatch(this::shortened)) {
            parts.add("of a wide layer " + (MOST_UNITS - 1) + " units are shown");
        }
        return String.join(" · ", parts);
    }
}
