package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Formula;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.Phase;
import dev.backprop.engine.trace.Symbols;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Paints the units of wide layers: pills with their value, or, where that could not be read, spots of which only those that
 * the step is about, or the pointer, have their numbers beside them.
 */
final class FlatUnits {
    private static final double HEADER = 15;
    private static final double PROJECTED_HEADER = 20;
    private static final double BESIDE = 13;
    private static final double PROJECTED = 18;

    private final Graphics2D g;
    private final Pen pen;
    private final Palette palette;
    private final NetworkScene scene;
    private final PassState state;
    private final Symbols symbols;
    private final Active active;
    private final Drawn drawn;

    FlatUnits(Graphics2D g, Pen pen, Palette palette, NetworkScene scene, Active active, Drawn drawn) {
        this.g = g;
        this.pen = pen;
        this.palette = palette;
        this.scene = scene;
        this.state = scene.state();
        this.symbols = scene.symbols();
        this.active = active;
        this.drawn = drawn;
    }

    /** @param named whether pills have room for names */
    void paint(NetworkLayout.Unit unit, boolean named) {
        if (unit.form() == UnitForm.DOT) {
            dot(unit);
        } else {
            pill(unit, named);
            biasSpot(unit);
        }
    }

    /** Filled by the sign of what is known, hollow before. */
    private void dot(NetworkLayout.Unit unit) {
        OptionalDouble value = state.value(unit.node(), unit.element());
        if (value.isPresent()) {
            double r = unit.halfWidth() * 0.62;
            pen.fill(
                    new java.awt.geom.Ellipse2D.Double(unit.x() - r, unit.y() - r, 2 * r, 2 * r),
                    palette.ofSign(value.getAsDouble()));
        }
    }

    private void pill(NetworkLayout.Unit unit, boolean named) {
        OptionalDouble value = state.value(unit.node(), unit.element());
        double size = UnitForm.pillType(unit.halfHeight(), pen.scaled(1));
        double inset = unit.halfHeight() * 0.7;
        double baseline = unit.y() + size * 0.36;
        double room = 2 * unit.halfWidth() - 2 * inset;
        if (!named) {
            String text = value.isPresent()
                    ? FittedNumber.text(pen, "", value.getAsDouble(), 2, Fonts.MONO, size, room * 1.15)
                    : scene.unknown(unit.node(), unit.element());
            pen.centred(text, Fonts.MONO, size, unit.x(), baseline, room * 1.15, palette.ink());
            return;
        }
        String name = symbols.plain(unit.node(), unit.element());
        pen.left(name, Fonts.ITALIC, size, unit.x() - unit.halfWidth() + inset, baseline, room * 0.4, palette.muted());
        int digits = Math.min(scene.digits(), 4);
        pen.right(
                value.isPresent()
                        ? FittedNumber.text(pen, "", value.getAsDouble(), digits, Fonts.MONO, size, room * 0.62)
                        : scene.unknown(unit.node(), unit.element()),
                Fonts.MONO,
                size,
                unit.x() + unit.halfWidth() - inset,
                baseline,
                room * 0.62,
                palette.ink());
    }

    private void biasSpot(NetworkLayout.Unit unit) {
        Node bias = scene.bias(unit.layer());
        if (bias == null) {
            return;
        }
        int element = unit.element() % bias.shape().columns();
        double dot = pen.scaled(active.is(bias, element) ? 4 : 2.5);
        Shape spot = new RoundRectangle2D.Double(
                unit.x() + unit.halfWidth() - dot, unit.y() - unit.halfHeight() - dot, 2 * dot, 2 * dot, dot, dot);
        pen.fill(spot, palette.ofSign(state.value(bias, element).orElse(0)));
        drawn.add(bias, element, spot);
    }

    /** Where units have no room for their names, a layer has its own over its column. */
    void headers(NetworkLayout layout) {
        for (List<NetworkLayout.Unit> column : layout.columns()) {
            NetworkLayout.Unit first = column.get(0);
            if (first.form() == UnitForm.DOT || (first.form() == UnitForm.PILL && !layout.named())) {
                String latex = symbols.tensorLatex(first.node());
                double size = pen.scaled(scene.presenting() ? PROJECTED_HEADER : HEADER);
                Formula.Size measured = Formula.measure(latex, size);
                double baseline = first.y() - first.halfHeight() - pen.scaled(5) - measured.descent();
                Formula.draw(g, latex, first.x() - measured.width() / 2, baseline, size, palette.muted());
            }
        }
    }

    /** The numbers of a spot that the step is about, or the pointer, in a label beside it. */
    void beside(NetworkLayout.Unit unit) {
        if (unit.form() != UnitForm.DOT || !spokenOf(unit)) {
            return;
        }
        double size = pen.scaled(scene.presenting() ? PROJECTED : BESIDE);
        double inset = size * 0.45;
        double room = Math.max(unit.reach() * 1.5, size * 7);
        List<String> lines = lines(unit, size, room);
        String name = symbols.plain(unit.node(), unit.element()) + " ";
        double named = pen.width(name, Fonts.SANS, size) + size * 0.3;
        double width = 2 * inset;
        for (int i = 0; i < lines.size(); i++) {
            width = Math.max(width, pen.width(lines.get(i), Fonts.MONO, size) + (i == 0 ? named : 0) + 2 * inset);
        }
        double height = lines.size() * size * 1.2 + inset;
        double x = unit.x() + unit.halfWidth() + pen.scaled(5);
        Rectangle2D box = new Rectangle2D.Double(x, unit.y() - height / 2, width, height);
        Shape shape = new RoundRectangle2D.Double(x, box.getY(), width, height, inset * 1.6, inset * 1.6);
        Color hue = active.unit(unit) ? palette.colour(PassTrack.hue(state.phase())) : palette.highlight();
        pen.fill(shape, palette.stage());
        pen.line(shape, hue, pen.scaled(1.6));
        double baseline = box.getY() + inset / 2 + size * 0.95;
        for (int i = 0; i < lines.size(); i++) {
            Color ink = lines.get(i).startsWith("δ") || lines.get(i).startsWith("∂")
                    ? palette.phases().backward()
                    : palette.ink();
            double from = x + inset + (i == 0 ? named : 0);
            pen.left(lines.get(i), Fonts.MONO, size, from, baseline + i * size * 1.2, width, ink);
        }
        pen.left(name, Fonts.SANS, size, x + inset, baseline, width, palette.muted());
        drawn.take(box);
    }

    private boolean spokenOf(NetworkLayout.Unit unit) {
        boolean pointed =
                symbols.id(unit.node(), unit.element()).equals(scene.look().hovered());
        return pointed || active.unit(unit) || active.operand(unit) || active.biasOf(unit, scene.mlp());
    }

    /** Its value, and in a step of another of its numbers that one. */
    private List<String> lines(NetworkLayout.Unit unit, double size, double room) {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "", state.value(unit.node(), unit.element()), scene.unknown(unit.node(), unit.element()), size, room));
        if (unit.layer() == 0) {
            return lines;
        }
        Mlp.LayerNodes layer = scene.mlp().layers().get(unit.layer() - 1);
        Node z = layer.z();
        Node bias = layer.bias();
        int element = unit.element();
        boolean back = state.phase() == Phase.BACKWARD;
        OptionalDouble delta = state.gradient(z, element);
        if (bias != null && active.biasOf(unit, scene.mlp())) {
            int own = unit.index();
            lines.add(line("b ", state.value(bias, own), "·", size, room));
            if (state.gradient(bias, own).isPresent() || scene.asks(bias, own)) {
                lines.add(line("∂ ", state.gradient(bias, own), "?", size, room));
            }
        } else if (back && (delta.isPresent() || scene.asks(z, element))) {
            lines.add(line("δ ", delta, "?", size, room));
        } else if (back && (state.gradient(unit.node(), element).isPresent() || scene.asks(unit.node(), element))) {
            lines.add(line("∂ ", state.gradient(unit.node(), element), "?", size, room));
        } else if (z != unit.node() && state.value(unit.node(), element).isEmpty()) {
            lines.add(line("z ", state.value(z, element), scene.unknown(z, element), size, room));
        }
        return lines;
    }

    private String line(String word, OptionalDouble number, String unknown, double size, double room) {
        return number.isPresent()
                ? FittedNumber.text(
                        pen, word, number.getAsDouble(), Math.min(scene.digits(), 4), Fonts.MONO, size, room)
                : word + unknown;
    }
}
