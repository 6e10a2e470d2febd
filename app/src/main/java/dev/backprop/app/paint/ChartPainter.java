package dev.backprop.app.paint;

import dev.backprop.app.paint.Chart.Series;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paints lines over two axes: a grid no louder than needed, and each line's name at its end instead of a legend. */
public final class ChartPainter implements Painter<Chart> {
    /** From dot to dot on average, in radii: nearer to each other they would be one broad line. */
    private static final double DOT_APART = 2.5;

    private static final double TEXT = 11.5;

    private final Layer ground = new Layer();

    /** What was drawn last: where a cursor goes over lines, they stay. Painters of exports share it. */
    private volatile @Nullable Drawn drawn;

    private record Drawn(Chart chart, PaintContext context, FontRenderContext type, Plot plot, List<Line> lines) {
        boolean isFor(Chart other, PaintContext otherContext, FontRenderContext otherType) {
            return context.equals(otherContext) && type.equals(otherType) && chart.sameLines(other);
        }
    }

    /** The points of a line that are drawn, in pixels, and what is drawn of them. */
    private record Line(double[] x, double[] y, int[] indices, Path2D path) {
        static Line of(Series series, Plot plot) {
            double[] x = plot.pixelsX(series);
            double[] y = plot.pixelsY(series);
            int[] kept = Decimation.indices(x, y, columns(plot));
            if (kept.length < x.length) {
                double[] allX = x;
                double[] allY = y;
                x = Arrays.stream(kept).mapToDouble(i -> allX[i]).toArray();
                y = Arrays.stream(kept).mapToDouble(i -> allY[i]).toArray();
                Arrays.setAll(kept, i -> i);
            }
            return new Line(x, y, kept, ChartPainter.path(x, y, kept));
        }
    }

    @Override
    public List<Item> paint(Graphics2D g, Chart chart, PaintContext context) {
        Drawn now = drawn(g, chart, context);
        Plot plot = now.plot();
        ground.paint(g, context, now, layer -> ground(layer, now, context));
        Shape clip = g.getClip();
        g.clip(plot.area());
        cursor(g, chart, plot, context);
        g.setClip(clip);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < chart.series().size(); i++) {
            Series series = chart.series().get(i);
            Path2D path = now.lines().get(i).path();
            Double value = spoken(series, chart.cursor());
            items.add(new Item("series." + series.id(), path, series.name(), value, null));
        }
        levels(g, chart, plot, context);
        items.addAll(ChartMarks.draw(g, chart, plot, context));
        EndLabels.draw(g, chart, plot, context);
        if (chart.readout() != null) {
            ChartReadout.draw(g, chart, chart.readout(), plot, context);
        }
        return items;
    }

    private Drawn drawn(Graphics2D g, Chart chart, PaintContext context) {
        Drawn last = drawn;
        FontRenderContext type = g.getFontRenderContext();
        if (last != null && last.isFor(chart, context, type)) {
            return last;
        }
        Plot plot = Plot.of(g, chart, context);
        List<Line> lines =
                chart.series().stream().map(series -> Line.of(series, plot)).toList();
        Drawn next = new Drawn(chart, context, type, plot, lines);
        drawn = next;
        return next;
    }

    private static void ground(Graphics2D g, Drawn drawn, PaintContext context) {
        Chart chart = drawn.chart();
        title(g, chart, context);
        grid(g, chart, drawn.plot(), context);
        Shape clip = g.getClip();
        g.clip(drawn.plot().area());
        for (int i = 0; i < drawn.lines().size(); i++) {
            line(g, chart.series().get(i), drawn.lines().get(i), drawn.plot(), context);
        }
        g.setClip(clip);
    }

    private static void title(Graphics2D g, Chart chart, PaintContext context) {
        if (!chart.title().isEmpty()) {
            g.setFont(Fonts.SEMI_BOLD.at(context.scaled(13)));
            g.setColor(context.palette().ink());
            g.drawString(chart.title(), 0, context.scaled(14));
        }
    }

    private static void grid(Graphics2D g, Chart chart, Plot plot, PaintContext context) {
        Rectangle2D area = plot.area();
        Font font = tickFont(context);
        g.setFont(font);
        FontMetrics metrics = g.getFontMetrics();
        g.setStroke(new BasicStroke(context.scaled(1)));
        for (double tick : plot.yTicks()) {
            double y = plot.y().at(tick);
            g.setColor(context.palette().grid());
            g.draw(new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
            String text = plot.yLabel(tick);
            g.setColor(context.palette().muted());
            g.drawString(text, (float) (area.getMinX() - context.scaled(8) - metrics.stringWidth(text)), (float)
                    (y + metrics.getAscent() * 0.36));
        }
        g.setColor(context.palette().muted());
        g.drawString(chart.x().name(), 0, (float) (area.getMaxY() + context.scaled(6) + metrics.getAscent()));
        for (double tick : plot.xTicks()) {
            String text = plot.xLabel(tick);
            double width = metrics.stringWidth(text);
            double x = Math.min(plot.x().at(tick) - width / 2, context.width() - width);
            g.drawString(text, (float) x, (float) (area.getMaxY() + context.scaled(6) + metrics.getAscent()));
        }
    }

    private static int columns(Plot plot) {
        return Math.max(1, (int) plot.area().getWidth());
    }

    private static void line(Graphics2D g, Series series, Line line, Plot plot, PaintContext context) {
        double[] x = line.x();
        double[] y = line.y();
        int columns = columns(plot);
        int[] indices = line.indices();
        Chart.Stroke stroke = series.stroke();
        g.setColor(Palette.mix(context.palette().stage(), context.palette().colour(series.hue()), stroke.opacity()));
        boolean dense = indices.length > columns / 2;
        if (NoisyLine.is(y, indices, columns)) {
            bars(g, x, y, indices, stroke, plot, context);
        } else {
            g.setStroke(stroke(stroke, dense, context));
            g.draw(
                    dense && stroke.dash() != Chart.Dash.SOLID
                            ? DashedLine.path(x, y, indices, dash(stroke.dash(), context.scaled(2 * stroke.width())))
                            : line.path());
        }
        double r = context.scaled(3.5);
        if (series.dots() && series.x().length * DOT_APART * r <= columns) {
            for (int i = 0; i < x.length; i++) {
                if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                    g.fill(new Ellipse2D.Double(x[i] - r, y[i] - r, 2 * r, 2 * r));
                }
            }
        }
    }

    private static void bars(
            Graphics2D g, double[] x, double[] y, int[] indices, Chart.Stroke stroke, Plot plot, PaintContext context) {
        int columns = (int) Math.ceil(plot.area().getWidth());
        double left = Math.floor(plot.area().getMinX());
        float width = context.scaled(stroke.width());
        float[] dash = dash(stroke.dash(), 2 * width);
        NoisyLine.fill(g, x, y, indices, left, columns, width, dash);
    }

    /** To dash a dense line along its length takes a hundred times as long as to draw it, and shows nothing. */
    private static BasicStroke stroke(Chart.Stroke stroke, boolean dense, PaintContext context) {
        float width = context.scaled(stroke.width());
        if (dense) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
        }
        float[] dash = dash(stroke.dash(), width);
        return dash.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }

    private static float[] dash(Chart.Dash dash, float width) {
        return switch (dash) {
            case SOLID -> new float[0];
            case DASHED -> new float[] {4 * width, 2.5f * width};
            case DOTTED -> new float[] {0.1f, 2.2f * width};
            case DASH_DOT -> new float[] {5 * width, 2.5f * width, 0.1f, 2.5f * width};
        };
    }

    /** A path through the points, broken where one is not finite. */
    static Path2D path(double[] x, double[] y, int[] indices) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, indices.length + 1);
        boolean down = false;
        for (int i : indices) {
            boolean there = Double.isFinite(x[i]) && Double.isFinite(y[i]);
            if (there && down) {
                path.lineTo(x[i], y[i]);
            } else if (there) {
                path.moveTo(x[i], y[i]);
            }
            down = there;
        }
        return path;
    }

    /** The number a line stands for: at the cursor where there is one, else its last. */
    private static @Nullable Double spoken(Series series, @Nullable Double cursor) {
        int at = series.x().length - 1;
        while (cursor != null && at > 0 && series.x()[at] > cursor) {
            at--;
        }
        return at < 0 ? null : (Double) series.y()[at];
    }

    private static void cursor(Graphics2D g, Chart chart, Plot plot, PaintContext context) {
        if (chart.cursor() != null) {
            double x = plot.x().at(chart.cursor());
            double foot = plot.area().getMaxY();
            g.setColor(context.palette().muted());
            g.setStroke(new BasicStroke(context.scaled(1.5)));
            g.draw(new Line2D.Double(x, plot.area().getMinY(), x, foot));
            double r = context.scaled(5);
            Path2D stand = new Path2D.Double();
            stand.moveTo(x, foot - 1.6 * r);
            stand.lineTo(x + r, foot);
            stand.lineTo(x - r, foot);
            stand.closePath();
            g.fill(stand);
        }
    }

    private static void levels(Graphics2D g, Chart chart, Plot plot, PaintContext context) {
        for (Chart.Level level : chart.levels()) {
            double y = plot.y().at(level.y());
            if (!(y >= plot.area().getMinY() && y <= plot.area().getMaxY())) {
                continue;
            }
            Color colour = context.palette().colour(level.hue());
            g.setColor(colour);
            float dash = context.scaled(5);
            g.setStroke(new BasicStroke(
                    context.scaled(1.2),
                    BasicStroke.CAP_BUTT,
                    BasicStroke.JOIN_MITER,
                    10,
                    new float[] {dash, dash},
                    0));
            g.draw(new Line2D.Double(plot.area().getMinX(), y, plot.area().getMaxX(), y));
            g.setFont(Fonts.SANS.at(context.scaled(TEXT)));
            double left = plot.area().getMinX() + context.scaled(8);
            EndLabels.backing(g, level.label(), left, y - context.scaled(6), context);
            g.setColor(colour);
            g.drawString(level.label(), (float) left, (float) (y - context.scaled(6)));
        }
    }

    static Font tickFont(PaintContext context) {
        return Fonts.MONO.at(context.scaled(TEXT));
    }
}
