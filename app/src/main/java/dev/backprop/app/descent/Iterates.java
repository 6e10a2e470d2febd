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
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The iterates on a curve, up to the current one: lines that fade with age, dots and numbers, and the current {@link CurveStep}. */
final class Iterates {
    private final Pen pen;
    private final CurvePlot plot;
    private final DescentPicture picture;
    private final Trajectory t;
    private final Palette palette;
    private final Color hue;
    private final List<Item> items = new ArrayList<>();

    private final Numbering numbering;
    private final List<Placer.Spot> spots;
    /** Where the number of the current iterate stands. */
    private final Placer.Spot current;

    private final Stamps stamps;
    private final CurveStep step;

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
        Placer placer = numbering.room().copy();
        this.numbering = numbering;
        this.spots = numbering.spots();
        int k = picture.iterate();
        this.current = k < spots.size() ? spots.get(k) : Numbering.late(pen, numberFont(pen), plot, picture, k, placer);
        if (plot.holds(t, k)) {
            placer.take(current.bounds());
        }
        this.step = new CurveStep(pen, plot, picture, placer);
    }

    List<Item> paint() {
        int k = picture.iterate();
        int from = Math.max(0, k - PastLines.DRAWN);
        PastLines.of(picture, plot).paintFading(pen, k);
        step.tangent().ifPresent(items::add);
        leaders();
        dots(from, k);
        picture.others().forEach(this::other);
        current(k);
        boxes();
        if (picture.hasStep() && picture.arrows().contains(Arrow.STEP)) {
            items.addAll(step.arrow());
        }
        step.leaves().ifPresent(items::add);
        return items;
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
        if (plot.holds(t, k)) {
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
        return plot.holds(t, i) && (i == picture.iterate() || numbering.stays(i));
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
        if (picture.iterate() >= spots.size() && plot.holds(t, picture.iterate())) {
            leader(picture.iterate(), current);
        }
    }

    private void leader(int i, Placer.Spot spot) {
        if (spot.far()) {
            Rectangle2D box = spot.bounds();
            pen.line(plot.x(t, i), plot.y(t, i), box.getCenterX(), box.getCenterY(), palette.highlight(), 1);
        }
    }

    private void dots(int from, int k) {
        Graphics2D g = pen.g();
        Trail dots = new Trail(false);
        double r = pen.px(6);
        for (int i = from; i < k; i++) {
            if (plot.holds(t, i)) {
                dots.dot(plot.x(t, i), plot.y(t, i), r);
                items.add(dot(i, r));
            }
        }
        g.setColor(hue);
        g.fill(dots.shape());
    }

    /** Over those that race it: they are all in one place at the start. */
    private void current(int k) {
        if (!plot.holds(t, k)) {
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
        Ellipse2D circle = new Ellipse2D.Double(plot.x(t, k) - r, plot.y(t, k) - r, 2 * r, 2 * r);
        return picture.item(0, k, circle);
    }

    /** Where one that races has come to on the curve. */
    private void other(Run run) {
        Trajectory own = run.trajectory();
        int last = Math.min(picture.iterate(), own.size() - 1);
        if (last < 0) {
            return;
        }
        double px = plot.x(own, last);
        double py = plot.y(own, last);
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
}
