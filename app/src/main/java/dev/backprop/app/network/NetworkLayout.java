package dev.backprop.app.network;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.trace.Step;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the units, edges and the loss of a network stand. Wide layers are shortened, and of many edges the strongest kept. */
final class NetworkLayout {
    /** A layer of more units is shown with an ellipsis. */
    static final int MOST_UNITS = 16;
    /** Of more edges only the strongest are drawn. */
    static final int MOST_EDGES = 400;
    /** How many each unit keeps then. */
    static final int STRONGEST = 3;

    /**
     * A unit.
     *
     * @param node its value's node
     * @param element of the node
     * @param layer 0 for the inputs
     * @param shape its outline
     * @param round whether it is a circle with room for several lines
     */
    record Unit(Node node, int element, int layer, Shape shape, boolean round) {
        double x() {
            return shape.getBounds2D().getCenterX();
        }

        double y() {
            return shape.getBounds2D().getCenterY();
        }

        double halfWidth() {
            return shape.getBounds2D().getWidth() / 2;
        }

        double halfHeight() {
            return shape.getBounds2D().getHeight() / 2;
        }
    }

    /** A weight's line from one unit to another. */
    record Edge(Node weight, int element, Unit from, Unit to) {
        Line2D line() {
            return new Line2D.Double(from.x() + from.halfWidth(), from.y(), to.x() - to.halfWidth(), to.y());
        }

        Point2D at(double t) {
            Line2D line = line();
            return new Point2D.Double(
                    line.getX1() + t * (line.getX2() - line.getX1()), line.getY1() + t * (line.getY2() - line.getY1()));
        }
    }

    /**
     * Where layers are left out.
     *
     * @param at the middle of the place
     * @param layers how many
     */
    record Fold(Point2D at, int layers) {}

    /** As many layers as can be edited are always shown, with the inputs; more of them where each has this much room. */
    private static final int LEAST_COLUMNS = ShapeEdits.MOST_LAYERS + 1;

    private static final double LEAST_GAP = 74;
    private static final double LOSS_GAP = 0.72;
    /** A narrower pill has no room for its name, which then stands over its column, once. */
    private static final double NAMED = 74;

    private static final double HEADER = 20;
    /** The widest unit, and the largest circle's radius, as parts of the way from layer to layer. */
    private static final double WIDEST = 0.55;

    private static final double RADIUS = 0.25;
    /** The smallest circle, before scaling; under it a unit is a pill. */
    private static final double LEAST_RADIUS = 22;
    /** Circles that differ by no more than this part are drawn alike. */
    private static final double ALIKE = 0.7;

    private final Rectangle2D area;
    private final float scale;
    private final Mlp mlp;
    private final int sample;
    private final @Nullable Step step;
    private final List<List<Unit>> columns = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<Point2D> ellipses = new ArrayList<>();
    private final List<Fold> folds = new ArrayList<>();
    private final Rectangle2D loss;
    private final boolean named;
    private boolean strongestOnly;

    /**
     * @param area of the network on the stage
     * @param scale of type
     */
    NetworkLayout(NetworkScene scene, Rectangle2D area, float scale) {
        this.mlp = scene.mlp();
        this.scale = scale;
        this.sample = scene.sample();
        this.step = scene.step();
        double inner = area.getWidth() - 92 * scale;
        int most = Math.max(LEAST_COLUMNS, (int) (inner / (LEAST_GAP * scale)) - 1);
        List<ShownLayers.Slot> slots = ShownLayers.of(mlp.layers().size(), most, activeLayer());
        int gaps = slots.size() - 1;
        double natural = inner / (gaps + 1);
        double lossWidth = Math.min(110 * scale, Math.max(46 * scale, natural * 0.8));
        double lossHeight = 72 * scale;
        double right = area.getMaxX() - lossWidth / 2;
        double left = area.getX() + 92 * scale;
        // No number stands between the outputs and the loss, so they are closer than layers are, but do not touch.
        double even = (right - left) / (gaps + LOSS_GAP);
        double apart = lossWidth / 2 + Math.min(52 * scale, even * WIDEST / 2) + 18 * scale;
        double gap = (right - left - Math.max(LOSS_GAP * even, apart)) / gaps;
        named = gap * WIDEST >= NAMED * scale;
        double headers = named ? 0 : HEADER * scale;
        this.area = new Rectangle2D.Double(
                area.getX(), area.getY() + headers, area.getWidth(), Math.max(1, area.getHeight() - headers));
        columns(slots, left, gap);
        double middle = outputs().stream().mapToDouble(Unit::y).average().orElse(area.getCenterY());
        loss = new Rectangle2D.Double(right - lossWidth / 2, middle - lossHeight / 2, lossWidth, lossHeight);
        edges(scene);
    }

    private void columns(List<ShownLayers.Slot> slots, double left, double gap) {
        double common = commonRadius(slots, gap);
        for (int i = 0; i < slots.size(); i++) {
            ShownLayers.Slot slot = slots.get(i);
            double x = left + i * gap;
            if (slot.shown()) {
                double radius = radius(slot.layer(), gap);
                columns.add(
                        column(slot.layer(), x, gap, radius >= common && radius * ALIKE <= common ? common : radius));
            } else {
                folds.add(new Fold(new Point2D.Double(x, area.getCenterY()), slot.leftOut()));
            }
        }
    }

    /** Names stand over the units and biases under them, so a slot is higher than its circle. */
    private List<Unit> column(int layer, double x, double gap, double radius) {
        Node node = valueNode(layer);
        List<Integer> shown = shown(layer, node.shape().columns());
        boolean shortened = shown.size() < node.shape().columns();
        int slots = slots(layer);
        double slot = slot(layer);
        boolean biased = biased(layer);
        double name = name();
        boolean round = radius >= LEAST_RADIUS * scale;
        double top = area.getCenterY() - slots * slot / 2;
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            int place = shortened && i >= MOST_UNITS / 2 ? i + 1 : i;
            double shift = round ? (layer == 0 ? 0 : (name - (biased ? 20 : 0)) / 2.0 * scale) : 0;
            double y = top + (place + 0.5) * slot + shift;
            int element = sample * node.shape().columns() + shown.get(i);
            units.add(new Unit(node, element, layer, outline(x, y, radius, slot, gap, round), round));
        }
        if (shortened) {
            ellipses.add(new Point2D.Double(x, top + (MOST_UNITS / 2 + 0.5) * slot));
        }
        return units;
    }

    /** How many places a layer takes: one for each unit that is shown, and one for the ellipsis. */
    private int slots(int layer) {
        int units = valueNode(layer).shape().columns();
        int shown = shown(layer, units).size();
        return shown < units ? shown + 1 : shown;
    }

    private double slot(int layer) {
        return Math.min(area.getHeight() / slots(layer), 165 * scale);
    }

    private boolean biased(int layer) {
        return layer > 0 && mlp.layers().get(layer - 1).bias() != null;
    }

    /** The height of a name over its unit, before scaling. */
    private double name() {
        return mlp.layers().size() == 2 ? 22 : 27;
    }

    /** The radius for which a layer has room. */
    private double radius(int layer, double gap) {
        double words = ((layer == 0 ? 6 : name()) + (biased(layer) ? 20 : 0)) * scale;
        return Math.min(Math.min(46 * scale, (slot(layer) - words) / 2), gap * RADIUS);
    }

    /** The smallest radius of a layer of circles. */
    private double commonRadius(List<ShownLayers.Slot> slots, double gap) {
        return slots.stream()
                .filter(ShownLayers.Slot::shown)
                .mapToDouble(slot -> radius(slot.layer(), gap))
                .filter(radius -> radius >= LEAST_RADIUS * scale)
                .min()
                .orElse(0);
    }

    private Shape outline(double x, double y, double radius, double slot, double gap, boolean round) {
        if (round) {
            return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        }
        double height = Math.min(26 * scale, slot * 0.8);
        double width = Math.min(104 * scale, gap * WIDEST);
        return new RoundRectangle2D.Double(x - width / 2, y - height / 2, width, height, height, height);
    }

    /** The first and last units of a wide layer, and the one that the step is about. */
    private List<Integer> shown(int layer, int units) {
        List<Integer> shown = new ArrayList<>();
        if (units <= MOST_UNITS) {
            for (int i = 0; i < units; i++) {
                shown.add(i);
            }
            return shown;
        }
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
    private int activeLayer() {
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

    /** Edges between the units that are shown. */
    private int shownEdges() {
        int count = 0;
        for (int i = 1; i < columns.size(); i++) {
            if (adjacent(i)) {
                count += columns.get(i - 1).size() * columns.get(i).size();
            }
        }
        return count;
    }

    /** Whether no layer is left out before a column. */
    private boolean adjacent(int column) {
        return layer(column) == layer(column - 1) + 1;
    }

    private int layer(int column) {
        return columns.get(column).get(0).layer();
    }

    private Node valueNode(int layer) {
        return layer == 0 ? mlp.x() : mlp.layers().get(layer - 1).h();
    }

    private void edges(NetworkScene scene) {
        strongestOnly = shownEdges() > MOST_EDGES;
        for (int i = 1; i < columns.size(); i++) {
            if (adjacent(i)) {
                edges(scene, mlp.layers().get(layer(i) - 1).weight(), columns.get(i - 1), columns.get(i));
            }
        }
    }

    private void edges(NetworkScene scene, Node weight, List<Unit> before, List<Unit> after) {
        for (Unit to : after) {
            List<Edge> into = new ArrayList<>();
            for (Unit from : before) {
                into.add(new Edge(weight, elementOf(weight, from, to), from, to));
            }
            edges.addAll(strongestOnly ? strongest(into, scene) : into);
        }
    }

    private static int elementOf(Node weight, Unit from, Unit to) {
        int row = to.element() % to.node().shape().columns();
        return row * weight.shape().columns()
                + from.element() % from.node().shape().columns();
    }

    private List<Edge> strongest(List<Edge> into, NetworkScene scene) {
        List<Edge> sorted = new ArrayList<>(into);
        sorted.sort(Comparator.comparingDouble(
                e -> -Math.abs(scene.state().value(e.weight(), e.element()).orElse(0))));
        List<Edge> kept = new ArrayList<>(sorted.subList(0, Math.min(STRONGEST, sorted.size())));
        Step now = step;
        if (now != null) {
            sorted.stream()
                    .skip(STRONGEST)
                    .filter(e -> e.weight() == now.node() && e.element() == now.element())
                    .forEach(kept::add);
        }
        return kept;
    }

    /** The columns that are shown, inputs first. */
    List<List<Unit>> columns() {
        return columns;
    }

    /** Whether a pill has room for its name; where not, it stands over the column. */
    boolean named() {
        return named;
    }

    /** Every unit that is shown. */
    List<Unit> units() {
        return columns.stream().flatMap(List::stream).toList();
    }

    /** The outputs. */
    List<Unit> outputs() {
        return columns.get(columns.size() - 1);
    }

    List<Edge> edges() {
        return edges;
    }

    /** Where units are left out. */
    List<Point2D> ellipses() {
        return ellipses;
    }

    /** Where layers are left out. */
    List<Fold> folds() {
        return folds;
    }

    /** The loss's box. */
    Rectangle2D loss() {
        return loss;
    }

    /** What is left out, in words; empty where nothing is. */
    String caption() {
        List<String> parts = new ArrayList<>();
        if (strongestOnly) {
            parts.add("of the weights into each unit the " + STRONGEST + " strongest are drawn");
        }
        if (!ellipses.isEmpty()) {
            parts.add("of a wide layer " + (MOST_UNITS - 1) + " units are shown");
        }
        return String.join(" · ", parts);
    }
}
