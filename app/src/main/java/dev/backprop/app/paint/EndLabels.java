package dev.backprop.app.paint;

import dev.backprop.app.paint.Chart.Series;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The names at the ends of a chart's lines: over the end or under it, off every line and every other name where there is room
 * for that. From top to bottom they stand as their lines end.
 */
final class EndLabels {
    /** How many lines of text a name may go from its line's end. */
    private static final double FAR = 8;
    /** What it costs to lie on a line or to be farther away: so many lines of text, more than many names go to keep off it. */
    private static final double AMISS = 100;

    /** What it costs to stand on the other side of another line than one's own does, in lines of text. */
    private static final double PASSED = 3;
    /** How many pixels are free between a name and a line that passes it. */
    private static final double CLEAR = 2;

    private EndLabels() {}

    /** What a line covers of the stretch under a name, from its highest pixel to its lowest; nothing of it: not finite. */
    private record Span(double top, double bottom) {
        /** Whether it is between two heights, which differ from its own by a distance at least. */
        boolean parts(double one, double other, double distance) {
            double middle = (top + bottom) / 2;
            return Math.min(one, other) + distance <= middle && middle + distance <= Math.max(one, other);
        }

        boolean meets(double from, double to) {
            return top < to && bottom > from;
        }
    }

    /** {@code end}: where its line ends; {@code over} and {@code under}: the baselines next to the line. */
    private record Label(Series series, double x, double width, double end, double over, double under) {
        boolean besides(Label other) {
            return x - 2 >= other.x + other.width + 2 || other.x - 2 >= x + width + 2;
        }
    }

    /** A name where it stands. */
    record Placed(Series series, double x, double baseline, Rectangle2D box) {}

    static void draw(Graphics2D g, Chart chart, Plot plot, PaintContext context) {
        for (Placed label : place(g, chart, plot, context)) {
            backing(g, label.series().name(), label.x(), label.baseline(), context);
            g.setColor(context.palette().colour(label.series().hue()));
            g.drawString(label.series().name(), (float) label.x(), (float) label.baseline());
        }
    }

    /** Finds a place for each name; the graphics has their font afterwards. */
    static List<Placed> place(Graphics2D g, Chart chart, Plot plot, PaintContext context) {
        g.setFont(Fonts.SEMI_BOLD.at(context.scaled(11.5)));
        FontMetrics metrics = g.getFontMetrics();
        List<Label> labels = new ArrayList<>();
        for (Series series : chart.series()) {
            int last = lastFinite(plot, series);
            if (last >= 0 && !series.name().isEmpty()) {
                labels.add(label(series, last, plot, context, metrics));
            }
        }
        labels.sort(Comparator.comparingDouble(Label::end));
        Rectangle2D area = plot.area();
        double highest = area.getMinY() + metrics.getHeight() * 0.8;
        double[] baselines = IntStream.range(0, 1 + (int) Math.max(0, area.getMaxY() - 4 - highest))
                .mapToDouble(row -> highest + row)
                .toArray();
        double[][] costs = new double[labels.size()][];
        for (int i = 0; i < costs.length; i++) {
            Label label = labels.get(i);
            List<Span> spans = chart.series().stream()
                    .map(series -> span(series, plot, label.x(), label.x() + label.width()))
                    .toList();
            costs[i] = DoubleStream.of(baselines)
                    .map(baseline -> cost(label, baseline, spans, metrics))
                    .toArray();
        }
        int[] rows = Column.cheapest(costs, gaps(labels, metrics));
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            Label label = labels.get(i);
            double baseline = baselines[rows[i]];
            placed.add(new Placed(label.series(), label.x(), baseline, box(label, baseline, metrics)));
        }
        return placed;
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
        Span own = span(series, plot, x, x + width);
        double end = plot.y().at(series.y()[last]);
        double over = Math.min(own.top(), end) - context.scaled(8);
        double under = Math.max(own.bottom(), end) + metrics.getAscent() + context.scaled(5);
        return new Label(series, x, width, end, over, under);
    }

    /** How far it is from its line, and which lines it would lie on. */
    private static double cost(Label label, double baseline, List<Span> spans, FontMetrics metrics) {
        Rectangle2D here = box(label, baseline, metrics);
        double line = metrics.getHeight();
        // Of two places that are as good, the one over the line.
        double away = Math.min(Math.abs(baseline - label.over()), Math.abs(baseline - label.under()) + line / 4);
        boolean besideItsLine = baseline <= label.over() || baseline >= label.under();
        double cost = away > FAR * line || !besideItsLine ? away + AMISS * line : away;
        for (Span span : spans) {
            cost += span.meets(here.getMinY() - CLEAR, here.getMaxY() + CLEAR) ? AMISS * line : 0;
            cost += span.parts(label.end(), here.getCenterY(), line / 4) ? PASSED * line : 0;
        }
        return cost;
    }

    /**
     * How many pixels each name is under the one before it at least: where two that are not beside each other have none
     * between them that keeps them apart, the height of a name.
     */
    private static int[] gaps(List<Label> labels, FontMetrics metrics) {
        int[] gaps = new int[labels.size()];
        int apart = 0;
        for (int i = 1; i < gaps.length; i++) {
            Label label = labels.get(i);
            if (!labels.subList(apart, i).stream().allMatch(label::besides)) {
                gaps[i] = 1 + (int) height(metrics);
                apart = i;
            }
        }
        return gaps;
    }

    private static double height(FontMetrics metrics) {
        return metrics.getAscent() * 0.8 + metrics.getDescent() * 0.8;
    }

    /** What the letters need, those that reach under the line among them. */
    private static Rectangle2D box(Label label, double baseline, FontMetrics metrics) {
        double top = baseline - metrics.getAscent() * 0.8;
        return new Rectangle2D.Double(label.x() - 2, top, label.width() + 4, height(metrics));
    }

    /** What a line covers between two columns, with the pieces that lead into them. */
    private static Span span(Series series, Plot plot, double from, double to) {
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        double nextX = Double.NaN;
        double nextY = Double.NaN;
        for (int i = firstAfter(series, plot, to); i >= 0; i--) {
            if (i == series.x().length) {
                continue;
            }
            double x = plot.x().at(series.x()[i]);
            double y = plot.y().at(series.y()[i]);
            if (x >= from && x <= to && Double.isFinite(y)) {
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
            }
            if (x < to && nextX > to) {
                double there = between(x, y, nextX, nextY, to);
                top = lower(top, there);
                bottom = -lower(-bottom, -there);
            }
            if (x < from) {
                double there = between(x, y, nextX, nextY, from);
                top = lower(top, there);
                bottom = -lower(-bottom, -there);
                break;
            }
            nextX = x;
            nextY = y;
        }
        return new Span(top, bottom);
    }

    private static double between(double x, double y, double nextX, double nextY, double at) {
        return nextX > at ? y + (nextY - y) * (at - x) / (nextX - x) : Double.NaN;
    }

    /** The lower one; what is not finite, where a line is broken, does not count. */
    private static double lower(double least, double there) {
        return Double.isFinite(there) ? Math.min(least, there) : least;
    }

    /** The first point right of a column; as many as there are where none is. */
    private static int firstAfter(Series series, Plot plot, double column) {
        int low = 0;
        int high = series.x().length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (plot.x().at(series.x()[middle]) > column) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static int lastFinite(Plot plot, Series series) {
        int last = series.x().length - 1;
        while (last >= 0 && !Double.isFinite(plot.y().at(series.y()[last]))) {
            last--;
        }
        return last;
    }
}
