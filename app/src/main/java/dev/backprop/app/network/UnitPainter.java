package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Formula;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.Phase;
import dev.backprop.engine.trace.Symbols;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Paints units with their names and the gradients of their values, and the loss's box. */
final class UnitPainter {
    private static final double NAME = 18;
    private static final double SMALL = 12;

    private final Graphics2D g;
    private final Pen pen;
    private final Palette palette;
    private final NetworkScene scene;
    private final PassState state;
    private final Symbols symbols;
    private final Active active;
    private final Drawn drawn;
    private final UnitNumbers numbers;
    private final FlatUnits flat;

    UnitPainter(Graphics2D g, Pen pen, Palette palette, NetworkScene scene, Active active, Drawn drawn) {
        this.g = g;
        this.pen = pen;
        this.palette = palette;
        this.scene = scene;
        this.state = scene.state();
        this.symbols = scene.symbols();
        this.active = active;
        this.drawn = drawn;
        numbers = new UnitNumbers(pen, palette, scene, active, drawn);
        flat = new FlatUnits(g, pen, palette, scene, active, drawn);
    }

    /** @param named whether pills have room for names */
    void unit(NetworkLayout.Unit unit, boolean named) {
        outline(unit);
        drawn.take(unit.shape().getBounds2D());
        if (unit.form().roomy()) {
            Rectangle2D gradient = name(unit);
            drawn.add(
                    unit.node(),
                    unit.element(),
                    gradient == null ? unit.shape() : NumberPlace.with(unit.shape(), gradient));
            numbers.paint(unit);
        } else {
            drawn.add(unit.node(), unit.element(), unit.shape());
            flat.paint(unit, named);
        }
    }

    /** What lies over the edges of flat units: their names, and the numbers of those that the step is about. */
    void over(NetworkLayout layout) {
        flat.headers(layout);
        layout.units().forEach(flat::beside);
    }

    private void outline(NetworkLayout.Unit unit) {
        boolean isActive = active.unit(unit);
        boolean isOperand = active.operand(unit);
        boolean isUpstream = active.upstream(unit);
        double thin = unit.form().roomy() ? 1.6 : 1.1;
        pen.fill(unit.shape(), isActive || isOperand ? palette.highlightFill() : palette.stage());
        Color hue = palette.colour(PassTrack.hue(state.phase()));
        Color line = isActive || isUpstream ? hue : isOperand ? palette.highlight() : palette.ink();
        pen.line(unit.shape(), line, pen.scaled(isActive || isOperand ? 3 : isUpstream ? 2.4 : thin));
    }

    /**
     * Inputs have their name at the left, the others above them, and beside it the gradient of their value while gradients
     * flow.
     *
     * @return where that gradient stands; null where there is none
     */
    private @Nullable Rectangle2D name(NetworkLayout.Unit unit) {
        String latex = symbols.latex(unit.node(), unit.element());
        double size = pen.scaled(NAME);
        Formula.Size measured = Formula.measure(latex, size);
        double x = unit.layer() == 0
                ? unit.x() - unit.halfWidth() - measured.width() - pen.scaled(10)
                : unit.x() - measured.width() / 2;
        double baseline = unit.layer() == 0
                ? unit.y() + pen.scaled(5)
                : unit.y() - unit.halfHeight() - pen.scaled(4) - measured.descent();
        Formula.draw(g, latex, x, baseline, size, palette.muted());
        drawn.take(new Rectangle2D.Double(x, baseline - measured.ascent(), measured.width(), measured.height()));
        return gradient(unit, measured.width() / 2 + pen.scaled(6), baseline, baseline - measured.ascent());
    }

    private @Nullable Rectangle2D gradient(NetworkLayout.Unit unit, double beside, double nameline, double top) {
        Node node = unit.node();
        OptionalDouble known = state.gradient(node, unit.element());
        boolean asked = scene.asks(node, unit.element());
        boolean other =
                unit.layer() > 0 && scene.mlp().layers().get(unit.layer() - 1).z() != node;
        if (!other || state.phase() != Phase.BACKWARD || (known.isEmpty() && !asked)) {
            return null;
        }
        double size = pen.scaled(SMALL);
        // Beside the name, up to that of the next layer; in a narrow place, which is high, over it.
        boolean over = unit.form() == UnitForm.BELOW;
        double baseline = over ? top - pen.scaled(3) : nameline;
        double room = 2 * unit.reach() - (over ? pen.scaled(6) : 2 * beside);
        String text = known.isPresent()
                ? FittedNumber.text(pen, "∂ ", known.getAsDouble(), Math.min(scene.digits(), 4), Fonts.MONO, size, room)
                : "∂ ?";
        boolean now = active.is(node, unit.element());
        double width = pen.width(text, now ? Fonts.MONO_BOLD : Fonts.MONO, size);
        double margin = pen.scaled(4);
        double x = over ? unit.x() - width / 2 : unit.x() + beside;
        Rectangle2D box = new Rectangle2D.Double(x - margin, baseline - size * 0.95, width + 2 * margin, size * 1.25);
        if (now) {
            double arc = pen.scaled(6);
            pen.fill(
                    new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), arc, arc),
                    palette.highlightFill());
        }
        pen.left(
                text,
                now ? Fonts.MONO_BOLD : Fonts.MONO,
                size,
                x,
                baseline,
                Math.max(width, 1) * 1.01,
                palette.phases().backward());
        drawn.take(box);
        return box;
    }

    void loss(NetworkLayout layout) {
        Rectangle2D box = layout.loss();
        double size = pen.scaled(scene.presenting() ? UnitNumbers.PROJECTED : UnitNumbers.VALUE);
        drawn.add(scene.mlp().loss(), 0, LossBox.paint(pen, palette, scene, box, size));
        drawn.take(box);
    }
}
