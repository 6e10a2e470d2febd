package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.trace.UnitHealth;
import dev.backprop.engine.trace.UnitHealth.Finding;
import dev.backprop.engine.trace.UnitHealth.Kind;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Small marks at units that learn little or too much. Each kind has a shape of its own; the sentence that says why is what a
 * screen reader speaks, and stands beside the mark while it, or its unit, is pointed at.
 */
final class HealthMarks {
    private static final double RADIUS = 7.5;
    private static final double SMALL = 5;

    private final Pen pen;
    private final Palette palette;
    private final NetworkScene scene;
    private final Map<String, Finding> findings = new HashMap<>();
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final List<Item> items = new ArrayList<>();
    private @Nullable Item pointed;

    HealthMarks(Pen pen, Palette palette, NetworkScene scene) {
        this.pen = pen;
        this.palette = palette;
        this.scene = scene;
        for (Finding finding : UnitHealth.of(scene.mlp(), scene.state(), scene.symbols(), scene.sample())) {
            findings.put(scene.symbols().id(finding.node(), finding.element()), finding);
        }
    }

    /** The kinds that were drawn. */
    Set<Kind> kinds() {
        return kinds;
    }

    /** The marks that were drawn, each with its sentence. */
    List<Item> items() {
        return items;
    }

    /** At a unit. */
    void paint(NetworkLayout.Unit unit) {
        Finding finding = findings.get(scene.symbols().id(unit.node(), unit.element()));
        if (finding == null || unit.layer() == 0) {
            return;
        }
        // Outside of what is written in a circle; at a pill's left end, since its bias has the right one.
        boolean roomy = unit.form().roomy();
        double corner = unit.halfHeight() * 0.16;
        double x = roomy ? unit.x() + unit.halfWidth() - corner : unit.x() - unit.halfWidth();
        double y = roomy ? unit.y() - unit.halfHeight() + corner : unit.y();
        mark(finding, x, y, roomy ? pen.scaled(RADIUS) : Math.min(pen.scaled(SMALL), unit.halfHeight() * 0.6));
    }

    /** Beside a unit's value in the computation graph. */
    void paint(TensorPainter tensors, OpLayout.Plate plate) {
        TensorForm form = plate.form();
        if (form.kind() == TensorForm.Kind.FIGURES) {
            return;
        }
        for (int i = 0; i < form.size(); i++) {
            Finding finding = findings.get(scene.symbols().id(form.node(), form.first() + i));
            if (finding != null && finding.node() == form.node()) {
                Rectangle2D cell = tensors.cell(plate, form.first() + i);
                double r = Math.min(4.6 * tensors.scale(), cell.getHeight() * 0.5);
                mark(finding, cell.getMaxX() + r * 0.9, cell.getCenterY(), r);
            }
        }
    }

    private void mark(Finding finding, double x, double y, double radius) {
        kinds.add(finding.kind());
        mark(pen, palette, finding.kind(), x, y, radius);
        String unit = scene.symbols().id(finding.node(), finding.element());
        Item item = Item.of(
                "health." + unit, new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), finding.why());
        items.add(item);
        String hovered = scene.look().hovered();
        if (item.id().equals(hovered) || unit.equals(hovered)) {
            pointed = item;
        }
    }

    /** A mark alone: ⊘ dead, a flat end saturated, ▽ vanishing, △ exploding. */
    static void mark(Pen pen, Palette palette, Kind kind, double x, double y, double r) {
        Color colour = switch (kind) {
            case DEAD -> palette.muted();
            case SATURATED -> palette.highlight();
            case VANISHING -> palette.phases().backward();
            case EXPLODING -> palette.run(3);
        };
        Shape shape = switch (kind) {
            case DEAD -> new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
            case SATURATED -> new RoundRectangle2D.Double(x - r, y - r, 2 * r, 2 * r, r * 0.6, r * 0.6);
            case VANISHING -> triangle(x, y, r, 1);
            case EXPLODING -> triangle(x, y, r, -1);
        };
        pen.line(shape, palette.stage(), r * 0.5);
        pen.fill(shape, colour);
        Path2D sign = new Path2D.Double();
        switch (kind) {
            case DEAD -> {
                sign.moveTo(x - r * 0.5, y + r * 0.5);
                sign.lineTo(x + r * 0.5, y - r * 0.5);
            }
            case SATURATED -> {
                sign.moveTo(x - r * 0.6, y + r * 0.5);
                sign.lineTo(x - r * 0.2, y - r * 0.4);
                sign.lineTo(x + r * 0.65, y - r * 0.4);
            }
            case VANISHING, EXPLODING -> {
                return;
            }
        }
        pen.line(sign, kind == Kind.SATURATED ? Color.BLACK : palette.stage(), r * 0.3);
    }

    private static Path2D triangle(double x, double y, double r, int down) {
        Path2D path = new Path2D.Double();
        path.moveTo(x - r, y - down * r * 0.75);
        path.lineTo(x + r, y - down * r * 0.75);
        path.lineTo(x, y + down * r * 0.95);
        path.closePath();
        return path;
    }

    /** The kind in a word. */
    static String word(Kind kind) {
        return switch (kind) {
            case DEAD -> "dead";
            case SATURATED -> "saturated";
            case VANISHING -> "vanishing gradient";
            case EXPLODING -> "exploding gradient";
        };
    }

    /** The sentence of the mark that is pointed at, within an area; last, for it lies over the rest. */
    void words(Rectangle2D area) {
        Item item = pointed;
        if (item == null) {
            return;
        }
        double size = pen.scaled(12.5);
        double padding = pen.scaled(9);
        double width = Math.min(area.getWidth(), pen.width(item.name(), Fonts.SANS, size) + 2 * padding);
        double height = pen.scaled(26);
        Rectangle2D at = item.shape().getBounds2D();
        double x = Math.max(area.getX(), Math.min(area.getMaxX() - width, at.getCenterX() - width / 2));
        double over = at.getY() - height - pen.scaled(5);
        double y = over >= area.getY() ? over : at.getMaxY() + pen.scaled(5);
        double arc = pen.scaled(9);
        Shape bubble = new RoundRectangle2D.Double(x, y, width, height, arc, arc);
        pen.fill(bubble, palette.panel());
        pen.line(bubble, palette.muted(), pen.scaled(1));
        pen.left(item.name(), Fonts.SANS, size, x + padding, y + pen.scaled(17), width - 2 * padding, palette.ink());
    }
}
