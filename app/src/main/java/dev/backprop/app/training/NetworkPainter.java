package dev.backprop.app.training;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Numbers;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.PixelImage;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** One digit, the hidden units as pictures of their weights with their activations, and the probabilities. */
final class NetworkPainter implements Painter<Shown> {
    /** Weights of this size have the full colour, in every unit, epoch and run. */
    static final double WEIGHT_LIMIT = 0.4;

    private static final double LABEL = 12.5;

    @Override
    public List<Item> paint(Graphics2D g, Shown shown, PaintContext context) {
        double caption = context.scaled(26);
        double height = context.height() - caption;
        double gap = context.scaled(28);
        double digit = Math.min(context.width() * 0.16, height * 0.55);
        double outputs = Math.max(context.scaled(190), context.width() * 0.24);
        double units = Math.max(1, context.width() - digit - outputs - 2 * gap);
        List<Item> items = new ArrayList<>();
        items.add(digit(g, shown, digit, height, context));
        Contributions contributions = Contributions.of(shown);
        HiddenGrid grid = HiddenGrid.fit(contributions.terms().length, digit + gap, 0, units, height);
        for (int j = 0; j < contributions.terms().length; j++) {
            items.add(unit(g, shown, j, grid, context));
        }
        outlines(g, contributions, grid, context);
        double right = digit + gap + units + gap;
        outputs(g, shown, right, context.width() - right, height, context, items);
        captions(g, shown, grid.left(), right, context);
        return items;
    }

    private static Item digit(Graphics2D g, Shown shown, double side, double height, PaintContext context) {
        Palette palette = context.palette();
        double y = (height - side) / 2;
        g.setFont(Fonts.SANS.at(context.scaled(LABEL)));
        g.setColor(palette.muted());
        centred(g, "test digit " + shown.digit().index(), side / 2, y - context.scaled(9));
        PixelImage.draw(g, PixelImage.grey(shown.digit().pixels(), shown.digit().columns(), palette), 0, y, side, side);
        Rectangle2D frame = new Rectangle2D.Double(0, y, side, side);
        g.setStroke(new BasicStroke(context.scaled(1)));
        g.setColor(palette.grid());
        g.draw(frame);
        g.setFont(Fonts.SEMI_BOLD.at(context.scaled(LABEL + 1)));
        g.setColor(palette.ink());
        centred(g, "true " + shown.digit().label(), side / 2, y + side + context.scaled(20));
        return Item.of(
                "digit",
                frame,
                "test digit " + shown.digit().index() + ", a " + shown.digit().label());
    }

    private static Item unit(Graphics2D g, Shown shown, int j, HiddenGrid grid, PaintContext context) {
        Palette palette = context.palette();
        double[] row = shown.parameters().layers().get(0).weight()[j];
        float[] weights = new float[row.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) row[i];
        }
        Rectangle2D place = grid.picture(j);
        PixelImage.draw(
                g,
                PixelImage.diverging(weights, shown.digit().columns(), WEIGHT_LIMIT, palette),
                place.getX(),
                place.getY(),
                place.getWidth(),
                place.getHeight());
        g.setColor(palette.grid());
        g.setStroke(new BasicStroke(1));
        g.draw(place);
        double h = shown.reading().activations().get(0)[j];
        bar(g, grid.bar(j), Math.abs(h), h < 0 ? palette.sign().negative() : palette.ink(), palette);
        return new Item("h1[" + j + "]", place, "hidden unit " + j, h, null);
    }

    private static void outlines(Graphics2D g, Contributions contributions, HiddenGrid grid, PaintContext context) {
        g.setStroke(new BasicStroke(context.scaled(2.5)));
        double out = context.scaled(2);
        for (int j : contributions.loudest()) {
            Rectangle2D p = grid.picture(j);
            g.setColor(context.palette().ofSign(contributions.terms()[j]));
            g.draw(new RoundRectangle2D.Double(
                    p.getX() - out, p.getY() - out, p.getWidth() + 2 * out, p.getHeight() + 2 * out, 5, 5));
        }
    }

    private static void outputs(
            Graphics2D g, Shown shown, double x, double width, double height, PaintContext context, List<Item> items) {
        double[] p = shown.reading().probabilities();
        double line = height / p.length;
        for (int k = 0; k < p.length; k++) {
            Rectangle2D row = new Rectangle2D.Double(x, k * line, width, line);
            output(g, shown, k, row, context);
            items.add(new Item("y_hat[" + k + "]", row, "probability of " + k, p[k], null));
        }
    }

    private static void output(Graphics2D g, Shown shown, int k, Rectangle2D row, PaintContext context) {
        Palette palette = context.palette();
        boolean answer = k == shown.reading().answer();
        double inset = Math.min(context.scaled(3), row.getHeight() * 0.1);
        if (answer) {
            RoundRectangle2D box = new RoundRectangle2D.Double(
                    row.getX(), row.getY() + inset, row.getWidth(), row.getHeight() - 2 * inset, 9, 9);
            g.setColor(palette.highlightFill());
            g.fill(box);
            g.setColor(palette.highlight());
            g.setStroke(new BasicStroke(context.scaled(1.6)));
            g.draw(box);
        }
        double size = Math.min(context.scaled(14), row.getHeight() * 0.62);
        double base = row.getCenterY() + size * 0.36;
        g.setFont((answer ? Fonts.BOLD : Fonts.SANS).at(size));
        g.setColor(k == shown.digit().label() || answer ? palette.ink() : palette.muted());
        g.drawString(Integer.toString(k), (float) (row.getX() + size * 0.6), (float) base);
        g.setFont((answer ? Fonts.MONO_BOLD : Fonts.MONO).at(size * 0.9));
        String number = Numbers.fixed(shown.reading().probabilities()[k], 3);
        number = number.contains("e") ? "0.000" : number;
        FontMetrics metrics = g.getFontMetrics();
        double textX = row.getMaxX() - metrics.stringWidth("0.000") - size * 0.6;
        g.drawString(number, (float) textX, (float) base);
        double from = row.getX() + size * 2;
        double bar = Math.min(row.getHeight() * 0.46, context.scaled(15));
        Rectangle2D track =
                new Rectangle2D.Double(from, row.getCenterY() - bar / 2, Math.max(4, textX - size - from), bar);
        bar(g, track, shown.reading().probabilities()[k], answer ? palette.accent() : palette.muted(), palette);
    }

    private static void bar(Graphics2D g, Rectangle2D track, double share, Color colour, Palette palette) {
        double arc = Math.min(track.getHeight(), 6);
        g.setColor(Palette.mix(palette.grid(), palette.stage(), 0.35));
        g.fill(new RoundRectangle2D.Double(track.getX(), track.getY(), track.getWidth(), track.getHeight(), arc, arc));
        double width = track.getWidth() * Math.max(0, Math.min(1, share));
        g.setColor(colour);
        g.fill(new RoundRectangle2D.Double(
                track.getX(), track.getY(), Math.max(1, width), track.getHeight(), arc, arc));
    }

    private static void captions(Graphics2D g, Shown shown, double left, double right, PaintContext context) {
        g.setFont(Fonts.SANS.at(context.scaled(11.5)));
        g.setColor(context.palette().muted());
        FontMetrics metrics = g.getFontMetrics();
        double y = context.height() - context.scaled(4);
        String wide =
                "outlined: the units that speak loudest for (blue) and against (orange) this answer; bar: activation";
        String text = metrics.stringWidth(wide) < right - left - context.scaled(12)
                ? wide
                : "outlined: loudest for (blue), against (orange)";
        g.drawString(text, (float) left, (float) y);
        g.drawString("loss of this digit", (float) (right + context.scaled(8)), (float) y);
        g.setFont(Fonts.MONO.at(context.scaled(12.5)));
        g.setColor(context.palette().ink());
        String loss = Numbers.fixed(shown.reading().loss(), 4);
        float x = (float) (context.width() - g.getFontMetrics().stringWidth(loss) - context.scaled(8));
        g.drawString(loss, x, (float) y);
    }

    private static void centred(Graphics2D g, String text, double x, double y) {
        g.drawString(text, (float) (x - g.getFontMetrics().stringWidth(text) / 2.0), (float) y);
    }
}
