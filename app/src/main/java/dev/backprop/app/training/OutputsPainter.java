package dev.backprop.app.training;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Numbers;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The outputs as probabilities, the answer outlined, each with the gradient of the loss by its score. */
final class OutputsPainter {
    /** The share of a row that the gradient's bar has. */
    private static final double BACK_PART = 0.16;

    private static final double ARC = 6;

    private OutputsPainter() {}

    static List<Item> paint(Graphics2D g, Shown shown, Rectangle2D box, double headBaseline, PaintContext context) {
        double[] p = shown.reading().probabilities();
        double[] back = last(shown.reading().byScores());
        double line = box.getHeight() / p.length;
        List<Item> items = new ArrayList<>();
        for (int k = 0; k < p.length; k++) {
            Rectangle2D row = new Rectangle2D.Double(box.getX(), box.getY() + k * line, box.getWidth(), line);
            row(g, shown, k, back[k], row, context);
            items.add(new Item("y_hat[" + k + "]", row, "probability of " + k, p[k], back[k]));
        }
        g.setFont(Fonts.SANS.at(context.scaled(11.5)));
        g.setColor(context.palette().muted());
        String words = "∂loss/∂z";
        double right = box.getMaxX() - g.getFontMetrics().stringWidth(words);
        g.drawString("probability", (float) (box.getX() + context.scaled(26)), (float) headBaseline);
        g.drawString(words, (float) right, (float) headBaseline);
        return items;
    }

    private static double[] last(List<double[]> layers) {
        return layers.get(layers.size() - 1);
    }

    private static void row(Graphics2D g, Shown shown, int k, double back, Rectangle2D row, PaintContext context) {
        Palette palette = context.palette();
        boolean answer = k == shown.reading().answer();
        if (answer) {
            frame(g, row, context);
        }
        double size = Math.min(context.scaled(14), row.getHeight() * 0.76);
        double base = row.getCenterY() + size * 0.36;
        boolean label = k == shown.digit().label();
        g.setFont((answer || label ? Fonts.BOLD : Fonts.SANS).at(size));
        g.setColor(label || answer ? palette.ink() : palette.muted());
        g.drawString(Integer.toString(k), (float) (row.getX() + size * 0.6), (float) base);
        double backWidth = row.getWidth() * BACK_PART;
        double thick = Math.min(row.getHeight() * 0.46, context.scaled(15));
        double backX = row.getMaxX() - backWidth - size * 0.5;
        UnitsPainter.signed(
                g,
                new Rectangle2D.Double(backX, row.getCenterY() - thick * 0.3, backWidth, thick * 0.6),
                SignalScale.of(back),
                palette);
        g.setFont((answer ? Fonts.MONO_BOLD : Fonts.MONO).at(size * 0.94));
        g.setColor(label || answer ? palette.ink() : palette.muted());
        FontMetrics metrics = g.getFontMetrics();
        double textX = backX - metrics.stringWidth("0.000") - size * 0.8;
        g.drawString(number(shown.reading().probabilities()[k]), (float) textX, (float) base);
        double from = row.getX() + size * 2;
        Rectangle2D track = new Rectangle2D.Double(
                from, row.getCenterY() - thick / 2, Math.max(4, textX - size * 0.7 - from), thick);
        Color colour = answer ? palette.accent() : palette.muted();
        UnitsPainter.bar(g, track, shown.reading().probabilities()[k], colour, Math.min(thick, ARC), palette);
    }

    private static String number(double probability) {
        String number = Numbers.fixed(probability, 3);
        return number.contains("e") ? "0.000" : number;
    }

    private static void frame(Graphics2D g, Rectangle2D row, PaintContext context) {
        double inset = Math.min(context.scaled(3), row.getHeight() * 0.1);
        RoundRectangle2D box = new RoundRectangle2D.Double(
                row.getX(), row.getY() + inset, row.getWidth(), row.getHeight() - 2 * inset, 9, 9);
        g.setColor(context.palette().highlightFill());
        g.fill(box);
        g.setColor(context.palette().highlight());
        g.setStroke(new BasicStroke(context.scaled(1.6)));
        g.draw(box);
    }
}
