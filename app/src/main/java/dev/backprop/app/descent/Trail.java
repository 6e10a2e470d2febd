package dev.backprop.app.descent;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/**
 * Many points as one shape, so that a picture draws once and not hundreds of times. What would cover the pixels of what is
 * there already is left out: a descent that has arrived stays where it is, or goes to and fro between two points.
 */
final class Trail {
    /** What is nearer than this, in pixels, is in the same place. */
    private static final double SAME = 0.1;
    /** Beyond this a piece stands alone: the renderer may leave it out, and must not join what lies around it. */
    private static final double FAR = 1e7;

    private final Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    private final boolean unbroken;
    private double lastX = Double.NaN;
    private double lastY = Double.NaN;
    private double beforeX = Double.NaN;
    private double beforeY = Double.NaN;
    /** Whether the path ends at the last point. */
    private boolean down;

    /** @param unbroken whether it must be one line from end to end, as a dashed one must, which counts along it */
    Trail(boolean unbroken) {
        this.unbroken = unbroken;
    }

    /** A line on to a point. */
    void lineTo(double x, double y) {
        if (near(x, y, lastX, lastY)) {
            return;
        }
        if (!unbroken && near(x, y, beforeX, beforeY)) {
            double swapX = lastX;
            double swapY = lastY;
            lastX = beforeX;
            lastY = beforeY;
            beforeX = swapX;
            beforeY = swapY;
            down = false;
            return;
        }
        if (!Double.isNaN(lastX)) {
            if (!down || far(lastX, lastY) || far(x, y)) {
                path.moveTo(lastX, lastY);
            }
            path.lineTo(x, y);
            down = true;
        }
        goOn(x, y);
    }

    /** A dot around a point. */
    void dot(double x, double y, double r) {
        if (!near(x, y, lastX, lastY) && !near(x, y, beforeX, beforeY)) {
            path.append(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r), false);
            goOn(x, y);
        }
    }

    /** The shape; not to be changed. */
    Shape shape() {
        return path;
    }

    private void goOn(double x, double y) {
        beforeX = lastX;
        beforeY = lastY;
        lastX = x;
        lastY = y;
    }

    /** Whether a point would cover the pixels of another. */
    static boolean near(double x, double y, double otherX, double otherY) {
        return Math.abs(x - otherX) < SAME && Math.abs(y - otherY) < SAME;
    }

    private static boolean far(double x, double y) {
        return !(Math.abs(x) < FAR && Math.abs(y) < FAR);
    }
}
