package dev.backprop.app.descent;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The parts of a step in the plane: arrows from the iterate, and the scale as an ellipse around it. */
final class PlaneArrows {
    private final Pen pen;
    private final DescentPicture picture;
    private final Lens lens;
    private final Placer placer;

    PlaneArrows(Pen pen, DescentPicture picture, Lens lens) {
        this.pen = pen;
        this.picture = picture;
        this.lens = lens;
        this.placer = new Placer(lens.area(), new double[0]);
    }

    /** Draws them; the clip is the plane's. */
    List<Item> paint() {
        List<Arrow> arrows =
                picture.shown().stream().filter(arrow -> arrow != Arrow.STEP).toList();
        StepNumbers step =
                StepNumbers.of(picture.trajectory(), picture.iterate()).orElse(null);
        if (step == null || arrows.isEmpty()) {
            return List.of();
        }
        double x = lens.x().at(step.trajectory().x(step.iterate(), 0));
        double y = lens.y().at(step.trajectory().x(step.iterate(), 1));
        if (!lens.area().contains(x, y)) {
            return List.of();
        }
        placer.take(new Rectangle2D.Double(x - pen.px(9), y - pen.px(9), pen.px(18), pen.px(18)));
        List<Item> items = new ArrayList<>();
        List<Point2D> tips = new ArrayList<>();
        for (Arrow arrow : arrows) {
            Point2D tip = tip(step, arrow, x, y);
            tips.add(tip);
            if (arrow == Arrow.SCALE) {
                ellipse(arrow, x, y, tip);
            } else {
                new ArrowPen(pen, arrow).arrow(x, y, tip.getX(), tip.getY());
            }
            items.add(item(step, arrow, x, y, tip));
        }
        for (int i = 0; i < arrows.size(); i++) {
            label(step, arrows.get(i), x, y, tips.get(i));
        }
        return items;
    }

    /** Where an arrow ends; no farther away than a line can be drawn. */
    private Point2D tip(StepNumbers step, Arrow arrow, double x, double y) {
        double[] reach = step.reach(arrow);
        double dx = lens.x().at(reach[0]) - lens.x().at(0);
        double dy = lens.y().at(reach[1]) - lens.y().at(0);
        double length = Math.hypot(dx, dy);
        double most = 2 * Math.hypot(lens.area().getWidth(), lens.area().getHeight());
        double part = length > most ? most / length : 1;
        return new Point2D.Double(x + dx * part, y + dy * part);
    }

    private void ellipse(Arrow arrow, double x, double y, Point2D corner) {
        double rx = Math.abs(corner.getX() - x);
        double ry = Math.abs(corner.getY() - y);
        ArrowPen ink = new ArrowPen(pen, arrow);
        ink.line(new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry));
        ink.line(new Line2D.Double(x - rx, y, x + rx, y));
        ink.line(new Line2D.Double(x, y - ry, x, y + ry));
    }

    private Item item(StepNumbers step, Arrow arrow, double x, double y, Point2D tip) {
        Rectangle2D bounds = new Rectangle2D.Double(x, y, 0, 0);
        bounds.add(tip);
        if (arrow == Arrow.SCALE) {
            bounds.add(new Point2D.Double(2 * x - tip.getX(), 2 * y - tip.getY()));
        }
        double half = pen.px(4);
        bounds.setRect(
                bounds.getX() - half,
                bounds.getY() - half,
                bounds.getWidth() + 2 * half,
                bounds.getHeight() + 2 * half);
        Rectangle2D seen = bounds.createIntersection(lens.area());
        return Item.of("part[" + arrow.toggle() + "]", seen, ArrowWords.of(step, arrow, picture));
    }

    /** Beyond the point, or at the edge that it leaves the picture by; the ellipse's at its right end. */
    private void label(StepNumbers step, Arrow arrow, double x, double y, Point2D tip) {
        Rectangle2D area = lens.area();
        boolean scale = arrow == Arrow.SCALE;
        double toX = scale ? x + Math.abs(tip.getX() - x) : tip.getX();
        double toY = scale ? y : tip.getY();
        double atX = Math.max(area.getMinX(), Math.min(area.getMaxX(), toX));
        double atY = Math.max(area.getMinY(), Math.min(area.getMaxY(), toY));
        Font font = pen.font(Fonts.SEMI_BOLD, 13);
        String text = arrow.label(step.rule(), 2, picture.alpha());
        double angle = Math.atan2(toY - y, toX - x);
        Placer.Spot spot = placer.around(
                atX, atY, pen.width(text, font) + pen.px(8), pen.height(font) + pen.px(2), pen.px(15), angle);
        placer.take(spot.bounds());
        pen.plate(text, font, spot.bounds(), pen.context().palette().colour(arrow.hue()));
    }
}
