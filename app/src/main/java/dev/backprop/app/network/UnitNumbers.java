package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.Phase;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Writes a unit's value, its score and δ into it or under it, and its bias under it, all of them large enough to read. */
final class UnitNumbers {
    static final double VALUE = 16;
    static final double PROJECTED = 18;
    private static final double SMALL = 12;
    /** The smallest number on a projector, before scaling; what would be smaller is left out. */
    private static final double LEGIBLE = 11.7;
    /** Far enough from the edge for a number. */
    private static final double INSIDE = 3;

    private static final int DIGITS = 4;

    private final Pen pen;
    private final Palette palette;
    private final NetworkScene scene;
    private final PassState state;
    private final Active active;
    private final Drawn drawn;

    UnitNumbers(Pen pen, Palette palette, NetworkScene scene, Active active, Drawn drawn) {
        this.pen = pen;
        this.palette = palette;
        this.scene = scene;
        this.state = scene.state();
        this.active = active;
        this.drawn = drawn;
    }

    /** A number under a unit's value; asked for, it is not known. */
    private record Small(Node node, String word, boolean gradient, OptionalDouble number) {}

    void paint(NetworkLayout.Unit unit) {
        List<Small> small = unit.layer() == 0 ? List.of() : small(unit);
        if (unit.form() == UnitForm.BELOW) {
            value(unit, unit.y() + pen.scaled(5.5));
            double y = unit.y() + unit.halfHeight();
            for (Small line : small) {
                y += pen.scaled(UnitForm.LINE);
                under(unit, line, y);
            }
            bias(unit, y, true);
            return;
        }
        List<Small> inside = unit.form() == UnitForm.SMALL && small.size() > 1 ? ofPhase(small) : small;
        boolean wide = unit.form() == UnitForm.CAPSULE;
        double part = wide ? 0.52 : inside.size() > 1 ? 0.34 : 0.42;
        double spacing = Math.min(pen.scaled(14), unit.halfHeight() * part);
        double size = Math.min(pen.scaled(SMALL), spacing * (wide ? 1 : 0.86));
        if (scene.presenting() && size < pen.scaled(LEGIBLE)) {
            inside = List.of();
        }
        double y = unit.y() + pen.scaled(5.5) - inside.size() * spacing * 0.5;
        value(unit, y);
        for (Small line : inside) {
            y += spacing;
            inside(unit, line, size, y);
        }
        bias(unit, unit.y() + unit.halfHeight() + pen.scaled(2), false);
    }

    private void value(NetworkLayout.Unit unit, double baseline) {
        OptionalDouble value = state.value(unit.node(), unit.element());
        double room = unit.halfWidth() * (unit.form() == UnitForm.CAPSULE ? 1.75 : 1.62);
        double wanted = pen.scaled(scene.presenting() ? PROJECTED : VALUE);
        double least = pen.scaled(LEGIBLE);
        String text = value.isPresent()
                ? FittedNumber.text(pen, "", value.getAsDouble(), scene.digits(), Fonts.MONO_BOLD, least, room)
                : scene.unknown(unit.node(), unit.element());
        pen.centred(text, Fonts.MONO_BOLD, wanted, unit.x(), baseline, room, palette.ink());
    }

    /** Score, or the weighted sum while that is the step, and δ, as far as they are known. */
    private List<Small> small(NetworkLayout.Unit unit) {
        Mlp.LayerNodes layer = scene.mlp().layers().get(unit.layer() - 1);
        Node score = layer.z();
        List<Small> small = new ArrayList<>();
        Node sum = score.input(0);
        boolean summing = layer.bias() != null && active.is(sum, unit.element()) && state.phase() == Phase.FORWARD;
        if (summing) {
            small.add(new Small(sum, "s ", false, state.value(sum, unit.element())));
        }
        OptionalDouble z = state.value(score, unit.element());
        boolean forward = state.phase() == Phase.FORWARD || state.phase() == Phase.LOSS;
        boolean asked = scene.asks(score, unit.element());
        if (score != unit.node() && (z.isPresent() || (asked && forward))) {
            small.add(new Small(score, "z ", false, z));
        }
        OptionalDouble delta = state.gradient(score, unit.element());
        if (delta.isPresent() || (asked && !forward)) {
            small.add(new Small(score, "δ ", true, delta));
        }
        return small;
    }

    /** Where there is room for one only: the score on the way forward, δ on the way back. */
    private static List<Small> ofPhase(List<Small> small) {
        return small.subList(small.size() - 1, small.size());
    }

    private String text(Small line, double size, double room) {
        return line.number().isPresent()
                ? FittedNumber.text(
                        pen,
                        line.word(),
                        line.number().getAsDouble(),
                        Math.min(scene.digits(), DIGITS),
                        Fonts.MONO,
                        size,
                        room)
                : line.word() + "?";
    }

    /** With as many decimals as the shape has room for at this height; on a projector left out before it gets tiny. */
    private void inside(NetworkLayout.Unit unit, Small line, double size, double baseline) {
        double off = Math.max(Math.abs(baseline - unit.y()), Math.abs(baseline - size * 0.7 - unit.y()));
        double arc = unit.halfHeight();
        double half = unit.halfWidth() - arc + Math.sqrt(Math.max(0, arc * arc - off * off));
        double room = Math.max(1, 2 * (half - pen.scaled(INSIDE)));
        String text = text(line, size, room);
        if (scene.presenting() && pen.width(text, Fonts.MONO, pen.scaled(LEGIBLE)) > room) {
            return;
        }
        write(unit, line, pen.centred(text, Fonts.MONO, size, unit.x(), baseline, room, colour(line)));
    }

    private void under(NetworkLayout.Unit unit, Small line, double baseline) {
        double size = pen.scaled(SMALL);
        double room = 2 * unit.reach() * 0.96;
        String text = text(line, size, room);
        Rectangle2D box = pen.centred(text, Fonts.MONO, size, unit.x(), baseline, room, colour(line));
        drawn.take(box);
        write(unit, line, box);
    }

    private void write(NetworkLayout.Unit unit, Small line, Rectangle2D box) {
        if (!line.gradient() && line.node() != unit.node()) {
            drawn.add(line.node(), unit.element(), box);
        }
    }

    private Color colour(Small line) {
        return line.gradient() ? palette.phases().backward() : palette.muted();
    }

    /** The bias and its gradient beside each other, or where units are close under each other. */
    private void bias(NetworkLayout.Unit unit, double top, boolean stacked) {
        Node bias = scene.bias(unit.layer());
        if (bias == null) {
            return;
        }
        int element = unit.element() % bias.shape().columns();
        double size = pen.scaled(SMALL);
        double room = 2 * unit.reach() * 0.96;
        String value = number("b ", state.value(bias, element), stacked ? room : room / 2);
        OptionalDouble gradient = state.gradient(bias, element);
        boolean asked = scene.asks(bias, element);
        String more = gradient.isPresent()
                ? number("∂ ", gradient, stacked ? room : room / 2) + (asked ? " → ?" : "")
                : asked ? "∂ ?" : "";
        double gap = stacked || more.isEmpty() ? 0 : 2 * pen.width(" ", Fonts.MONO, size);
        double first = pen.width(value, Fonts.MONO, size);
        double second = pen.width(more, Fonts.MONO, size);
        double width = stacked ? Math.max(first, second) : first + gap + second;
        double baseline = top + pen.scaled(14);
        double rows = stacked && !more.isEmpty() ? pen.scaled(UnitForm.LINE) : 0;
        Rectangle2D box = new Rectangle2D.Double(
                unit.x() - width / 2 - pen.scaled(4),
                baseline - pen.scaled(11.5),
                width + pen.scaled(8),
                pen.scaled(15.5) + rows);
        if (active.is(bias, element)) {
            double arc = pen.scaled(6);
            Shape chip = new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), arc, arc);
            pen.fill(chip, palette.highlightFill());
            pen.line(chip, palette.colour(PassTrack.hue(state.phase())), pen.scaled(1.5));
        }
        double x = unit.x() - (stacked ? first : width) / 2;
        Color sign = palette.ofSign(state.value(bias, element).orElse(0));
        pen.left(value, Fonts.MONO, size, x, baseline, first * 1.01, sign);
        double from = stacked ? unit.x() - second / 2 : x + first + gap;
        Color violet = palette.phases().backward();
        pen.left(more, Fonts.MONO, size, from, baseline + rows, Math.max(1, second) * 1.01, violet);
        drawn.add(bias, element, box);
        drawn.take(box);
    }

    private String number(String word, OptionalDouble number, double room) {
        int digits = Math.min(scene.digits(), DIGITS);
        return number.isPresent()
                ? FittedNumber.text(pen, word, number.getAsDouble(), digits, Fonts.MONO, pen.scaled(SMALL), room)
                : word;
    }
}
