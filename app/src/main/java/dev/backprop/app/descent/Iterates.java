package dev.backprop.app.descent;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.Stamps;
import dev.backprop.engine.descent.Trajectory;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The iterates on a curve, up to the current one: lines that fade with age, dots, numbers, the tangent and the step. */
final class Iterates {
    private final Pen pen;
    private final CurvePlot plot;
    private final DescentPicture picture;
    private final Trajectory t;
    private final Palette palette;
    private final Color hue;
    private final Placer placer;
    private final List<Item> items = new ArrayList<>();

    private final Numbering numbering;
    private final List<Placer.Spot> spots;
    /** Where the number of the current iterate stands. */
    private final Placer.Spot current;

    private final Stamps stamps;

    /**
     * @param numbering of the picture's descent on this plot
     * @param stamps numbers in boxes that were painted before
     */
    Iterates(Pen pen, CurvePlot plot, DescentPicture picture, Numbering numbering, Stamps stamps) {
        this.pen = pen;
        this.stamps = stamps;
        this.plot = plot;
        this.picture = picture;
        this.t = picture.trajectory();
        this.palette = pen.context().palette();
        this.hue = palette.colour(picture.hue());
        this.placer = numbering.room().copy();
        this.numbering = numbering;
        this.spots = numbering.spots();
        int k = picture.iterate();
        this.current = k < spots.size() ? spots.get(k) : Numbering.late(pen, numberFont(pen), plot, picture, k, placer);
        if (visible(k)) {
            placer.take(current.bounds());
        }
    }

    List<Item> paint() {
        int k = picture.iterate();
        int from = Math.max(0, k - PastLines.DRAWN);
        PastLines.of(picture, plot).paintFading(pen, k);
        tangent();
        leaders();
        dots(from, k);
        picture.others().forEach(this::other);
        current(k);
        boxes();
        if (picture.hasStep() && picture.arrows().contains(Arrow.STEP)) {
            step();
        }
        leaves();
        return items;
    }

    private double x(int k) {
        return plot.x().at(t.x(k, 0));
    }

    private double y(int k) {
        return plot.y().at(t.f(k));
    }

    private boolean visible(int k) {
        return plot.area().contains(x(k), y(k));
    }

    /** The type of the numbers. */
    static Font numberFont(Pen pen) {
        return pen.font(Fonts.MONO, 13);
    }

    private void boxes() {
        int k = picture.iterate();
        Font font = numberFont(pen);
        for (int i = 0; i < spots.size() && i < k; i++) {
            if (shown(i)) {
                box(i, spots.get(i), font);
            }
        }
        if (visible(k)) {
            box(k, current, font);
        }
    }

    private void box(int i, Placer.Spot spot, Font font) {
        Rectangle2D in = spot.bounds();
        String number = Integer.toString(picture.number(i));
        if (i == picture.iterate()) {
            pen.box(number, font, in, true);
        } else {
            stamps.paint(
                    pen.g(), pen.context(), number, in, g -> new Pen(g, pen.context()).box(number, font, in, false));
        }
        items.add(new Item("f[" + i + "]", in, "f at iterate " + number, t.f(i), null));
    }

    /** Where many iterates lie close together, only the numbers that find room are shown, and the current one. */
    private boolean shown(int i) {
        return visible(i) && (i == picture.iterate() || numbering.stays(i));
    }

    /**
     * Lines from the iterates to the numbers that stand away from them; under all dots and boxes. One by one: as one shape they
     * would have the renderer go through all that lies between them.
     */
    private void leaders() {
        for (int i = 0; i < spots.size() && i <= picture.iterate(); i++) {
            if (shown(i)) {
                leader(i, spots.get(i));
            }
        }
        if (picture.iterate() >= spots.size() && visible(picture.iterate())) {
            leader(picture.iterate(), current);
        }
    }

    private void leader(int i, Placer.Spot spot) {
        if (spot.far()) {
            Rectangle2D box = spot.bounds();
            pen.line(x(i), y(i), box.getCenterX(), box.getCenterY(), palette.highlight(), 1);
        }
    }

    private void dots(int from, int k) {
        Graphics2D g = pen.g();
        Trail dots = new Trail(false);
        double r = pen.px(6);
        for (int i = from; i < k; i++) {
            if (visible(i)) {
                dots.dot(x(i), y(i), r);
                items.add(dot(i, r));
            }
        }
        g.setColor(hue);
        g.fill(dots.shape());
    }

    /** Over those that race it: they are all in one place at the start. */
    private void current(int k) {
        if (!visible(k)) {
            return;
        }
        Item current = dot(k, pen.px(8));
        Graphics2D g = pen.g();
        g.setColor(palette.stage());
        g.fill(current.shape());
        g.setColor(hue);
        g.setStroke(new BasicStroke(pen.px(2.6)));
        g.draw(current.shape());
        items.add(current);
    }

    private Item dot(int k, double r) {
        Ellipse2D circle = new Ellipse2D.Double(x(k) - r, y(k) - r, 2 * r, 2 * r);
        return new Item("x[" + k + "]", circle, "x at iterate " + picture.number(k), t.x(k, 0), t.gradient(k, 0));
    }

    /** Where one that races has come to on the curve. */
    private void other(Run run) {
        Trajectory own = run.trajectory();
        int last = Math.min(picture.iterate(), own.size() - 1);
        if (last < 0) {
            return;
        }
        double px = plot.x().at(own.x(last, 0));
        double py = plot.y().at(own.f(last));
        if (!plot.area().contains(px, py)) {
            return;
        }
        double r = pen.px(7);
        Ellipse2D circle = new Ellipse2D.Double(px - r, py - r, 2 * r, 2 * r);
        Graphics2D g = pen.g();
        g.setColor(palette.colour(run.hue()));
        if (run.dash() == Chart.Dash.SOLID) {
            g.fill(circle);
        } else {
            g.setStroke(new BasicStroke(pen.px(2)));
            g.draw(circle);
        }
        items.add(new Item("race[" + run.name() + "]", circle, run.name() + ", x", own.x(last, 0), null));
    }

    private void tangent() {
        int k = picture.iterate();
        if (!visible(k)) {
            return;
        }
        double g = t.gradient(k, 0);
        double perX = plot.x().at(1) - plot.x().at(0);
        double perY = plot.y().at(1) - plot.y().at(0);
        double angle = Math.atan2(g * perY, perX);
        double half = Math.min(pen.px(200), plot.area().getWidth() * 0.22);
        double dx = Math.cos(angle) * half;
        double dy = Math.sin(angle) * half;
        Line2D line = new Line2D.Double(x(k) - dx, y(k) - dy, x(k) + dx, y(k) + dy);
        Color colour = palette.ofSign(g);
        Shape clip = pen.g().getClip();
        pen.g().clip(plot.area());
        pen.dashed(line, colour, 2);
        pen.g().setClip(clip);
        items.add(new Item("tangent", line, "slope at iterate " + picture.number(k), g, null));
        String text = "slope f′(" + Names.sub("x", picture.number(k)) + ") = " + Names.number(g);
        boolean upperIsFirst = line.getY1() < line.getY2();
        double endX = upperIsFirst ? line.getX1() : line.getX2();
        double endY = upperIsFirst ? line.getY1() : line.getY2();
        // A steep tangent ends outside the picture: its label stays inside.
        endX = Math.max(plot.area().getMinX(), Math.min(plot.area().getMaxX(), endX));
        endY = Math.max(plot.area().getMinY(), Math.min(plot.area().getMaxY(), endY));
        label(text, colour, endX, endY, -Math.PI / 2);
    }

    private void step() {
        int k = picture.iterate();
        if (!visible(k)) {
            return;
        }
        double step = t.x(k + 1, 0) - t.x(k, 0);
        Color colour = palette.ofSign(step);
        Shape clip = pen.g().getClip();
        pen.g().clip(plot.area());
        double start = x(k) + Math.copySign(Math.min(pen.px(8), Math.abs(x(k + 1) - x(k))), step);
        Shape arrow = pen.arrow(start, y(k), x(k + 1), y(k), colour, 3);
        if (ExactStep.isThere(picture)) {
            items.add(ExactStep.onLevel(pen, picture.number(k), x(k), exactEnd(k), y(k) + pen.px(11)));
        }
        pen.g().setClip(clip);
        items.add(new Item(
                "step",
                arrow.getBounds2D().createIntersection(plot.area()),
                "step from iterate " + picture.number(k),
                step,
                null));
        String text = "step " + StepFormula.stepWord(picture) + " = " + Names.signed(step);
        double middle = Math.max(plot.area().getMinX(), Math.min(plot.area().getMaxX(), (start + x(k + 1)) / 2));
        placer.take(arrow.getBounds2D());
        label(text, colour, middle, y(k), -Math.PI / 2);
        if (ExactStep.isThere(picture)) {
            label(ExactStep.WORDS, palette.ink(), (x(k) + exactEnd(k)) / 2, y(k) + pen.px(11), Math.PI / 2);
        }
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
        Placer.Spot spot = placer.around(x, y, width, height, pen.px(16), angle);
        if (!spot.free()) {
            // Where the numbers crowd, there may be room beyond them.
            Placer.Spot beyond = placer.around(x, y, width, height, pen.px(40), angle);
            spot = beyond.free() ? beyond : spot;
        }
        placer.take(spot.bounds());
        pen.plate(text, font, spot.bounds(), colour);
    }

    /** Where the current iterate, or the next, is outside the picture: says where it is. */
    private void leaves() {
        int k = picture.iterate();
        int gone = !visible(k) ? k : picture.hasStep() && !visible(k + 1) ? k + 1 : -1;
        if (gone < 0) {
            return;
        }
        String name = Names.sub("x", picture.number(gone));
        boolean right = x(gone) >= plot.area().getCenterX();
        String text =
                name + (gone == k ? " is outside the picture: " : " leaves the picture: ") + Names.number(t.x(gone, 0));
        text = right ? text + "  →" : "←  " + text;
        Font font = pen.font(Fonts.SEMI_BOLD, 13);
        double width = pen.width(text, font) + pen.px(8);
        double height = pen.height(font) + pen.px(2);
        double left = right ? plot.area().getMaxX() - width : plot.area().getMinX();
        double top = Math.max(
                plot.area().getMinY() + pen.px(30),
                Math.min(plot.area().getMaxY() - pen.px(60), y(Math.min(k, gone)) + pen.px(30)));
        Rectangle2D in = new Rectangle2D.Double(left, top, width, height);
        for (int tries = 0; tries < 8 && placer.cost(in) > 0; tries++) {
            in = new Rectangle2D.Double(left, in.getY() + height, width, height);
        }
        if (!plot.area().contains(in)) {
            in = new Rectangle2D.Double(left, top, width, height);
        }
        pen.plate(text, font, in, hue);
        String id = gone == k ? "x[" + gone + "]" : "leaves";
        items.add(new Item(id, in, "x at iterate " + picture.number(gone), t.x(gone, 0), t.gradient(gone, 0)));
    }
}
