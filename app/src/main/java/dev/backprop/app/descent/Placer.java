package dev.backprop.app.descent;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Finds room for labels: away from the curve, from each other and from the edge where that can be had. */
final class Placer {
    private static final double OUTSIDE = 1000;
    private static final double OVERLAP = 150;
    private static final double ON_CURVE = 60;
    private static final double[] REACH = {1, 1.5, 2.1, 2.8, 3.6, 4.5, 5.5};
    private static final int DIRECTIONS = 16;

    private final Rectangle2D area;
    private final double[] curveY;
    private final List<Rectangle2D> taken = new ArrayList<>();

    /**
     * @param area where labels belong, in pixels
     * @param curveY the curve's pixel over each column of the area from its left edge on; NaN where it has none
     */
    Placer(Rectangle2D area, double[] curveY) {
        this.area = area;
        this.curveY = curveY;
    }

    /**
     * A place for a label.
     *
     * @param bounds where it goes
     * @param cost of what it covers and how far away it is
     * @param far whether it stands so far from its point that a line must join them
     */
    record Spot(Rectangle2D bounds, double cost, boolean far) {
        /** Whether it covers nothing. */
        boolean free() {
            return cost < ON_CURVE;
        }
    }

    /** Keeps labels away from a rectangle. */
    void take(Rectangle2D bounds) {
        taken.add(bounds);
    }

    /**
     * The best place near a point, not yet taken.
     *
     * @param reach distance from the point to the nearest label's centre
     * @param angle where it would be best, in radians from the right, clockwise on the screen
     */
    Spot around(double x, double y, double width, double height, double reach, double angle) {
        Spot best = null;
        for (double times : REACH) {
            for (int i = 0; i < DIRECTIONS; i++) {
                double turn = i * 2 * Math.PI / DIRECTIONS;
                double off = Math.min(turn, 2 * Math.PI - turn);
                double least = 7 * (times - 1) + 4 * off;
                if (best != null && least >= best.cost()) {
                    // It could not be better even if it covered nothing.
                    continue;
                }
                double away = reach * times;
                double cx = x + Math.cos(angle + turn) * (away + width / 2 - height / 2);
                double cy = y + Math.sin(angle + turn) * away;
                var bounds = new Rectangle2D.Double(cx - width / 2, cy - height / 2, width, height);
                double cost = cost(bounds) + least;
                if (best == null || cost < best.cost()) {
                    best = new Spot(bounds, cost, times > REACH[0] || off > 1.2);
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("no place was tried");
        }
        return best;
    }

    /** What a label there would cover: 0 for nothing. */
    double cost(Rectangle2D bounds) {
        double cost = area.contains(bounds) ? 0 : OUTSIDE;
        for (Rectangle2D other : taken) {
            Rectangle2D common = bounds.createIntersection(other);
            if (!common.isEmpty()) {
                double part = common.getWidth() * common.getHeight() / (bounds.getWidth() * bounds.getHeight());
                cost += OVERLAP * (1 + part);
            }
        }
        return onCurve(bounds) ? cost + ON_CURVE : cost;
    }

    /** Whether the curve goes through a rectangle. */
    boolean onCurve(Rectangle2D bounds) {
        int from = (int) Math.max(1, Math.floor(bounds.getMinX() - area.getMinX()));
        int to = (int) Math.min(curveY.length - 1, Math.ceil(bounds.getMaxX() - area.getMinX()));
        for (int i = from; i <= to; i++) {
            double top = Math.min(curveY[i - 1], curveY[i]);
            double bottom = Math.max(curveY[i - 1], curveY[i]);
            if (top <= bounds.getMaxY() + 2 && bottom >= bounds.getMinY() - 2) {
                return true;
            }
        }
        return false;
    }
}
