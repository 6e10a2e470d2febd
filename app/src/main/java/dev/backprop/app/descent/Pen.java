package dev.backprop.app.descent;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.PaintContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** The strokes that the pictures of a descent share, in sizes that grow with the type. */
record Pen(Graphics2D g, PaintContext context) {
    float px(double size) {
        return context.scaled(size);
    }

    void line(double x1, double y1, double x2, double y2, Color colour, double width) {
        line(new Line2D.Double(x1, y1, x2, y2), colour, width);
    }

    /** Lines of one kind, all at once. */
    void line(Shape lines, Color colour, double width) {
        g.setColor(colour);
        g.setStroke(new BasicStroke(px(width), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(lines);
    }

    void dashed(Shape shape, Color colour, double width) {
        g.setColor(colour);
        float[] dash = {px(8), px(6)};
        g.setStroke(new BasicStroke(px(width), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
        g.draw(shape);
    }

    /** An arrow with its point at the second end; a short one is all point. */
    Shape arrow(double x1, double y1, double x2, double y2, Color colour, double width) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        if (length < 1e-6) {
            return reach(x1, y1, x2, y2);
        }
        double head = Math.min(px(11), length);
        double ux = (x2 - x1) / length;
        double uy = (y2 - y1) / length;
        double bx = x2 - ux * head;
        double by = y2 - uy * head;
        line(x1, y1, bx, by, colour, width);
        Path2D point = new Path2D.Double();
        point.moveTo(x2, y2);
        point.lineTo(bx - uy * head * 0.45, by + ux * head * 0.45);
        point.lineTo(bx + uy * head * 0.45, by - ux * head * 0.45);
        point.closePath();
        g.fill(point);
        return reach(x1, y1, x2, y2);
    }

    /** Where an arrow can be pointed at; also one too short to be seen. */
    private Rectangle2D reach(double x1, double y1, double x2, double y2) {
        double half = px(4);
        return new Rectangle2D.Double(
                Math.min(x1, x2) - half,
                Math.min(y1, y2) - half,
                Math.abs(x2 - x1) + 2 * half,
                Math.abs(y2 - y1) + 2 * half);
    }

    Font font(Fonts face, double size) {
        return face.at(px(size));
    }

    /** To whole pixels. As the text will be drawn: the metrics of a PDF's graphics are those of a screen without fractions. */
    double width(String text, Font font) {
        return Math.floor(0.5 + g.getFontMetrics(font).getStringBounds(text, g).getWidth());
    }

    double height(Font font) {
        FontMetrics metrics = g.getFontMetrics(font);
        return metrics.getAscent() + metrics.getDescent();
    }

    /** Text in the middle of a rectangle. */
    void centred(String text, Font font, Rectangle2D in, Color colour) {
        FontMetrics metrics = g.getFontMetrics(font);
        g.setFont(font);
        g.setColor(colour);
        g.drawString(text, (float) (in.getCenterX() - width(text, font) / 2.0), (float)
                (in.getCenterY() + (metrics.getAscent() - metrics.getDescent()) / 2.0));
    }

    /** Text over whatever is there: the stage shines through no more than a little. */
    void plate(String text, Font font, Rectangle2D in, Color colour) {
        ground(in, 215);
        centred(text, font, in, colour);
    }

    /** The stage's colour over a rectangle. */
    void ground(Rectangle2D in, int opacity) {
        Color stage = context.palette().stage();
        g.setColor(new Color(stage.getRed(), stage.getGreen(), stage.getBlue(), opacity));
        g.fill(rounded(in));
    }

    /** The notebook's yellow box with a number in it. */
    void box(String number, Font font, Rectangle2D in, boolean current) {
        box(rounded(in), current);
        centred(number, font, in, context.palette().ink());
    }

    private void box(Shape shape, boolean current) {
        g.setColor(context.palette().highlightFill());
        g.fill(shape);
        g.setColor(context.palette().highlight());
        g.setStroke(new BasicStroke(px(current ? 2 : 1)));
        g.draw(shape);
    }

    private RoundRectangle2D rounded(Rectangle2D in) {
        double arc = px(8);
        return new RoundRectangle2D.Double(in.getX(), in.getY(), in.getWidth(), in.getHeight(), arc, arc);
    }
}
