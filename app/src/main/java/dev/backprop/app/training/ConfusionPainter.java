package dev.backprop.app.training;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import dev.backprop.app.paint.Palette;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The confusion matrix: a row for each class, a column for each answer, how many in each cell, and at the right each class's
 * accuracy. Right answers take the positive colour and wrong ones the negative, as deep as the square root of their share of
 * the class, so that a handful among a thousand is still seen; the scale is fixed.
 */
final class ConfusionPainter implements Painter<ConfusionState> {
    /** Wrong answers of this share of a class have the full colour. */
    private static final double WRONG_LIMIT = 0.25;

    private static final double DEEPEST = 0.62;
    private static final String TITLE = "Confusion";
    private static final String RIGHT = "right, %";

    @Override
    public List<Item> paint(Graphics2D g, ConfusionState state, PaintContext context) {
        g.setFont(Fonts.SANS.at(context.scaled(11.5)));
        if (state.metrics() == null) {
            g.setColor(context.palette().muted());
            g.drawString("not measured yet", context.scaled(4), context.scaled(24));
            return List.of();
        }
        g.setFont(Fonts.SANS.at(context.scaled(11.5)));
        Grid grid = Grid.of(g, state, context);
        List<Item> items = new ArrayList<>();
        Font font = fitting(g, state, grid);
        for (int label = 0; label < state.classes(); label++) {
            for (int answer = 0; answer < state.classes(); answer++) {
                Rectangle2D cell = grid.at(label, answer);
                cell(g, state, label, answer, cell, font, context.palette());
                items.add(new Item(
                        "confusion[" + label + "," + answer + "]", cell, state.words(label, answer), null, null));
            }
            items.add(edge(g, state, label, grid, context));
        }
        captions(g, state, grid, context);
        return items;
    }

    /** Where the cells are; they are broader than high where only the height is scarce, for their figures' sake. */
    private record Grid(double left, double top, double wide, double high, double edge, boolean toldAbove) {
        private static final double BROADEST = 6;

        static Grid of(Graphics2D g, ConfusionState state, PaintContext context) {
            FontMetrics metrics = g.getFontMetrics();
            double left = metrics.stringWidth("0") + context.scaled(8);
            double edge =
                    g.getFontMetrics(Fonts.MONO.at(context.scaled(11.5))).stringWidth("100.0") + context.scaled(8);
            double top = context.scaled(26);
            double oneLine = metrics.getHeight() + context.scaled(4);
            double wide = Math.max(4, (context.width() - left - edge) / state.classes());
            Grid above = of(left, top, wide, context.height() - top - oneLine, edge, true, state);
            double words = metrics.stringWidth(TITLE + told(state) + RIGHT) * 1.15 + context.scaled(24);
            return words <= above.right(state)
                    ? above
                    : of(left, top, wide, context.height() - top - oneLine - metrics.getHeight(), edge, false, state);
        }

        private static Grid of(
                double left, double top, double most, double room, double edge, boolean above, ConfusionState state) {
            double high = Math.max(4, Math.min(most, room / state.classes()));
            return new Grid(left, top, Math.min(most, BROADEST * high), high, edge, above);
        }

        Rectangle2D at(int label, int answer) {
            return new Rectangle2D.Double(left + answer * wide, top + label * high, wide - 1, high - 1);
        }

        /** Where the last column's accuracies end. */
        double right(ConfusionState state) {
            return left + state.classes() * wide - 1 + edge;
        }
    }

    private static String told(ConfusionState state) {
        return "down: true · across: told" + (state.older() ? " · " + state.when() : "");
    }

    /** The largest type in which the widest count fits its cell. */
    private static Font fitting(Graphics2D g, ConfusionState state, Grid grid) {
        int most = 0;
        for (int label = 0; label < state.classes(); label++) {
            for (int answer = 0; answer < state.classes(); answer++) {
                most = Math.max(most, state.count(label, answer));
            }
        }
        Font font = Fonts.MONO.at(100);
        double width = Math.max(1, g.getFontMetrics(font).stringWidth(Integer.toString(most)));
        return Fonts.MONO.at(Math.min(grid.high() * 0.78, 100 * grid.wide() * 0.86 / width));
    }

    private static void cell(
            Graphics2D g, ConfusionState state, int label, int answer, Rectangle2D cell, Font font, Palette palette) {
        int count = state.count(label, answer);
        g.setColor(colour(state, label, answer, palette));
        g.fill(cell);
        if (count > 0) {
            g.setFont(font);
            g.setColor(palette.ink());
            String text = Integer.toString(count);
            double y = cell.getCenterY() + g.getFontMetrics().getAscent() * 0.36;
            NetworkPainter.centred(g, text, cell.getCenterX(), y);
        }
    }

    /** Mixed with the stage so far only that ink stays readable on it. */
    private static Color colour(ConfusionState state, int label, int answer, Palette palette) {
        double share = (double) state.count(label, answer) / Math.max(1, state.all(label));
        boolean right = label == answer;
        double depth = Math.sqrt(right ? share : Math.min(1, share / WRONG_LIMIT));
        Color full = right ? palette.sign().positive() : palette.sign().negative();
        return Palette.mix(palette.sign().zero(), full, DEEPEST * depth);
    }

    private static Item edge(Graphics2D g, ConfusionState state, int label, Grid grid, PaintContext context) {
        Rectangle2D last = grid.at(label, state.classes() - 1);
        double size = Math.min(context.scaled(11.5), grid.high() * 0.9);
        double base = last.getCenterY() + size * 0.36;
        g.setFont(Fonts.MEDIUM.at(size));
        g.setColor(context.palette().ink());
        String name = Integer.toString(label);
        double x = grid.left() - context.scaled(8) - g.getFontMetrics().stringWidth(name);
        g.drawString(name, (float) x, (float) base);
        g.setFont(Fonts.MONO.at(size));
        double accuracy = state.accuracy(label) * 100;
        String text = Double.isNaN(accuracy) ? "·" : String.format(Locale.ROOT, "%.1f", accuracy);
        double right = last.getMaxX() + grid.edge();
        g.drawString(text, (float) (right - g.getFontMetrics().stringWidth(text)), (float) base);
        Rectangle2D place = new Rectangle2D.Double(last.getMaxX(), last.getY(), grid.edge(), last.getHeight());
        return new Item("accuracy[" + label + "]", place, "percent of the " + label + "s told right", accuracy, null);
    }

    private static void captions(Graphics2D g, ConfusionState state, Grid grid, PaintContext context) {
        g.setFont(Fonts.MEDIUM.at(context.scaled(11.5)));
        FontMetrics metrics = g.getFontMetrics();
        g.setColor(context.palette().ink());
        double bottom = grid.at(state.classes() - 1, 0).getMaxY();
        for (int answer = 0; answer < state.classes(); answer++) {
            NetworkPainter.centred(
                    g, Integer.toString(answer), grid.at(0, answer).getCenterX(), bottom + metrics.getAscent() + 2);
        }
        g.setFont(Fonts.SANS.at(context.scaled(11.5)));
        g.setColor(context.palette().muted());
        double right = grid.right(state);
        float line = (float) (grid.top() - context.scaled(7));
        g.drawString(RIGHT, (float) (right - metrics.stringWidth(RIGHT)), line);
        double title = g.getFontMetrics(Fonts.SEMI_BOLD.at(context.scaled(13))).stringWidth(TITLE);
        if (grid.toldAbove()) {
            g.drawString(told(state), (float) (title + context.scaled(12)), line);
        } else {
            g.drawString(
                    told(state), (float) grid.left(), (float) (bottom + metrics.getAscent() + metrics.getHeight() + 2));
        }
        g.setFont(Fonts.SEMI_BOLD.at(context.scaled(13)));
        g.setColor(context.palette().ink());
        g.drawString(TITLE, 0, line);
    }
}
