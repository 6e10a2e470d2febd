package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Formula;
import dev.backprop.app.paint.PaintContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/** The strokes and words that this workspace's painters share. */
final class Pen {
    private static final double TINY = 4;

    private final Graphics2D g;
    private final PaintContext context;

    Pen(Graphics2D g, PaintContext context) {
        this.g = g;
        this.context = context;
    }

    float scaled(double px) {
        return context.scaled(px);
    }

    void fill(Shape shape, Color colour) {
        g.setColor(colour);
        g.fill(shape);
    }

    void line(Shape shape, Color colour, double width) {
        g.setColor(colour);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(shape);
    }

    void dashed(Shape shape, Color colour, double width, double dash) {
        g.setColor(colour);
        float[] pattern = {(float) dash, (float) dash};
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0));
        g.draw(shape);
    }

    /** The head of an arrow that comes from {@code from}. */
    void arrowHead(Point2D from, Point2D tip, double size, Color colour) {
        double angle = Math.atan2(tip.getY() - from.getY(), tip.getX() - from.getX());
        Path2D head = new Path2D.Double();
        head.moveTo(tip.getX(), tip.getY());
        for (double side : new double[] {0.42, -0.42}) {
            head.lineTo(tip.getX() - size * Math.cos(angle + side), tip.getY() - size * Math.sin(angle + side));
        }
        head.closePath();
        fill(head, colour);
    }

    double width(String text, Fonts font, double size) {
        return g.getFontMetrics(font.at(size)).getStringBounds(text, g).getWidth();
    }

    /** Words that begin at x, on a baseline, made smaller where they are wider than there is room. */
    Rectangle2D left(String text, Fonts font, double size, double x, double baseline, double room, Color colour) {
        double fitted = fitted(text, font, size, room);
        Font at = font.at(fitted);
        g.setFont(at);
        g.setColor(colour);
        g.drawString(text, (float) x, (float) baseline);
        double width = width(text, font, fitted);
        double ascent = g.getFontMetrics(at).getAscent();
        return new Rectangle2D.Double(
                x, baseline - ascent, width, ascent + g.getFontMetrics(at).getDescent());
    }

    /** Words around a middle, on a baseline. */
    Rectangle2D centred(String text, Fonts font, double size, double x, double baseline, double room, Color colour) {
        double fitted = fitted(text, font, size, room);
        return left(text, font, fitted, x - width(text, font, fitted) / 2, baseline, room, colour);
    }

    /** Words that end at x, on a baseline. */
    Rectangle2D right(String text, Fonts font, double size, double x, double baseline, double room, Color colour) {
        double fitted = fitted(text, font, size, room);
        return left(text, font, fitted, x - width(text, font, fitted), baseline, room, colour);
    }

    private double fitted(String text, Fonts font, double size, double room) {
        double width = width(text, font, size);
        return width <= room ? size : Math.max(TINY, size * room / width * 0.995);
    }

    /** A formula that begins at x, made smaller where it is wider or higher than there is room. */
    Rectangle2D formula(
            String latex, double size, double x, double baseline, double room, double height, Color colour) {
        double fitted = fittedFormula(latex, size, room, height);
        return Formula.draw(g, latex, x, baseline, fitted, colour);
    }

    double fittedFormula(String latex, double size, double room, double height) {
        Formula.Size natural = Formula.measure(latex, size);
        double shrink = Math.min(1, Math.min(room / natural.width(), height / natural.height()));
        return Math.max(TINY, size * shrink * (shrink < 1 ? 0.98 : 1));
    }
}
