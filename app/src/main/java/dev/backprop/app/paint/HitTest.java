package dev.backprop.app.paint;

import java.awt.Shape;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/** Finds what lies under the pointer: the nearest shape; of several around it, the smallest, and of equals the last drawn. */
final class HitTest {
    /** How far from a line the pointer may be, in logical pixels. */
    private static final double REACH = 6;

    private HitTest() {}

    static Optional<Item> at(List<Item> items, double x, double y) {
        Item best = null;
        double nearest = REACH;
        double smallest = Double.POSITIVE_INFINITY;
        for (Item item : items) {
            double distance = distance(item.shape(), x, y);
            double area = area(item.shape());
            if (distance < nearest || (distance == nearest && area <= smallest)) {
                best = item;
                nearest = distance;
                smallest = area;
            }
        }
        return Optional.ofNullable(best);
    }

    /** 0 inside a shape, else the distance to its outline; infinite where it is surely out of reach. */
    static double distance(Shape shape, double x, double y) {
        Rectangle2D bounds = shape.getBounds2D();
        if (x < bounds.getMinX() - REACH
                || x > bounds.getMaxX() + REACH
                || y < bounds.getMinY() - REACH
                || y > bounds.getMaxY() + REACH) {
            return Double.POSITIVE_INFINITY;
        }
        return closed(shape) && shape.contains(x, y) ? 0 : toOutline(shape, x, y);
    }

    /** An open path, such as a curve, is hit near its line only. */
    private static boolean closed(Shape shape) {
        double[] at = new double[6];
        int last = PathIterator.SEG_MOVETO;
        for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            int kind = i.currentSegment(at);
            last = kind == PathIterator.SEG_MOVETO && last == PathIterator.SEG_CLOSE ? last : kind;
        }
        return last == PathIterator.SEG_CLOSE;
    }

    private static double toOutline(Shape shape, double x, double y) {
        double[] at = new double[6];
        double startX = 0;
        double startY = 0;
        double fromX = 0;
        double fromY = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (PathIterator i = new FlatteningPathIterator(shape.getPathIterator(null), 0.5); !i.isDone(); i.next()) {
            int kind = i.currentSegment(at);
            if (kind == PathIterator.SEG_MOVETO) {
                startX = at[0];
                startY = at[1];
            } else {
                double toX = kind == PathIterator.SEG_CLOSE ? startX : at[0];
                double toY = kind == PathIterator.SEG_CLOSE ? startY : at[1];
                nearest = Math.min(nearest, Line2D.ptSegDist(fromX, fromY, toX, toY, x, y));
                at[0] = toX;
                at[1] = toY;
            }
            fromX = at[0];
            fromY = at[1];
        }
        return nearest;
    }

    private static double area(Shape shape) {
        Rectangle2D bounds = shape.getBounds2D();
        return bounds.getWidth() * bounds.getHeight();
    }
}
