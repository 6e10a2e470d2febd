package dev.backprop.app.descent;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.descent.Trajectory;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the current iterate of a descent on a curve does: the tangent that it sees, the step that it takes, and where it goes
 * when that leads out of the picture, each in words where they have room.
 */
final class CurveStep {
    private final Pen pen;
    private final CurvePlot plot;
    private final DescentPicture picture;
    private final Trajectory t;
    private final Palette palette;
    private final Placer placer;

    /** @param placer knows what has its place already; what is written here takes more of it */
    CurveStep(Pen pen, CurvePlot plot, DescentPicture picture, Placer placer) {
        this.pen = pen;
        this.plot = plot;
        this.picture = picture;
        this.placer = placer;
        t = picture.trajectory();
        palette = pen.context().palette();
    }

    /** The line along the curve at the iterate, with its slope; none where the iterate is outside the picture. */
    Optional<Item> tangent() {
        int k = picture.iterate();
        if (!plot.holds(t, k)) {
            return Optional.empty();
        }
        double g = t.gradient(k, 0);
        double perX = plot.x().at(1) - plot.x().at(0);
        double perY = plot.y().at(1) - plot.y().at(0);
        double angle = Math.atan2(g * perY, perX);
        double half = Math.min(pen.px(200), plot.area().getWidth() * 0.22);
        double dx = Math.cos(angle) * half;
        double dy = Math.sin(angle) * half;
        Line2D line = new Line2D.Double(plot.x(t, k) - dx, plot.y(t, k) - dy, plot.x(t, k) + dx, plot.y(t, k) + dy);
        Color colour = palette.ofSign(g);
        Shape clip = pen.g().getClip();
        pen.g().clip(plot.area());
        pen.dashed(line, colour, 2);
        pen.g().setClip(clip);
        String text = "slope f′(" + Names.sub("x", picture.number(k)) + ") = " + Names.number(g);
        boolean upperIsFirst = line.getY1() < line.getY2();
        double endX = upperIsFirst ? line.getX1() : line.getX2();
        double endY = upperIsFirst ? line.getY1() : line.getY2();
        // A steep tangent ends outside the picture: its label stays inside.
        endX = Math.max(plot.area().getMinX(), Math.min(plot.area().getMaxX(), endX));
        endY = Math.max(plot.area().getMinY(), Math.min(plot.area().getMaxY(), endY));
        label(text, colour, endX, endY, -Math.PI / 2);
        return Optional.of(new Item("tangent", line, "slope at iterate " + picture.number(k), g, null));
    }

    /** The arrow to the next iterate, and, under noise, the one that the exact gradient would have given. */
    List<Item> arrow() {
        int k = picture.iterate();
        if (!plot.holds(t, k)) {
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        double step = t.x(k + 1, 0) - t.x(k, 0);
        Color colour = palette.ofSign(step);
        Shape clip = pen.g().getClip();
        pen.g().clip(plot.area());
        double start =
                plot.x(t, k) + Math.copySign(Math.min(pen.px(8), Math.abs(plot.x(t, k + 1) - plot.x(t, k))), step);
        Shape arrow = pen.arrow(start, plot.y(t, k), plot.x(t, k + 1), plot.y(t, k), colour, 3);
        if (ExactStep.isThere(picture)) {
            items.add(ExactStep.onLevel(pen, picture.number(k), plot.x(t, k), exactEnd(k), plot.y(t, k) + pen.px(11)));
        }
        pen.g().setClip(clip);
        items.add(new Item(
                "step",
                arrow.getBounds2D().createIntersection(plot.area()),
                "step from iterate " + picture.number(k),
                step,
                null));
        String text = "step " + StepFormula.stepWord(picture) + " = " + Names.signed(step);
        double middle =
                Math.max(plot.area().getMinX(), Math.min(plot.area().getMaxX(), (start + plot.x(t, k + 1)) / 2));
        placer.take(arrow.getBounds2D());
        label(text, colour, middle, plot.y(t, k), -Math.PI / 2);
        if (ExactStep.isThere(picture)) {
            label(
                    ExactStep.WORDS,
                    palette.ink(),
                    (plot.x(t, k) + exactEnd(k)) / 2,
                    plot.y(t, k) + pen.px(11),
                    Math.PI / 2);
        }
        return items;
    }

    /** Where the step leads without its noise; at the edge where that is farther away. */
    private double exactEnd(int k) {
        double end = plot.x().at(t.withoutNoise(k)[0]);
        return Math.max(plot.area().getMinX(), Math.min(plot.area().getMaxX(), end));
    }

    private void label(String text, Color colour, double x, double y, double angle) {
        Font font = pen.font(Fonts.SEMI_BOLD, 13);
        double height = pen.height(font) + pen.px(2);
        double width = pen.width(text, font) + pen.px(8);
        // Where the numbers crowd, there may be room beyond them.
        Placer.Spot spot = placer.aroundOrBeyond(x, y, width, height, pen.px(16), pen.px(40), angle);
        placer.take(spot.bounds());
        pen.plate(text, font, spot.bounds(), colour);
    }

    /** Where the current iterate, or the next, is outside the picture: says where it is. */
    Optional<Item> leaves() {
        int k = picture.iterate();
        int gone = !plot.holds(t, k) ? k : picture.hasStep() && !plot.holds(t, k + 1) ? k + 1 : -1;
        if (gone < 0) {
            return Optional.empty();
        }
        String name = Names.sub("x", picture.number(gone));
        boolean right = plot.x(t, gone) >= plot.area().getCenterX();
        String text =
                name + (gone == k ? " is outside the picture: " : " leaves the picture: ") + Names.number(t.x(gone, 0));
        text = right ? text + "  →" : "←  " + text;
        Font font = pen.font(Fonts.SEMI_BOLD, 13);
        double width = pen.width(text, font) + pen.px(8);
        double height = pen.height(font) + pen.px(2);
        double left = right ? plot.area().getMaxX() - width : plot.area().getMinX();
        double top = Math.max(
                plot.area().getMinY() + pen.px(30),
                Math.min(plot.area().getMaxY() - pen.px(60), plot.y(t, Math.min(k, gone)) + pen.px(30)));
        Rectangle2D in = new Rectangle2D.Double(left, top, width, height);
        for (int tries = 0; tries < 8 && placer.cost(in) > 0; tries++) {
            in = new Rectangle2D.Double(left, in.getY() + height, width, height);
        }
        if (!plot.area().contains(in)) {
            in = new Rectangle2D.Double(left, top, width, height);
        }
        pen.plate(text, font, in, palette.colour(picture.hue()));
        String id = gone == k ? "x[" + gone + "]" : "leaves";
        return Optional.of(new Item(id, in, "x at iterate " + picture.number(gone), t.x(gone, 0), t.gradient(gone, 0)));
    }
}
