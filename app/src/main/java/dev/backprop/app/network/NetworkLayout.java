package dev.backprop.app.network;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Where the units, edges and the loss of a network stand. */
final class NetworkLayout {
    /**
     * A unit.
     *
     * @param node its value's node
     * @param element of the node
     * @param layer 0 for the inputs
     * @param shape its outline
     * @param form how it is drawn
     * @param reach half the way to the units beside it
     */
    record Unit(Node node, int element, int layer, Shape shape, UnitForm form, double reach) {
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

        /** Which of its layer, from 0. */
        int index() {
            return element % node.shape().columns();
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
    private static final double SLOT = 165;
    private static final double BIAS = 20;
    /** The largest circle's radius, as a part of the way from layer to layer. */
    private static final double RADIUS = 0.25;
    /** Circles that differ by no more than this part are drawn alike. */
    private static final double ALIKE = 0.7;

    private final Rectangle2D area;
    private final float scale;
    private final Mlp mlp;
    private final NetworkScene scene;
    private final ShownUnits shown;
    private final List<List<Unit>> columns = new ArrayList<>();
    private final List<Edge> edges;
    private final List<Point2D> ellipses = new ArrayList<>();
    private final List<Fold> folds = new ArrayList<>();
    private final Rectangle2D loss;
    private final boolean named;

    /**
     * @param area of the network on the stage
     * @param scale of type
     */
    NetworkLayout(NetworkScene scene, Rectangle2D area, float scale) {
        this.scene = scene;
        this.mlp = scene.mlp();
        this.scale = scale;
        this.shown = new ShownUnits(scene);
        double inner = area.getWidth() - 92 * scale;
        int most = Math.max(LEAST_COLUMNS, (int) (inner / (LEAST_GAP * scale)) - 1);
        List<ShownLayers.Slot> slots = ShownLayers.of(mlp.layers().size(), most, shown.activeLayer());
        int gaps = slots.size() - 1;
        double natural = inner / (gaps + 1);
        double lossWidth = Math.min(110 * scale, Math.max(46 * scale, natural * 0.8));
        double lossHeight = 72 * scale;
        double right = area.getMaxX() - lossWidth / 2;
        double left = area.getX() + 92 * scale;
        // No number stands between the outputs and the loss, so they are closer than layers are, but do not touch.
        double even = (right - left) / (gaps + LOSS_GAP);
        double apart = lossWidth / 2 + Math.min(52 * scale, even * UnitForm.WIDEST / 2) + 18 * scale;
        double gap = (right - left - Math.max(LOSS_GAP * even, apart)) / gaps;
        named = gap * UnitForm.WIDEST >= NAMED * scale;
        Rectangle2D under = under(area);
        boolean dots = slots.stream()
                .filter(ShownLayers.Slot::shown)
                .mapToInt(ShownLayers.Slot::layer)
                .anyMatch(layer -> form(layer, gap, radius(layer, gap, under), under) == UnitForm.DOT);
        this.area = named && !dots ? area : under;
        columns(slots, left, gap);
        double middle = outputs().stream().mapToDouble(Unit::y).average().orElse(area.getCenterY());
        loss = new Rectangle2D.Double(right - lossWidth / 2, middle - lossHeight / 2, lossWidth, lossHeight);
        edges = shown.edges(columns);
    }

    /** What names over the columns leave of an area. */
    private Rectangle2D under(Rectangle2D given) {
        double headers = HEADER * scale;
        return new Rectangle2D.Double(
                given.getX(), given.getY() + headers, given.getWidth(), Math.max(1, given.getHeight() - headers));
    }

    private void columns(List<ShownLayers.Slot> slots, double left, double gap) {
        double common = commonRadius(slots, gap);
        for (int i = 0; i < slots.size(); i++) {
            ShownLayers.Slot slot = slots.get(i);
            double x = left + i * gap;
            if (slot.shown()) {
                double radius = radius(slot.layer(), gap, area);
                columns.add(
                        column(slot.layer(), x, gap, radius >= common && radius * ALIKE <= common ? common : radius));
            } else {
                folds.add(new Fold(new Point2D.Double(x, area.getCenterY()), slot.leftOut()));
            }
        }
    }

    /** Names stand over the units and biases under them, so a slot is higher than its circle. */
    private List<Unit> column(int layer, double x, double gap, double radius) {
        Node node = scene.values(layer);
        List<Integer> indices = shown.of(layer);
        double slot = slot(layer, area);
        UnitForm form = form(layer, gap, radius, area);
        double below = form == UnitForm.BELOW ? below(layer) : biased(layer) ? BIAS * scale : 0;
        double shift = form.roomy() && layer > 0 ? (name() * scale - below) / 2.0 : 0;
        double top = area.getCenterY() - shown.slots(layer) * slot / 2;
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < indices.size(); i++) {
            int place = shown.shortened(layer) && i >= ShownUnits.MOST_UNITS / 2 ? i + 1 : i;
            double y = top + (place + 0.5) * slot + shift;
            int element = scene.sample() * node.shape().columns() + indices.get(i);
            units.add(new Unit(node, element, layer, outline(form, x, y, radius, slot, gap), form, gap / 2));
        }
        if (shown.shortened(layer)) {
            ellipses.add(new Point2D.Double(x, top + (ShownUnits.MOST_UNITS / 2 + 0.5) * slot));
        }
        return units;
    }

    private UnitForm form(int layer, double gap, double radius, Rectangle2D within) {
        double slot = slot(layer, within);
        if (radius < UnitForm.LEAST * scale) {
            return UnitForm.flat(slot, scale, scene.presenting());
        }
        double spare = slot - 2 * radius - (layer == 0 ? 6 : name()) * scale;
        return UnitForm.roomy(radius, lines(layer), spare, gap, scale);
    }

    /** A value, its score where that is another number, and δ. */
    private int lines(int layer) {
        if (layer == 0) {
            return 1;
        }
        Mlp.LayerNodes nodes = mlp.layers().get(layer - 1);
        return nodes.z() == nodes.h() ? 2 : 3;
    }

    /** The height of what stands under a circle that has no room for it. */
    private double below(int layer) {
        int rows = lines(layer) - 1 + (biased(layer) ? 2 : 0);
        return rows * UnitForm.LINE * scale;
    }

    private double slot(int layer, Rectangle2D within) {
        return Math.min(within.getHeight() / shown.slots(layer), SLOT * scale);
    }

    private boolean biased(int layer) {
        return scene.bias(layer) != null;
    }

    /** The height of a name over its unit, before scaling. */
    private double name() {
        return mlp.layers().size() == 2 ? 22 : 27;
    }

    /** The radius for which a layer has room. */
    private double radius(int layer, double gap, Rectangle2D within) {
        double words = ((layer == 0 ? 6 : name()) + (biased(layer) ? BIAS : 0)) * scale;
        return Math.min(Math.min(UnitForm.MOST * scale, (slot(layer, within) - words) / 2), gap * RADIUS);
    }

    /** The smallest radius of a layer of circles. */
    private double commonRadius(List<ShownLayers.Slot> slots, double gap) {
        return slots.stream()
                .filter(ShownLayers.Slot::shown)
                .mapToDouble(slot -> radius(slot.layer(), gap, area))
                .filter(radius -> radius >= UnitForm.LEAST * scale)
                .min()
                .orElse(0);
    }

    private Shape outline(UnitForm form, double x, double y, double radius, double slot, double gap) {
        double[] half = form.half(radius, slot, gap, scale);
        double width = 2 * half[0];
        double height = 2 * half[1];
        return width == height
                ? new Ellipse2D.Double(x - half[0], y - half[1], width, height)
                : new RoundRectangle2D.Double(x - half[0], y - half[1], width, height, height, height);
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
        return shown.caption();
    }
}
