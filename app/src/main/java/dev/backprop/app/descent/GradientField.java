package dev.backprop.app.descent;

import dev.backprop.engine.descent.Expression;
import dev.backprop.engine.descent.Objective;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * −∇f on a grid over the plane, as one shape to fill. A gradient that is longer has a longer arrow, by the fourth root: on a
 * ravine's wall it is a thousand times what it is on the floor, and both are to be seen. Where f or it is not finite, or it
 * is 0, there is no arrow.
 *
 * @param f the function's text
 * @param range the part of the plane
 * @param area where on the picture
 * @param cell between two arrows, in pixels
 * @param arrows what to fill
 */
record GradientField(String f, ViewRange range, Rectangle2D area, double cell, Path2D arrows) {
    /** The part of a cell that the longest arrow takes. */
    private static final double REACH = 0.82;

    private static final double POWER = 0.25;

    static GradientField of(Expression f, Lens lens, double cell) {
        Rectangle2D area = lens.area();
        int columns = (int) Math.max(1, area.getWidth() / cell);
        int rows = (int) Math.max(1, area.getHeight() / cell);
        double[] dx = new double[columns * rows];
        double[] dy = new double[columns * rows];
        double most = 0;
        Objective objective = new Objective(f);
        for (int i = 0; i < dx.length; i++) {
            double[] at = {
                lens.x().value(middle(area.getMinX(), area.getWidth(), i % columns, columns)),
                lens.y().value(middle(area.getMinY(), area.getHeight(), i / columns, rows))
            };
            // log x has none where x is below 0, and 1/x has a value there.
            double[] g = Double.isFinite(objective.value(at)) ? objective.gradient(at) : new double[2];
            // As many pixels to a unit down as across, and y grows upwards.
            dx[i] = -g[0];
            dy[i] = g[1];
            double length = Math.hypot(dx[i], dy[i]);
            most = Double.isFinite(length) ? Math.max(most, length) : most;
        }
        Path2D arrows = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int i = 0; i < dx.length; i++) {
            double length = Math.hypot(dx[i], dy[i]);
            if (length > 0 && Double.isFinite(length)) {
                arrow(
                        arrows,
                        middle(area.getMinX(), area.getWidth(), i % columns, columns),
                        middle(area.getMinY(), area.getHeight(), i / columns, rows),
                        dx[i] / length,
                        dy[i] / length,
                        cell * REACH * Math.pow(length / most, POWER));
            }
        }
        return new GradientField(f.text(), lens.range(), area, cell, arrows);
    }

    boolean isFor(Expression other, Lens lens, double otherCell) {
        return f.equals(other.text()) && range.equals(lens.range()) && area.equals(lens.area()) && cell == otherCell;
    }

    private static double middle(double start, double length, int i, int of) {
        return start + length * (i + 0.5) / of;
    }

    /** An arrow with its middle at a point: a thin shaft and a head of a third of it. */
    private static void arrow(Path2D path, double x, double y, double ux, double uy, double length) {
        double shaft = Math.max(0.4, length * 0.022);
        double head = length * 0.36;
        double wide = length * 0.14;
        double[][] outline = {
            {-length / 2, -shaft},
            {length / 2 - head, -shaft},
            {length / 2 - head, -wide},
            {length / 2, 0},
            {length / 2 - head, wide},
            {length / 2 - head, shaft},
            {-length / 2, shaft}
        };
        for (int i = 0; i < outline.length; i++) {
            double px = x + outline[i][0] * ux - outline[i][1] * uy;
            double py = y + outline[i][0] * uy + outline[i][1] * ux;
            if (i == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        path.closePath();
    }
}
