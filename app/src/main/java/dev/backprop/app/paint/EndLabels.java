package dev.backprop.app.paint;

import dev.backprop.app.paint.Chart.Series;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The names at the ends of a chart's lines: over the line, and pushed apart where two lines end close to each other. */
final class EndLabels {
    private EndLabels() {}

    /** {@code below}: the baseline under the line, for a label that has no room over it. */
    private record Label(String text, Color colour, double x, double baseline, double below) {}

    static void draw(Graphics2D g, Chart chart, Plot plot, PaintContext context) {
        g.setFont(Fonts.SEMI_BOLD.at(context.scaled(11.5)));
        FontMetrics metrics = g.getFontMetrics();
        List<Label> labels = new ArrayList<>();
        for (Series series : chart.series()) {
            int last = lastFinite(plot, series);
            if (last >= 0 && !series.name().isEmpty()) {
                labels.add(label(series, last, plot, context, metrics));
            }
        }
        labels.sort(Comparator.comparingDouble(Label::baseline));
        double[] baselines = spread(labels, metrics.getHeight(), plot.area());
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            backing(g, label.text(), label.x(), baselines[i], context);
            g.setColor(label.colour());
            g.drawString(label.text(), (float) label.x(), (float) baselines[i]);
        }
    }

    /** A word over a line is read against the stage's colour, through which the line is still seen. */
    static void backing(Graphics2D g, String text, double x, double baseline, PaintContext context) {
        FontMetrics metrics = g.getFontMetrics();
        Color stage = context.palette().stage();
        g.setColor(new Color(stage.getRed(), stage.getGreen(), stage.getBlue(), 190));
        g.fill(new Rectangle2D.Double(
                x - 2, baseline - metrics.getAscent() * 0.8, metrics.stringWidth(text) + 4, metrics.getAscent()));
    }

    private static Label label(Series series, int last, Plot plot, PaintContext context, FontMetrics metrics) {
        Rectangle2D area = plot.area();
        double width = metrics.stringWidth(series.name());
        double right = Math.min(plot.x().at(series.x()[last]), area.getMaxX() - context.scaled(4));
        double x = Math.max(area.getMinX() + context.scaled(4), right - width);
        double end = plot.y().at(series.y()[last]);
        double baseline = extremeBetween(series, plot, x, right, end, true) - context.scaled(8);
        double below = extremeBetween(series, plot, x, right, end, false) + metrics.getAscent() + context.scaled(5);
        return new Label(series.name(), context.palette().colour(series.hue()), x, baseline, below);
    }

    /** The highest, or the lowest, pixel of a line over the stretch that its label covers. */
    private static double extremeBetween(
            Series series, Plot plot, double from, double to, double start, boolean highest) {
        double extreme = start;
        for (int i = series.x().length - 1; i >= 0; i--) {
            double x = plot.x().at(series.x()[i]);
            if (x < from) {
                break;
            }
            double y = plot.y().at(series.y()[i]);
            if (x <= to && (highest ? y < extreme : y > extreme)) {
                extreme = y;
            }
        }
        return extreme;
    }

    private static int lastFinite(Plot plot, Series series) {
        int last = series.x().length - 1;
        while (last >= 0 && !Double.isFinite(plot.y().at(series.y()[last]))) {
            last--;
        }
        return last;
    }

    /** Baselines at least a line apart, from the top down, inside the plot. */
    private static double[] spread(List<Label> labels, double line, Rectangle2D area) {
        double[] baselines = new double[labels.size()];
        double free = area.getMinY() + line * 0.8;
        for (int i = 0; i < baselines.length; i++) {
            Label label = labels.get(i);
            boolean pushed = free > label.baseline() + line * 0.25;
            boolean under = pushed && label.below() < area.getMaxY() - 4;
            baselines[i] = Math.max(free, under ? label.below() : label.baseline());
            free = baselines[i] + line;
        }
        double floor = area.getMaxY() - 4;
        for (int i = baselines.length - 1; i >= 0; i--) {
            baselines[i] = Math.min(baselines[i], floor);
            floor = baselines[i] - line;
        }
        return baselines;
    }
}
