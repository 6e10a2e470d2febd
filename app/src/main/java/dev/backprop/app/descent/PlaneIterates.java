package dev.backprop.app.descent;

import dev.backprop.app.paint.AxisScale;
import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.descent.Trajectory;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;

/** The iterates in the plane, up to the current one: the ways of all that race, dots, numbers, the step and its parts. */
final class PlaneIterates {
    private static final int DRAWN = 2000;
    private static final int NUMBERED = 40;
    /** Half the dot of one that races. */
    static final double RUNNER = 5.5;

    /** From how many steps on the dots are small: large ones would run together and hide what races them. */
    private static final int MANY = 60;

    private final Pen pen;
    private final DescentPicture picture;
    private final Lens lens;
    private final AxisScale x;
    private final AxisScale y;
    private final Trajectory t;
    private final Palette palette;
    private final Color hue;
    private final List<Item> items = new ArrayList<>();

    PlaneIterates(Pen pen, DescentPicture picture, Lens lens) {
        this.pen = pen;
        this.picture = picture;
        this.lens = lens;
        x = lens.x();
        y = lens.y();
        t = picture.trajectory();
        palette = pen.context().palette();
        hue = palette.colour(picture.hue());
    }

    /** Paints them; the clip is the plane's. */
    List<Item> paint() {
        int k = picture.iterate();
        int from = Math.max(0, k - DRAWN);
        picture.others().forEach(this::other);
        items.addAll(RivalSteps.inPlane(pen, picture, lens));
        Trail way = new Trail(false);
        for (int i = from; i <= k; i++) {
            way.lineTo(x.at(t.x(i, 0)), y.at(t.x(i, 1)));
        }
        pen.line(way.shape(), hue, 2);
        dots(from);
        if (picture.hasStep() && picture.arrows().contains(Arrow.STEP)) {
            double[] to = t.point(k + 1);
            Shape arrow = pen.arrow(
                    x.at(t.x(k, 0)),
                    y.at(t.x(k, 1)),
                    x.at(to[0]),
                    y.at(to[1]),
                    palette.phases().update(),
                    3);
            items.add(Item.of("step", arrow.getBounds2D(), "step from iterate " + picture.number(k)));
        }
        numbers();
        items.addAll(new PlaneArrows(pen, picture, lens).paint());
        return items;
    }

    /** The way of one that races, up to the same iterate or to its own last. */
    private void other(Run run) {
        Trajectory own = run.trajectory();
        int last = Math.min(picture.iterate(), own.size() - 1);
        if (last < 0) {
            return;
        }
        boolean solid = run.dash() == Chart.Dash.SOLID;
        Trail way = new Trail(!solid);
        for (int i = Math.max(0, last - DRAWN); i <= last; i++) {
            way.lineTo(x.at(own.x(i, 0)), y.at(own.x(i, 1)));
        }
        Color colour = pen.context().palette().colour(run.hue());
        if (solid) {
            pen.line(way.shape(), colour, 1.8);
        } else {
            pen.dashed(way.shape(), colour, 1.8);
        }
        double r = pen.px(RUNNER);
        double px = x.at(own.x(last, 0));
        double py = y.at(own.x(last, 1));
        Ellipse2D end = new Ellipse2D.Double(px - r, py - r, 2 * r, 2 * r);
        pen.g().setColor(colour);
        pen.g().fill(end);
        items.add(new Item("race[" + run.name() + "]", end, run.name() + ", f", own.f(last), null));
    }

    /** A dot for each iterate up to the current one; small ones, so that one by one is faster than all as one shape. */
    private void dots(int from) {
        int current = picture.iterate();
        double small = pen.px(picture.last() > MANY ? 3 : 4.5);
        double drawnX = Double.NaN;
        double drawnY = Double.NaN;
        pen.g().setColor(hue);
        for (int k = from; k <= current; k++) {
            double atX = x.at(t.x(k, 0));
            double atY = y.at(t.x(k, 1));
            if (!lens.area().contains(atX, atY)) {
                continue;
            }
            double r = k == current ? pen.px(8) : small;
            Ellipse2D circle = new Ellipse2D.Double(atX - r, atY - r, 2 * r, 2 * r);
            if (k == current) {
                pen.g().setColor(palette.stage());
                pen.g().fill(circle);
                pen.g().setColor(hue);
                pen.g().setStroke(new BasicStroke(pen.px(2.6)));
                pen.g().draw(circle);
            } else if (!Trail.near(atX, atY, drawnX, drawnY)) {
                pen.g().fill(circle);
                drawnX = atX;
                drawnY = atY;
            }
            items.add(picture.item(0, k, circle));
            items.add(picture.item(1, k, circle));
        }
    }

    private void numbers() {
        Placer placer = new Placer(lens.area(), new double[0]);
        Font font = pen.font(Fonts.MONO, 12);
        for (int i = 0; i < t.size() && i < NUMBERED; i++) {
            double px = x.at(t.x(i, 0));
            double py = y.at(t.x(i, 1));
            String text = Integer.toString(picture.number(i));
            Placer.Spot spot = placer.around(
                    px, py, pen.width(text, font) + pen.px(11), pen.height(font) + pen.px(4), pen.px(22), -1);
            boolean shown = i <= picture.iterate() && lens.area().contains(px, py);
            if (spot.free() && !spot.far()) {
                placer.take(spot.bounds());
                if (shown) {
                    pen.box(text, font, spot.bounds(), i == picture.iterate());
                }
            }
        }
    }
}
