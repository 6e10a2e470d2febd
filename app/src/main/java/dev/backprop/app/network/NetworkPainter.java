package dev.backprop.app.network;

import dev.backprop.app.paint.ColorScale;
import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.Phase;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Paints a network from its graph: units, edges with their weights, and gradients as they are computed. Colour is sign,
 * width is size; a dashed line with an arrow is a gradient on its way back.
 */
final class NetworkPainter {
    /** More edges than this have no numbers beside them. */
    private static final int LABELLED = 60;

    private static final double DIM = 0.4;
    private static final double FAINTEST = 0.3;

    private final Pen pen;
    private final Palette palette;
    private final ColorScale colours;
    private final NetworkScene scene;
    private final PassState state;
    private final NetworkLayout layout;
    private final Active active;
    private final Drawn drawn;
    private final UnitPainter units;
    private final Rectangle2D given;
    private final Rectangle2D area;
    private final EdgeMeasure measure;
    private final List<Item> items = new ArrayList<>();

    NetworkPainter(Graphics2D g, NetworkScene scene, PaintContext context, Rectangle2D given) {
        this.pen = new Pen(g, context);
        this.palette = context.palette();
        this.colours = new ColorScale(palette);
        this.scene = scene;
        this.state = scene.state();
        this.given = given;
        this.area = StopBanner.under(Legend.over(given, pen), scene, pen);
        this.measure = new EdgeMeasure(scene);
        this.layout = new NetworkLayout(scene, area, pen.scaled(1));
        this.active = new Active(scene.step());
        this.drawn = new Drawn(scene);
        this.units = new UnitPainter(g, pen, palette, scene, active, drawn);
    }

    List<Item> paint() {
        lossLines();
        for (NetworkLayout.Edge edge : layout.edges()) {
            edge(edge);
        }
        layout.edges().stream().filter(this::isActive).forEach(this::highlighted);
        ellipses();
        layout.folds().forEach(this::fold);
        layout.units().forEach(unit -> units.unit(unit, layout.named()));
        units.over(layout);
        units.loss(layout);
        new TargetPainter(pen, palette, scene, layout).paint(drawn);
        EdgeNumbers numbers = new EdgeNumbers(pen, palette, scene, layout, active);
        numbers.paint(area, LABELLED, drawn.taken());
        layout.edges().forEach(e -> items.add(scene.item(e.weight(), e.element(), numbers.shape(e))));
        HealthMarks marks = new HealthMarks(pen, palette, scene);
        layout.units().forEach(marks::paint);
        new Legend(pen, palette, scene, Legend.strip(given, pen))
                .ofEdges(measure, layout.edges())
                .marks(marks)
                .says(layout.caption())
                .paint();
        marks.words(area);
        new StopBanner(pen, palette, scene, given).paint();
        items.addAll(drawn.items());
        items.addAll(marks.items());
        return items;
    }

    private boolean isActive(NetworkLayout.Edge edge) {
        return active.is(edge.weight(), edge.element());
    }

    private OptionalDouble gradient(NetworkLayout.Edge edge) {
        return state.gradient(edge.weight(), edge.element());
    }

    private void lossLines() {
        Rectangle2D box = layout.loss();
        for (NetworkLayout.Unit output : layout.outputs()) {
            Line2D line = new Line2D.Double(output.x() + output.halfWidth(), output.y(), box.getX(), box.getCenterY());
            boolean now = state.phase() == Phase.LOSS
                    || (state.phase() == Phase.BACKWARD && active.is(output.node(), output.element()));
            pen.line(
                    line,
                    now ? palette.colour(PassTrack.hue(state.phase())) : palette.grid(),
                    pen.scaled(now ? 2.5 : 1.5));
        }
    }

    private void edge(NetworkLayout.Edge edge) {
        boolean read = active.reads(edge);
        boolean dimmed = scene.presenting() && scene.step() != null && !read && !isActive(edge);
        Color colour = visible(edge);
        double width = pen.scaled(ColorScale.width(measure.relative(edge).orElse(0)))
                * (layout.edges().size() > LABELLED ? 0.5 : 1);
        Line2D line = edge.line();
        if (read) {
            pen.line(line, palette.highlightFill(), width + pen.scaled(10));
        }
        pen.line(line, dimmed ? Palette.mix(colour, palette.stage(), DIM) : colour, width);
        if (gradient(edge).isPresent() && layout.edges().size() <= LABELLED) {
            wayBack(
                    line,
                    width,
                    dimmed
                            ? Palette.mix(palette.phases().backward(), palette.stage(), DIM)
                            : palette.phases().backward());
        }
        if (read) {
            Color hue = palette.colour(PassTrack.hue(state.phase()));
            if (state.phase() == Phase.BACKWARD) {
                pen.dashed(line, hue, pen.scaled(2), pen.scaled(6));
                arrow(line.getP2(), edge.at(0.06), hue);
            } else {
                arrow(line.getP1(), edge.at(0.95), hue);
            }
        }
    }

    /** A number near 0 is near the colour of the stage, but still a line; what is not known yet is grey. */
    private Color visible(NetworkLayout.Edge edge) {
        OptionalDouble known = measure.relative(edge);
        if (known.isEmpty()) {
            return palette.grid();
        }
        double number = known.getAsDouble();
        return colours.colour(Math.copySign(Math.max(FAINTEST, Math.abs(number)), number));
    }

    /** Beside the weight's own line, so that its sign is still seen. */
    private void wayBack(Line2D own, double width, Color colour) {
        double length = Math.max(1, own.getP1().distance(own.getP2()));
        double beside = width / 2 + pen.scaled(2.2);
        double dx = -(own.getY2() - own.getY1()) / length * beside;
        double dy = (own.getX2() - own.getX1()) / length * beside;
        Line2D line = new Line2D.Double(own.getX1() + dx, own.getY1() + dy, own.getX2() + dx, own.getY2() + dy);

        pen.dashed(line, colour, pen.scaled(1.3), pen.scaled(4));
        double t = 0.1;
        Point2D tip = new Point2D.Double(
                line.getX1() + t * (line.getX2() - line.getX1()), line.getY1() + t * (line.getY2() - line.getY1()));
        arrow(line.getP2(), tip, colour);
    }

    private void arrow(Point2D from, Point2D tip, Color colour) {
        pen.arrowHead(from, tip, pen.scaled(9), colour);
    }

    private void highlighted(NetworkLayout.Edge edge) {
        OptionalDouble known = measure.relative(edge);
        double width = Math.max(pen.scaled(2.5), pen.scaled(ColorScale.width(known.orElse(0))));
        Line2D line = edge.line();
        pen.fill(
                new BasicStroke((float) (width + pen.scaled(14)), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                        .createStrokedShape(line),
                Palette.mix(palette.highlightFill(), palette.highlight(), 0.25));
        pen.line(line, known.isPresent() ? palette.ofSign(known.getAsDouble()) : palette.muted(), width);
        Color hue = palette.colour(PassTrack.hue(state.phase()));
        if (state.phase() == Phase.BACKWARD) {
            pen.dashed(line, hue, pen.scaled(2), pen.scaled(6));
            arrow(line.getP2(), edge.at(0.06), hue);
        }
    }

    /** Dots in a row, and how many layers they stand for. */
    private void fold(NetworkLayout.Fold fold) {
        double r = pen.scaled(2.2);
        double x = fold.at().getX();
        double y = fold.at().getY();
        for (int dot = -1; dot <= 1; dot++) {
            pen.fill(new Ellipse2D.Double(x + dot * pen.scaled(9) - r, y - r, 2 * r, 2 * r), palette.muted());
        }
        double room = pen.scaled(60);
        pen.centred(
                String.valueOf(fold.layers()),
                Fonts.MONO,
                pen.scaled(12),
                x,
                y + pen.scaled(22),
                room,
                palette.muted());
        pen.centred("layers", Fonts.SANS, pen.scaled(11), x, y + pen.scaled(36), room, palette.muted());
    }

    private void ellipses() {
        for (Point2D at : layout.ellipses()) {
            for (int dot = -1; dot <= 1; dot++) {
                double r = pen.scaled(1.8);
                pen.fill(
                        new Ellipse2D.Double(at.getX() - r, at.getY() + dot * pen.scaled(5) - r, 2 * r, 2 * r),
                        palette.muted());
            }
        }
    }
}
