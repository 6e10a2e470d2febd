package dev.backprop.app.descent;

import dev.backprop.app.paint.Chart;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** Arrows of one kind: their colour, and how their line is broken. */
final class ArrowPen {
    private static final double WIDTH = 2.4;

    private final Pen pen;
    private final Color colour;
    private final Chart.Dash dash;

    ArrowPen(Pen pen, Arrow arrow) {
        this.pen = pen;
        this.colour = pen.context().palette().colour(arrow.hue());
        this.dash = arrow.dash();
    }

    Color colour() {
        return colour;
    }

    /** From one point to another, with a head that is filled however the line is broken. */
    void arrow(double x1, double y1, double x2, double y2) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        if (length < 0.5) {
            return;
        }
        double head = Math.min(pen.px(11), length);
        double ux = (x2 - x1) / length;
        double uy = (y2 - y1) / length;
        double bx = x2 - ux * head;
        double by = y2 - uy * head;
        line(new Line2D.Double(x1, y1, bx, by));
        Path2D point = new Path2D.Double();
        point.moveTo(x2, y2);
        point.lineTo(bx - uy * head * 0.45, by + ux * head * 0.45);
        point.lineTo(bx + uy * head * 0.45, by - ux * head * 0.45);
        point.closePath();
        pen.g().fill(point);
    }

    void line(Shape shape) {
        pen.g().setColor(colour);
        pen.g().setStroke(stroke());
        pen.g().draw(shape);
    }

    private BasicStroke stroke() {
        float width = pen.px(WIDTH);
        return switch (dash) {
            case SOLID -> new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
            case DASHED -> broken(width, BasicStroke.CAP_BUTT, pen.px(7), pen.px(4));
            case DOTTED -> broken(width, BasicStroke.CAP_ROUND, 0.1f, pen.px(5));
            case DASH_DOT -> broken(width, BasicStroke.CAP_BUTT, pen.px(9), pen.px(3), pen.px(2), pen.px(3));
        };
    }

    private static BasicStroke broken(float width, int cap, float... dashes) {
        return new BasicStroke(width, cap, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }
}
