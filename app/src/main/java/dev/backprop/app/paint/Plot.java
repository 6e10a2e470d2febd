package dev.backprop.app.paint;

import dev.backprop.app.paint.Chart.Axis;
import dev.backprop.app.paint.Chart.Series;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where a chart's lines go.
 *
 * @param area the plot without its labels
 * @param x the horizontal scale
 * @param y the vertical scale
 * @param xCount about how many ticks the horizontal axis has room for
 * @param yCount about how many the vertical one has room for
 */
public record Plot(Rectangle2D area, AxisScale x, AxisScale y, int xCount, int yCount) {
    /** Where a chart's lines go in a picture; {@code g} measures its labels. */
    public static Plot of(Graphics2D g, Chart chart, PaintContext context) {
        FontMetrics metrics = g.getFontMetrics(ChartPainter.tickFont(context));
        double[] xs = range(chart.x(), chart.series().stream().flatMapToDouble(s -> DoubleStream.of(s.x())), 0);
        double[] ys = range(
                chart.y(),
                DoubleStream.concat(
                        chart.series().stream().flatMapToDouble(s -> DoubleStream.of(s.y())),
                        chart.levels().stream().mapToDouble(Chart.Level::y)),
                0.05);
        double top = chart.title().isEmpty() ? metrics.getAscent() * 0.6 : context.scaled(30);
        double bottom = Math.max(top + 10, context.height() - metrics.getHeight() - context.scaled(8));
        int yCount = (int) Math.max(2, Math.min(8, (bottom - top) / context.scaled(52)));
        AxisScale y = new AxisScale(chart.y().logarithmic(), ys[0], ys[1], bottom, top);
        int labels = y.ticks(yCount).stream()
                .mapToInt(tick -> metrics.stringWidth(y.label(tick, yCount)))
                .max()
                .orElse(0);
        int name =
                chart.x().name().isEmpty() ? 0 : metrics.stringWidth(chart.x().name() + "0");
        double left = context.scaled(10) + Math.max(labels, name);
        double right = Math.max(left + 10, context.width() - context.scaled(8));
        int room = (int) Math.max(2, Math.min(10, (right - left) / context.scaled(80)));
        int xCount = chart.x().counting() ? (int) Math.max(1, Math.min(room, xs[1] - xs[0])) : room;
        AxisScale x = new AxisScale(chart.x().logarithmic(), xs[0], xs[1], left, right);
        return new Plot(new Rectangle2D.Double(left, top, right - left, bottom - top), x, y, xCount, yCount);
    }

    List<Double> xTicks() {
        return x.ticks(xCount);
    }

    List<Double> yTicks() {
        return y.ticks(yCount);
    }

    String xLabel(double tick) {
        return x.label(tick, xCount);
    }

    String yLabel(double tick) {
        return y.label(tick, yCount);
    }

    double[] pixelsX(Series series) {
        return DoubleStream.of(series.x()).map(x::at).toArray();
    }

    double[] pixelsY(Series series) {
        return DoubleStream.of(series.y()).map(y::at).toArray();
    }

    /** The ends of an axis: what it asks for, else what the data need plus a margin; never empty. */
    private static double[] range(Axis axis, DoubleStream data, double margin) {
        var spread = data.filter(v -> Double.isFinite(v) && (!axis.logarithmic() || v > 0))
                .summaryStatistics();
        boolean empty = spread.getCount() == 0;
        double low = empty ? (axis.logarithmic() ? 0.1 : 0) : spread.getMin();
        double high = empty ? 1 : spread.getMax();
        if (axis.logarithmic()) {
            low = low / (1 + 2 * margin);
            high = high * (1 + 2 * margin);
        } else {
            double space = (high - low) * margin;
            low = low >= 0 && low - space < 0 ? 0 : low - space;
            high = high + space;
        }
        low = axis.min() != null ? axis.min() : low;
        high = axis.max() != null ? axis.max() : high;
        if (!(high > low)) {
            double half = low == 0 ? 1 : Math.abs(low) * 0.5;
            return axis.logarithmic() ? new double[] {low / 2, low * 2} : new double[] {low - half, low + half};
        }
        return new double[] {low, high};
    }
}
