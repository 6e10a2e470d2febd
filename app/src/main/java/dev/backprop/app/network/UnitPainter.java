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
    private static final double SMALL = 11.5;

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

    void unit(NetworkLayout.Unit unit) {
        outline(unit.shape(), active.unit(unit), active.operand(unit), active.upstream(unit));
        items.add(item(unit.node(), unit.element(), unit.shape()));
        if (unit.round()) {
            name(unit);
            lines(unit);
        } else {
            pill(unit);
        }
        bias(unit);
    }

    private void outline(Shape shape, boolean isActive, boolean isOperand, boolean isUpstream) {
        pen.fill(shape, isActive || isOperand ? palette.highlightFill() : palette.stage());
        Color hue = palette.colour(PassTrack.hue(state.phase()));
        Color line = isActive || isUpstream ? hue : isOperand ? palette.highlight() : palette.ink();
        pen.line(shape, line, pen.scaled(isActive || isOperand ? 3 : isUpstream ? 2.4 : 1.6));
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
        double room = unit.halfWidth() * 1.66;
        OptionalDouble value = state.value(unit.node(), unit.element());
        Node score = score(unit);
        List<String> small = new ArrayList<>();
        boolean back = state.phase() == Phase.BACKWARD;
        if (score != null) {
            if (score != unit.node()) {
                state.value(score, unit.element()).ifPresent(z -> small.add("z " + short4(z)));
            }
            state.gradient(score, unit.element()).ifPresent(d -> small.add("δ " + short4(d)));
            if (scene.asks(score, unit.element()) && (back || score != unit.node())) {
                small.add(back ? "δ ?" : "z ?");
            }
        }
        double spacing = Math.min(pen.scaled(14), unit.halfHeight() * 0.34);
        double y = unit.y() + pen.scaled(5.5) - small.size() * spacing * 0.5;
        pen.centred(
                value.isPresent()
                        ? Figures.plain(value.getAsDouble(), scene.digits())
                        : scene.unknown(unit.node(), unit.element()),
                Fonts.MONO_BOLD,
                pen.scaled(VALUE),
                unit.x(),
                y,
                room,
                palette.ink());
        for (String line : small) {
            y += spacing;
            boolean delta = line.startsWith("δ");
            Color colour = delta ? palette.phases().backward() : palette.muted();
            Rectangle2D box = pen.centred(
                    line, Fonts.MONO, Math.min(pen.scaled(SMALL), spacing * 0.86), unit.x(), y, room * 0.86, colour);
            if (!delta && score != null && score != unit.node()) {
                items.add(item(score, unit.element(), box));
            }
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

    private void pill(NetworkLayout.Unit unit) {
        OptionalDouble value = state.value(unit.node(), unit.element());
        double size = Math.min(pen.scaled(12.5), unit.halfHeight() * 1.35);
        String name = symbols.plain(unit.node(), unit.element());
        double inset = unit.halfHeight() * 0.7;
        double baseline = unit.y() + size * 0.36;
        double room = 2 * unit.halfWidth() - 2 * inset;
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
        double size = pen.scaled(11.5);
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
        outline(shape, active.is(loss, 0), false, false);
        OptionalDouble value = state.value(loss, 0);
        double room = box.getWidth() * 0.88;
        pen.centred(
                value.isPresent() ? Figures.plain(value.getAsDouble(), scene.digits()) : scene.unknown(loss, 0),
                Fonts.MONO_BOLD,
                pen.scaled(VALUE),
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
