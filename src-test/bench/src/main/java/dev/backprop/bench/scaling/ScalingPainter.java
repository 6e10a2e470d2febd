package dev.backprop.bench.scaling;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.ChartPainter;
import dev.backprop.app.paint.Hue;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** Three charts side by side, one for each axis: what was measured, and the line or the even sharing it is held against. */
final class ScalingPainter implements Painter<List<Point>> {
    private static final double MARGIN = 24;

    @Override
    public List<Item> paint(Graphics2D g, List<Point> points, PaintContext context) {
        int charts = Axis.values().length;
        double width = (context.width() - MARGIN * (charts + 1)) / charts;
        PaintContext part =
                new PaintContext(width, context.height() - 2 * MARGIN, context.palette(), context.typeScale());
        List<Item> items = new ArrayList<>();
        double left = MARGIN;
        for (Axis axis : Axis.values()) {
            Graphics2D own = (Graphics2D) g.create();
            own.translate(left, MARGIN);
            items.addAll(new ChartPainter().paint(own, chart(axis, Findings.of(points, axis)), part));
            own.dispose();
            left += width + MARGIN;
        }
        return items;
    }

    private static Chart chart(Axis axis, List<Point> points) {
        double[] x = points.stream().mapToDouble(Point::value).toArray();
        double[] measured = points.stream().mapToDouble(Point::median).toArray();
        double[] expected = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            expected[i] = axis == Axis.WORKERS
                    ? measured[0] / x[i]
                    : Line.through(points).at(x[i]);
        }
        List<Chart.Series> series = List.of(
                new Chart.Series(
                        axis.id() + ".line",
                        axis == Axis.WORKERS ? "even sharing" : "straight line",
                        Hue.LOSS,
                        x,
                        expected,
                        false),
                new Chart.Series(axis.id(), "measured", Hue.ACCENT, x, measured, true));
        Chart.Axis time = new Chart.Axis(false, 0.0, null);
        return new Chart("ms an epoch by " + axis.title(), series, Chart.Axis.FIT, time, List.of(), null);
    }
}
