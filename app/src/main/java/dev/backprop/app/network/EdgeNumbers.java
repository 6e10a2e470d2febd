package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.trace.Figures;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Paints weights and gradients beside their edges, and the active edge's in a callout. */
final class EdgeNumbers {
    /** Room for a weight and its gradient under it. */
    static final double LABEL_WIDTH = 70;

    static final double LABEL_HEIGHT = 29;

    private static final double TYPE = 12;
    private static final int DIGITS = 4;

    private final Pen pen;
    private final Palette palette;
    private final NetworkScene scene;
    private final NetworkLayout layout;
    private final Active active;
    private final Map<NetworkLayout.Edge, Rectangle2D> boxes = new HashMap<>();

    EdgeNumbers(Pen pen, Palette palette, NetworkScene scene, NetworkLayout layout, Active active) {
        this.pen = pen;
        this.palette = palette;
        this.scene = scene;
        this.layout = layout;
        this.active = active;
    }

    /** An edge with the number that was painted beside it, if one was. */
    Shape shape(NetworkLayout.Edge edge) {
        Rectangle2D box = boxes.get(edge);
        return box == null ? edge.line() : NumberPlace.with(edge.line(), box);
    }

    private double weight(NetworkLayout.Edge edge) {
        return scene.state().value(edge.weight(), edge.element()).orElse(0);
    }

    private OptionalDouble gradient(NetworkLayout.Edge edge) {
        return scene.state().gradient(edge.weight(), edge.element());
    }

    /**
     * Paints the numbers of up to {@code most} edges; of more only the active one's.
     *
     * @param taken what no number may cover: units, their names and numbers, and the loss
     */
    void paint(Rectangle2D area, int most, List<Rectangle2D> taken) {
        List<NetworkLayout.Edge> order = new ArrayList<>();
        layout.edges().stream().filter(e -> active.is(e.weight(), e.element())).forEach(order::add);
        NetworkLayout.Edge now = order.isEmpty() ? null : order.get(0);
        List<Rectangle2D> obstacles = new ArrayList<>(taken);
        if (now != null) {
            Rectangle2D box = callout(now, obstacles, area);
            boxes.put(now, box);
            obstacles.add(box);
        }
        if (layout.edges().size() > most) {
            return;
        }
        List<NetworkLayout.Edge> rest =
                layout.edges().stream().filter(e -> !e.equals(now)).toList();
        Map<NetworkLayout.Edge, Rectangle2D> placed =
                new Labels(rest, obstacles, area, pen.scaled(LABEL_WIDTH), pen.scaled(LABEL_HEIGHT)).placed();
        for (NetworkLayout.Edge edge : rest) {
            Rectangle2D box = placed.get(edge);
            if (box != null) {
                boxes.put(edge, box);
                label(edge, box);
            } else if (isShort(edge)) {
                boxes.put(edge, over(edge));
            }
        }
    }

    /** Too short for a number on it. */
    private boolean isShort(NetworkLayout.Edge edge) {
        Line2D line = edge.line();
        return line.getP1().distance(line.getP2()) < pen.scaled(LABEL_WIDTH * 1.3);
    }

    /** The weight over a short line and the gradient under it, with as many digits as the line is long. */
    private Rectangle2D over(NetworkLayout.Edge edge) {
        Line2D line = edge.line();
        double room = Math.abs(line.getX2() - line.getX1());
        double size = pen.scaled(TYPE);
        double x = edge.at(0.5).getX();
        double y = edge.at(0.5).getY();
        int digits = Math.min(scene.digits(), DIGITS);
        Rectangle2D box = pen.centred(
                FittedNumber.text(pen, "", weight(edge), digits, Fonts.MONO, size, room),
                Fonts.MONO,
                size,
                x,
                y - pen.scaled(8),
                room,
                palette.muted());
        OptionalDouble gradient = gradient(edge);
        if (gradient.isPresent()) {
            pen.centred(
                    FittedNumber.text(pen, "∂", gradient.getAsDouble(), digits, Fonts.MONO, size, room),
                    Fonts.MONO,
                    size,
                    x,
                    y + pen.scaled(18),
                    room,
                    palette.phases().backward());
        }
        return box;
    }

    private void label(NetworkLayout.Edge edge, Rectangle2D box) {
        boolean high = box.getHeight() > pen.scaled(LABEL_HEIGHT * 0.75);
        OptionalDouble gradient = high ? gradient(edge) : OptionalDouble.empty();
        int digits = Math.min(scene.digits(), 4);
        double shift = gradient.isPresent() ? 0 : pen.scaled(6.5);
        double room = box.getWidth() - pen.scaled(4);
        double height = gradient.isPresent() || !high ? box.getHeight() : box.getHeight() / 2;
        double arc = pen.scaled(8);
        pen.fill(
                new RoundRectangle2D.Double(
                        box.getX(), box.getCenterY() - height / 2, box.getWidth(), height, arc, arc),
                palette.stage());
        boolean dimmed = scene.presenting() && scene.step() != null && !active.reads(edge);
        Color ink = dimmed ? Palette.mix(palette.muted(), palette.stage(), 0.35) : palette.muted();
        pen.centred(
                first(edge, digits),
                Fonts.MONO,
                pen.scaled(12),
                box.getCenterX(),
                box.getCenterY() - pen.scaled(2.5) + shift,
                room,
                ink);
        if (gradient.isPresent()) {
            pen.centred(
                    FittedNumber.text(pen, "∂ ", gradient.getAsDouble(), digits, Fonts.MONO, pen.scaled(TYPE), room),
                    Fonts.MONO,
                    pen.scaled(12),
                    box.getCenterX(),
                    box.getCenterY() + pen.scaled(11.5),
                    room,
                    palette.phases().backward());
        }
    }

    /** The weight, or what it contributes where edges are coloured by that. */
    private String first(NetworkLayout.Edge edge, int digits) {
        if (scene.look().colouring() != Colouring.CONTRIBUTION) {
            return FittedNumber.text(
                    pen, "", weight(edge), digits, Fonts.MONO, pen.scaled(TYPE), pen.scaled(LABEL_WIDTH - 4));
        }
        OptionalDouble contribution = new EdgeMeasure(scene).number(edge);
        return contribution.isPresent() ? "w·x " + Figures.plain(contribution.getAsDouble(), digits) : "·";
    }

    private Rectangle2D callout(NetworkLayout.Edge edge, List<Rectangle2D> obstacles, Rectangle2D area) {
        OptionalDouble gradient = gradient(edge);
        boolean asked = scene.asks(edge.weight(), edge.element());
        String after = asked && gradient.isPresent() ? " → ?" : "";
        String w = "w = " + Figures.plain(weight(edge), scene.digits()) + after;
        String dw = gradient.isPresent()
                ? "∂L/∂w = " + Figures.plain(gradient.getAsDouble(), scene.digits())
                : asked ? "∂L/∂w = ?" : "";
        double size = pen.scaled(13);
        double width = Math.max(pen.width(w, Fonts.MONO, size), pen.width(dw, Fonts.MONO, size)) + pen.scaled(16);
        double height = pen.scaled(dw.isEmpty() ? 25 : 42);
        Rectangle2D box = place(edge, width, height, obstacles, area);
        double arc = pen.scaled(9);
        Shape shape = new RoundRectangle2D.Double(box.getX(), box.getY(), width, height, arc, arc);
        pen.fill(shape, palette.highlightFill());
        pen.line(shape, palette.highlight(), pen.scaled(1.3));
        double x = box.getCenterX();
        pen.centred(w, Fonts.MONO, size, x, box.getY() + pen.scaled(17), width, palette.ofSign(weight(edge)));
        if (!dw.isEmpty()) {
            Color colour = palette.ofSign(gradient.orElse(0));
            pen.centred(dw, Fonts.MONO_BOLD, size, x, box.getY() + pen.scaled(34), width, colour);
        }
        return box;
    }

    /** Above the middle of the edge, or where there is room for it. */
    private Rectangle2D place(
            NetworkLayout.Edge edge, double width, double height, List<Rectangle2D> obstacles, Rectangle2D area) {
        double above = height / 2 + pen.scaled(16);
        for (double t : new double[] {0.5, 0.42, 0.58, 0.35, 0.65}) {
            for (double side : new double[] {-above, above, -1.6 * above, 1.6 * above, -2.6 * above, 2.6 * above}) {
                Rectangle2D box = around(edge.at(t), side, width, height);
                if (area.contains(box) && obstacles.stream().noneMatch(box::intersects)) {
                    return box;
                }
            }
        }
        Rectangle2D box = around(edge.at(0.5), -above, width, height);
        double x = Math.max(area.getX(), Math.min(area.getMaxX() - width, box.getX()));
        double y = Math.max(area.getY(), Math.min(area.getMaxY() - height, box.getY()));
        return new Rectangle2D.Double(x, y, width, height);
    }

    private static Rectangle2D around(Point2D at, double side, double width, double height) {
        return new Rectangle2D.Double(at.getX() - width / 2, at.getY() + side - height / 2, width, height);
    }
}
