package dev.backprop.app.descent;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/**
 * Finds room for labels: away from the curve, from each other and from the edge where that can be had. Dragged, a start has
 * another descent to number in each picture, so it makes no objects on the way.
 */
final class Placer {
    private static final double OUTSIDE = 1000;
    private static final double OVERLAP = 150;
    private static final double ON_CURVE = 60;
    /** How near a label may come to the curve, in pixels. */
    private static final double NEAR = 2;

    private static final double[] REACH = {1, 1.5, 2.1, 2.8, 3.6, 4.5, 5.5};
    private static final int DIRECTIONS = 16;
    /** So many columns of the curve are asked for together first. */
    private static final int BLOCK = 16;

    private final Rectangle2D area;
    private final Curve curve;
    /** Left, top, right and bottom of each. */
    private double[] taken = new double[4 * BLOCK];

    private int count;

    /** The curve, and the least and the greatest pixel of each block of its columns. */
    private record Curve(double[] y, double[] tops, double[] bottoms) {
        static Curve of(double[] y) {
            int blocks = (y.length + BLOCK - 1) / BLOCK;
            double[] tops = new double[blocks];
            double[] bottoms = new double[blocks];
            Arrays.fill(tops, Double.POSITIVE_INFINITY);
            Arrays.fill(bottoms, Double.NEGATIVE_INFINITY);
            for (int i = 1; i < y.length; i++) {
                double top = Math.min(y[i - 1], y[i]);
                if (!Double.isNaN(top)) {
                    tops[i / BLOCK] = Math.min(tops[i / BLOCK], top);
                    bottoms[i / BLOCK] = Math.max(bottoms[i / BLOCK], Math.max(y[i - 1], y[i]));
                }
            }
            return new Curve(y, tops, bottoms);
        }
    }

    /**
     * @param area where labels belong, in pixels
     * @param curveY the curve's pixel over each column of the area from its left edge on; NaN where it has none
     */
    Placer(Rectangle2D area, double[] curveY) {
        this(area, Curve.of(curveY));
    }

    private Placer(Rectangle2D area, Curve curve) {
        this.area = area;
        this.curve = curve;
    }

    /** One that knows what this one knows, and from now on takes places of its own. */
    Placer copy() {
        Placer copy = new Placer(area, curve);
        copy.taken = taken.clone();
        copy.count = count;
        return copy;
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
        if (4 * count == taken.length) {
            taken = Arrays.copyOf(taken, 2 * taken.length);
        }
        taken[4 * count] = bounds.getMinX();
        taken[4 * count + 1] = bounds.getMinY();
        taken[4 * count + 2] = bounds.getMaxX();
        taken[4 * count + 3] = bounds.getMaxY();
        count++;
    }

    /**
     * The best place near a point, not yet taken.
     *
     * @param reach distance from the point to the nearest label's centre
     * @param angle where it would be best, in radians from the right, clockwise on the screen
     */
    Spot around(double x, double y, double width, double height, double reach, double angle) {
        double bestCost = Double.POSITIVE_INFINITY;
        double bestX = x;
        double bestY = y;
        boolean far = false;
        for (double times : REACH) {
            for (int i = 0; i < DIRECTIONS; i++) {
                double turn = i * 2 * Math.PI / DIRECTIONS;
                double off = Math.min(turn, 2 * Math.PI - turn);
                double least = 7 * (times - 1) + 4 * off;
                if (least >= bestCost) {
                    // It could not be better even if it covered nothing.
                    continue;
                }
                double away = reach * times;
                double cx = x + Math.cos(angle + turn) * (away + width / 2 - height / 2);
                double cy = y + Math.sin(angle + turn) * away;
                double left = cx - width / 2;
                double top = cy - height / 2;
                double cost = cost(left, top, width, height, bestCost - least) + least;
                if (cost < bestCost) {
                    bestCost = cost;
                    bestX = left;
                    bestY = top;
                    far = times > REACH[0] || off > 1.2;
                }
            }
        }
        return new Spot(new Rectangle2D.Double(bestX, bestY, width, height), bestCost, far);
    }

    /**
     * The best place near a point; where that would cover something, one farther away that covers nothing, if there is one: it
     * then stands so far away that a line must join them.
     *
     * @param beyond as {@code reach}, for the place farther away
     */
    Spot aroundOrBeyond(double x, double y, double width, double height, double reach, double beyond, double angle) {
        Spot near = around(x, y, width, height, reach, angle);
        if (near.free()) {
            return near;
        }
        Spot away = around(x, y, width, height, beyond, angle);
        return away.free() ? new Spot(away.bounds(), away.cost(), true) : near;
    }

    /** What a label there would cover: 0 for nothing. */
    double cost(Rectangle2D bounds) {
        return cost(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight(), Double.POSITIVE_INFINITY);
    }

    /** Likewise; no more is counted once it is as much as {@code most}. */
    private double cost(double x, double y, double width, double height, double most) {
        double cost = area.contains(x, y, width, height) ? 0 : OUTSIDE;
        for (int i = 0; i < 4 * count && cost < most; i += 4) {
            double across = Math.min(x + width, taken[i + 2]) - Math.max(x, taken[i]);
            double down = Math.min(y + height, taken[i + 3]) - Math.max(y, taken[i + 1]);
            if (across > 0 && down > 0) {
                cost += OVERLAP * (1 + across * down / (width * height));
            }
        }
        return cost < most && onCurve(x, y, width, height) ? cost + ON_CURVE : cost;
    }

    /** Whether the curve goes through a rectangle. */
    boolean onCurve(Rectangle2D bounds) {
        return onCurve(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private boolean onCurve(double x, double y, double width, double height) {
        double[] at = curve.y();
        int from = (int) Math.max(1, Math.floor(x - area.getMinX()));
        int to = (int) Math.min(at.length - 1, Math.ceil(x + width - area.getMinX()));
        double least = y - NEAR;
        double most = y + height + NEAR;
        int i = from;
        while (i <= to) {
            int block = i / BLOCK;
            if (curve.tops()[block] > most || curve.bottoms()[block] < least) {
                i = (block + 1) * BLOCK;
                continue;
            }
            if (Math.min(at[i - 1], at[i]) <= most && Math.max(at[i - 1], at[i]) >= least) {
                return true;
            }
            i++;
        }
        return false;
    }
}
