package dev.backprop.bench.scaling;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.ChartPainter;
import dev.backprop.app.paint.Hue;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
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
        double[] millis = points.stream().mapToDouble(Point::median).toArray();
        double end = x[x.length - 1];
        Chart.Axis across = Chart.Axis.between(0, end * 1.03);
        Chart.Axis up = new Chart.Axis(false, 0.0, null);
        if (axis == Axis.WORKERS) {
            double[] speedUp = Arrays.stream(millis).map(ms -> millis[0] / ms).toArray();
            return new Chart(
                    "Times as fast as one worker, by workers; grey: even sharing",
                    List.of(line(x, x), measured(x, speedUp)),
                    across,
                    up,
                    List.of(),
                    null);
        }
        Line line = Line.through(points);
        double[] ends = {0, end};
        double[] straight = Arrays.stream(ends).map(line::at).toArray();
        return new Chart(
                "Milliseconds an epoch, by " + axis.title() + "; grey: straight line",
                List.of(line(ends, straight), measured(x, millis)),
                across,
                up,
                List.of(),
                null);
    }

    // Without names, which the chart would write over steep lines that end in one place; the title says which is which.
    private static Chart.Series line(double[] x, double[] y) {
        return new Chart.Series("line", "", Hue.LOSS, x, y, false);
    }

    private static Chart.Series measured(double[] x, double[] y) {
        return new Chart.Series("measured", "", Hue.ACCENT, x, y, true);
    }
}
