package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Formula;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.trace.Figures;
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
import org.jspecify.annotations.Nullable;

/** Paints units with their values, scores, biases and deltas, and the loss's box. */
final class UnitPainter {
    private static final double VALUE = 16;
    private static final double PROJECTED = 18;
    private static final double SMALL = 12;
    /** The smallest secondary number, before scaling; smaller ones lose decimals, and then are left out. */
    private static final double LEGIBLE = 11.7;
    /** Far enough from the circle's edge for a number. */
    private static final double INSIDE = 3;

    private final Graphics2D g;
    private final Pen pen;
    private final Palette palette;
    private final NetworkScene scene;
    private final PassState state;
    private final Symbols symbols;
    private final Active active;
    private final List<Item> items = new ArrayList<>();

    UnitPainter(Graphics2D g, Pen pen, Palette palette, NetworkScene scene, Active active) {
        this.g = g;
        this.pen = pen;
        this.palette = palette;
        this.scene = scene;
        this.state = scene.state();
        this.symbols = scene.symbols();
        this.active = active;
    }

    List<Item> items() {
        return items;
    }

    /** @param named whether pills have room for names */
    void unit(NetworkLayout.Unit unit, boolean named) {
        outline(unit.shape(), unit.round() ? 1.6 : 1.1, active.unit(unit), active.operand(unit), active.upstream(unit));
        items.add(item(unit.node(), unit.element(), unit.shape()));
        if (unit.round()) {
            name(unit);
            lines(unit);
        } else {
            pill(unit, named);
        }
        bias(unit);
    }

    private void outline(Shape shape, double thin, boolean isActive, boolean isOperand, boolean isUpstream) {
        pen.fill(shape, isActive || isOperand ? palette.highlightFill() : palette.stage());
        Color hue = palette.colour(PassTrack.hue(state.phase()));
        Color line = isActive || isUpstream ? hue : isOperand ? palette.highlight() : palette.ink();
        pen.line(shape, line, pen.scaled(isActive || isOperand ? 3 : isUpstream ? 2.4 : thin));
    }

    /** Inputs have their name at the left, the others above them. */
    private void name(NetworkLayout.Unit unit) {
        String latex = symbols.latex(unit.node(), unit.element());
        double size = pen.scaled(18);
        Formula.Size measured = Formula.measure(latex, size);
        double x = unit.layer() == 0
                ? unit.x() - unit.halfWidth() - measured.width() - pen.scaled(10)
                : unit.x() - measured.width() / 2;
        double baseline = unit.layer() == 0
                ? unit.y() + pen.scaled(5)
                : unit.y() - unit.halfHeight() - pen.scaled(4) - measured.descent();
        Formula.draw(g, latex, x, baseline, size, palette.muted());
    }

    /** Value, score and delta, as far as they are known, around the middle. */
    private void lines(NetworkLayout.Unit unit) {
        OptionalDouble value = state.value(unit.node(), unit.element());
        double spacing = Math.min(pen.scaled(14), unit.halfHeight() * 0.34);
        double size = Math.min(pen.scaled(SMALL), spacing * 0.86);
        Node score = score(unit);
        boolean tiny = scene.presenting() && size < pen.scaled(LEGIBLE);
        List<Small> small = score == null || tiny ? List.of() : small(unit, score);
        double y = unit.y() + pen.scaled(5.5) - small.size() * spacing * 0.5;
        double room = unit.halfWidth() * 1.62;
        pen.centred(
                value.isPresent() ? value(value.getAsDouble(), room) : scene.unknown(unit.node(), unit.element()),
                Fonts.MONO_BOLD,
                pen.scaled(scene.presenting() ? PROJECTED : VALUE),
                unit.x(),
                y,
                room,
                palette.ink());
        for (Small line : small) {
            y += spacing;
            small(unit, line, size, y);
        }
    }

    /** On a projector a value loses decimals, down to two, before it gets tiny. */
    private String value(double value, double room) {
        int digits = scene.digits();
        while (scene.presenting()
                && digits > 2
                && pen.width(Figures.plain(value, digits), Fonts.MONO_BOLD, pen.scaled(LEGIBLE)) > room) {
            digits--;
        }
        return Figures.plain(value, digits);
    }

    /** A number under a unit's value; asked for, it is not known. */
    private record Small(Node score, boolean delta, OptionalDouble number) {
        String text(int digits) {
            return (delta ? "δ " : "z ") + (number.isPresent() ? Figures.plain(number.getAsDouble(), digits) : "?");
        }
    }

    private List<Small> small(NetworkLayout.Unit unit, Node score) {
        List<Small> small = new ArrayList<>();
        OptionalDouble z = state.value(score, unit.element());
        if (score != unit.node() && z.isPresent()) {
            small.add(new Small(score, false, z));
        }
        OptionalDouble delta = state.gradient(score, unit.element());
        if (delta.isPresent()) {
            small.add(new Small(score, true, delta));
        }
        boolean back = state.phase() == Phase.BACKWARD;
        if (scene.asks(score, unit.element()) && (back || score != unit.node())) {
            small.add(new Small(score, back, OptionalDouble.empty()));
        }
        return small;
    }

    /** With as many decimals as the circle has room for at this height; on a projector left out before it gets tiny. */
    private void small(NetworkLayout.Unit unit, Small line, double size, double baseline) {
        double off = Math.max(Math.abs(baseline - unit.y()), Math.abs(baseline - size * 0.7 - unit.y()));
        double half = Math.sqrt(Math.max(0, unit.halfWidth() * unit.halfWidth() - off * off));
        double room = Math.max(1, 2 * (half - pen.scaled(INSIDE)));
        int digits = Math.min(scene.digits(), 4);
        while (digits > 2 && pen.width(line.text(digits), Fonts.MONO, size) > room) {
            digits--;
        }
        String text = line.text(digits);
        if (scene.presenting() && pen.width(text, Fonts.MONO, pen.scaled(LEGIBLE)) > room) {
            return;
        }
        Color colour = line.delta() ? palette.phases().backward() : palette.muted();
        Rectangle2D box = pen.centred(text, Fonts.MONO, size, unit.x(), baseline, room, colour);
        if (!line.delta() && line.score() != unit.node()) {
            items.add(item(line.score(), unit.element(), box));
        }
    }

    /** The score behind a unit; null for inputs and where it is the value itself and has no delta to show. */
    private @Nullable Node score(NetworkLayout.Unit unit) {
        return unit.layer() == 0
                ? null
                : scene.mlp().layers().get(unit.layer() - 1).z();
    }

    private String short4(double value) {
        return Figures.plain(value, Math.min(scene.digits(), 4));
    }

    private void pill(NetworkLayout.Unit unit, boolean named) {
        OptionalDouble value = state.value(unit.node(), unit.element());
        double size = Math.min(pen.scaled(12.5), unit.halfHeight() * 1.35);
        double inset = unit.halfHeight() * 0.7;
        double baseline = unit.y() + size * 0.36;
        double room = 2 * unit.halfWidth() - 2 * inset;
        if (!named) {
            String text = value.isPresent() ? Figures.plain(value.getAsDouble(), 2) : "·";
            pen.centred(text, Fonts.MONO, size, unit.x(), baseline, room * 1.15, palette.ink());
            return;
        }
        String name = symbols.plain(unit.node(), unit.element());
        pen.left(name, Fonts.ITALIC, size, unit.x() - unit.halfWidth() + inset, baseline, room * 0.4, palette.muted());
        pen.right(
                value.isPresent() ? short4(value.getAsDouble()) : scene.unknown(unit.node(), unit.element()),
                Fonts.MONO,
                size,
                unit.x() + unit.halfWidth() - inset,
                baseline,
                room * 0.6,
                palette.ink());
    }

    /** Where pills have no room for names, a layer has its own over its column. */
    void headers(NetworkLayout layout) {
        if (layout.named()) {
            return;
        }
        for (List<NetworkLayout.Unit> column : layout.columns()) {
            NetworkLayout.Unit first = column.get(0);
            if (!first.round()) {
                String latex = symbols.tensorLatex(first.node());
                double size = pen.scaled(15);
                Formula.Size measured = Formula.measure(latex, size);
                double baseline = first.y() - first.halfHeight() - pen.scaled(5) - measured.descent();
                Formula.draw(g, latex, first.x() - measured.width() / 2, baseline, size, palette.muted());
            }
        }
    }

    private void bias(NetworkLayout.Unit unit) {
        Mlp.LayerNodes layer = unit.layer() == 0 ? null : scene.mlp().layers().get(unit.layer() - 1);
        Node bias = layer == null ? null : layer.bias();
        if (bias == null) {
            return;
        }
        int element = unit.element() % bias.shape().columns();
        boolean now = active.is(bias, element);
        String text = "b "
                + state.value(bias, element).stream()
                        .mapToObj(this::short4)
                        .findFirst()
                        .orElse("");
        OptionalDouble gradient = state.gradient(bias, element);
        String more = gradient.isPresent()
                ? "  ∂ " + short4(gradient.getAsDouble()) + (scene.asks(bias, element) ? " → ?" : "")
                : scene.asks(bias, element) ? "  ∂ ?" : "";
        double size = pen.scaled(SMALL);
        if (!unit.round()) {
            double dot = pen.scaled(now ? 4 : 2.5);
            Shape spot = new RoundRectangle2D.Double(
                    unit.x() + unit.halfWidth() - dot, unit.y() - unit.halfHeight() - dot, 2 * dot, 2 * dot, dot, dot);
            pen.fill(spot, palette.ofSign(state.value(bias, element).orElse(0)));
            items.add(item(bias, element, spot));
            return;
        }
        double width = pen.width(text + more, Fonts.MONO, size);
        double x = unit.x() - width / 2;
        double baseline = unit.y() + unit.halfHeight() + pen.scaled(16);
        Rectangle2D box = new Rectangle2D.Double(
                x - pen.scaled(4), baseline - pen.scaled(11.5), width + pen.scaled(8), pen.scaled(15.5));
        if (now) {
            double arc = pen.scaled(6);
            Shape chip = new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), arc, arc);
            pen.fill(chip, palette.highlightFill());
            pen.line(chip, palette.colour(PassTrack.hue(state.phase())), pen.scaled(1.5));
        }
        Rectangle2D first = pen.left(
                text,
                Fonts.MONO,
                size,
                x,
                baseline,
                width,
                palette.ofSign(state.value(bias, element).orElse(0)));
        pen.left(
                more,
                Fonts.MONO,
                size,
                first.getMaxX(),
                baseline,
                width,
                palette.phases().backward());
        items.add(item(bias, element, box));
    }

    void loss(NetworkLayout layout) {
        Rectangle2D box = layout.loss();
        double arc = pen.scaled(10);
        Shape shape = new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), arc, arc);
        Node loss = scene.mlp().loss();
        outline(shape, 1.6, active.is(loss, 0), false, false);
        OptionalDouble value = state.value(loss, 0);
        double room = box.getWidth() * 0.88;
        pen.centred(
                value.isPresent() ? Figures.plain(value.getAsDouble(), scene.digits()) : scene.unknown(loss, 0),
                Fonts.MONO_BOLD,
                pen.scaled(scene.presenting() ? PROJECTED : VALUE),
                box.getCenterX(),
                box.getCenterY() + pen.scaled(1),
                room,
                palette.ink());
        items.add(item(loss, 0, shape));
    }

    /** Takes an item in that was painted beside a unit. */
    void add(Item item) {
        items.add(item);
    }

    /** An element as an item of the picture, with what is known of it. */
    Item item(Node node, int element, Shape shape) {
        return new Item(
                symbols.id(node, element),
                shape,
                symbols.spoken(node, element),
                NetworkItems.finite(state.value(node, element)),
                NetworkItems.finite(state.gradient(node, element)));
    }
}
