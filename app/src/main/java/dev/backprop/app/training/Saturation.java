package dev.backprop.app.training;

import dev.backprop.app.paint.Palette;
import dev.backprop.engine.nn.Activation;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Units at the flat end of a sigmoid or tanh, through which next to no gradient passes, and the mark that they bear. */
final class Saturation {
    /** Of the largest slope: less is next to none. */
    private static final double NEARLY = 0.01;

    /** The share of a picture's side that the mark has, and what it needs to be told apart. */
    private static final double PART = 0.24;

    private static final double LEAST = 5;

    private Saturation() {}

    /** Whether the slope at an activation is under a hundredth of the largest one; never where a function has no flat ends. */
    static boolean at(Activation activation, double h) {
        return switch (activation) {
            case SIGMOID -> h * (1 - h) < NEARLY * 0.25;
            case TANH -> 1 - h * h < NEARLY;
            case RELU, LEAKY_RELU, SOFTMAX, LINEAR -> false;
        };
    }

    /** Of the mark on a picture; 0 where there is no room for one. */
    static double side(Rectangle2D picture) {
        double side = picture.getWidth() * PART;
        return side >= LEAST ? side : 0;
    }

    /** In the upper right corner of a unit's picture, where there is room. */
    static void mark(Graphics2D g, Rectangle2D picture, Palette palette) {
        double side = side(picture);
        if (side > 0) {
            mark(g, picture.getMaxX() - side / 2, picture.getY() + side / 2, side / 2, palette);
        }
    }

    /** A small square in which a curve goes flat. */
    static void mark(Graphics2D g, double x, double y, double r, Palette palette) {
        g.setColor(palette.highlight());
        g.fill(new RoundRectangle2D.Double(x - r, y - r, 2 * r, 2 * r, r * 0.6, r * 0.6));
        Path2D flat = new Path2D.Double();
        flat.moveTo(x - r * 0.6, y + r * 0.5);
        flat.lineTo(x - r * 0.2, y - r * 0.4);
        flat.lineTo(x + r * 0.65, y - r * 0.4);
        g.setColor(Color.BLACK);
        g.setStroke(new BasicStroke((float) (r * 0.3)));
        g.draw(flat);
        g.setStroke(new BasicStroke(1));
    }
}
