package dev.backprop.app.descent;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.engine.descent.Stopped;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Where no descent can begin: the start as a ring that can be dragged away from there, and the reason in words. */
final class NoDescent {
    private static final String WORDS = "No descent from here";
    /** How much stage there is around the words. */
    private static final double PAD = 10;

    private final Pen pen;
    private final DescentPicture picture;

    NoDescent(Pen pen, DescentPicture picture) {
        this.pen = pen;
        this.picture = picture;
    }

    /** On the axis under a curve, which has no height there; the words stand where they cover the least. */
    List<Item> paint(CurvePlot plot) {
        Rectangle2D area = plot.area();
        double x = plot.x().at(start(0));
        double floor =
                Math.max(area.getMinY(), Math.min(area.getMaxY(), plot.y().at(0)));
        pen.dashed(
                new Line2D.Double(x, area.getMinY(), x, area.getMaxY()),
                pen.context().palette().muted(),
                1);
        Placer placer = new Placer(area, plot.columnY());
        placer.take(new Rectangle2D.Double(x - 1, area.getMinY(), 2, area.getHeight()));
        return List.of(ring(new Point2D.Double(x, floor)), words(area, placer));
    }

    /** In the plane. */
    List<Item> paint(Lens lens) {
        Rectangle2D area = lens.area();
        Point2D at = new Point2D.Double(lens.x().at(start(0)), lens.y().at(start(1)));
        Placer placer = new Placer(area, new double[0]);
        double reach = pen.px(20);
        placer.take(new Rectangle2D.Double(at.getX() - reach, at.getY() - reach, 2 * reach, 2 * reach));
        return List.of(ring(at), words(area, placer));
    }

    private double start(int coordinate) {
        return picture.trajectory().config().x0().get(coordinate);
    }

    private Item ring(Point2D at) {
        double r = pen.px(7);
        var ring = new Ellipse2D.Double(at.getX() - r, at.getY() - r, 2 * r, 2 * r);
        pen.g().setColor(pen.context().palette().stage());
        pen.g().fill(ring);
        pen.line(ring, pen.context().palette().colour(picture.hue()), 2.4);
        return Item.of("x[0]", ring, "the start, " + Names.setting(start(0)));
    }

    private Item words(Rectangle2D area, Placer placer) {
        String why = picture.trajectory().stopped().map(Stopped::why).orElse("");
        Font font = pen.font(Fonts.SANS, 14);
        double line = pen.height(font);
        double width = Math.max(pen.width(WORDS, font), pen.width(why, font)) + 2 * pen.px(PAD);
        Rectangle2D place = place(area, placer, width, 2 * line + 2 * pen.px(PAD));
        pen.ground(place, 215);
        var upper = new Rectangle2D.Double(place.getX(), place.getY() + pen.px(PAD), width, line);
        var lower = new Rectangle2D.Double(place.getX(), upper.getMaxY(), width, line);
        pen.centred(WORDS, font, upper, pen.context().palette().ink());
        pen.centred(why, font, lower, pen.context().palette().muted());
        return Item.of("message", place, why.isEmpty() ? WORDS : WORDS + ": " + why);
    }

    /** In the middle, at a side, or over or under them. */
    private static Rectangle2D place(Rectangle2D area, Placer placer, double width, double height) {
        Rectangle2D best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double down : new double[] {0.5, 0.1, 0.9}) {
            for (double across : new double[] {0.5, 0.2, 0.8, 0, 1}) {
                var there = new Rectangle2D.Double(
                        area.getMinX() + across * (area.getWidth() - width),
                        area.getMinY() + down * (area.getHeight() - height),
                        width,
                        height);
                double cost = placer.cost(there);
                if (best == null || cost < least) {
                    best = there;
                    least = cost;
                }
            }
        }
        return best == null ? area : best;
    }
}
