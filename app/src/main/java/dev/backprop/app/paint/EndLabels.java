package dev.backprop.app.paint;

import dev.backprop.app.paint.Chart.Series;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The names at the ends of a chart's lines: over the end or under it, off every line and every other name where there is room
 * for that within some lines of text.
 */
final class EndLabels {
    /** How many steps, of half a line of text each, a name may go from its line's end. */
    private static final int STEPS = 16;

    private static final double ON_A_NAME = 1000;
    private static final double ON_A_LINE = 200;

    private EndLabels() {}

    /** What a line covers of the stretch under a name, from its highest pixel to its lowest; nothing of it: not finite. */
    private record Span(double top, double bottom) {
        boolean meets(double from, double to) {
            return top < to && bottom > from;
        }
    }

    /** {@code over} and {@code under}: the baselines next to the line. */
    private record Label(Series series, double x, double width, double over, double under) {}

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
        labels.sort(Comparator.comparingDouble(Label::over));
        List<Placed> placed = new ArrayList<>();
        for (Label label : labels) {
            List<Span> spans = chart.series().stream()
                    .map(series -> span(series, plot, label.x(), label.x() + label.width()))
                    .toList();
            placed.add(best(label, spans, placed, plot.area(), metrics));
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
        return new Label(series, x, width, over, under);
    }

    /** The nearest place that is free; where none is, the one with least under it. */
    private static Placed best(
            Label label, List<Span> spans, List<Placed> others, Rectangle2D area, FontMetrics metrics) {
        double highest = area.getMinY() + metrics.getHeight() * 0.8;
        double lowest = area.getMaxY() - 4;
        double step = metrics.getHeight() / 2.0;
        double least = Double.POSITIVE_INFINITY;
        Placed best = null;
        for (int i = 0; i <= 2 * STEPS + 1; i++) {
            int steps = i / 2;
            double away = steps * step;
            double wished = i % 2 == 0 ? label.over() - away : label.under() + away;
            double baseline = Math.max(highest, Math.min(lowest, wished));
            Placed here = new Placed(label.series(), label.x(), baseline, box(label, baseline, metrics));
            // Of two places that are as good, the one over the line.
            double cost =
                    away + Math.abs(wished - baseline) + (i % 2 == 0 ? 0 : step / 2) + inTheWay(here, spans, others);
            if (best == null || cost < least) {
                least = cost;
                best = here;
            }
        }
        return Objects.requireNonNull(best);
    }

    private static double inTheWay(Placed here, List<Span> spans, List<Placed> others) {
        double cost = 0;
        for (Placed other : others) {
            cost += other.box().intersects(here.box()) ? ON_A_NAME : 0;
        }
        for (Span span : spans) {
            cost += span.meets(here.box().getMinY(), here.box().getMaxY()) ? ON_A_LINE : 0;
        }
        return cost;
    }

    /** What the letters need, those that reach under the line among them. */
    private static Rectangle2D box(Label label, double baseline, FontMetrics metrics) {
        double top = baseline - metrics.getAscent() * 0.8;
        double bottom = baseline + metrics.getDescent() * 0.8;
        return new Rectangle2D.Double(label.x() - 2, top, label.width() + 4, bottom - top);
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
