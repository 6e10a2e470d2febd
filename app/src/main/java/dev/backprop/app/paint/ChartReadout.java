package dev.backprop.app.paint;

import dev.backprop.app.paint.Chart.Readout;
import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** A line through a chart at one place, and the numbers there in a small table beside it. */
final class ChartReadout {
    private static final double TEXT = 11.5;

    private ChartReadout() {}

    static void draw(Graphics2D g, Chart chart, Readout readout, Plot plot, PaintContext context) {
        Rectangle2D area = plot.area();
        double x = plot.x().at(readout.x());
        if (!(x >= area.getMinX() - 1 && x <= area.getMaxX() + 1)) {
            return;
        }
        g.setColor(context.palette().muted());
        float dash = context.scaled(2);
        g.setStroke(new BasicStroke(
                context.scaled(1), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {dash, dash}, 0));
        g.draw(new Line2D.Double(x, area.getMinY(), x, area.getMaxY()));
        dots(g, chart, readout, plot, context);
        new Table(g, readout, context).draw(x, area);
    }

    /** A dot on each line that has a point just there. */
    private static void dots(Graphics2D g, Chart chart, Readout readout, Plot plot, PaintContext context) {
        double r = context.scaled(3.5);
        for (Chart.Series series : chart.series()) {
            int i = java.util.Arrays.binarySearch(series.x(), readout.x());
            double y = i < 0 ? Double.NaN : plot.y().at(series.y()[i]);
            if (y >= plot.area().getMinY() - 1 && y <= plot.area().getMaxY() + 1) {
                double x = plot.x().at(readout.x());
                g.setColor(context.palette().stage());
                g.fill(new Ellipse2D.Double(x - r - 1, y - r - 1, 2 * r + 2, 2 * r + 2));
                g.setColor(context.palette().colour(series.hue()));
                g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
            }
        }
    }

    /** The table, measured before it is drawn. */
    private static final class Table {
        private final Graphics2D g;
        private final Readout readout;
        private final PaintContext context;
        private final FontMetrics words;
        private final FontMetrics numbers;
        private final double names;
        private final double[] widths;
        private final double line;
        private final double gap;

        Table(Graphics2D g, Readout readout, PaintContext context) {
            this.g = g;
            this.readout = readout;
            this.context = context;
            words = g.getFontMetrics(Fonts.MEDIUM.at(context.scaled(TEXT)));
            numbers = g.getFontMetrics(Fonts.MONO.at(context.scaled(TEXT)));
            gap = context.scaled(10);
            line = Math.max(words.getHeight(), numbers.getHeight()) + context.scaled(1);
            double widest = words.stringWidth(readout.head());
            widths = new double[readout.columns().size()];
            for (int c = 0; c < widths.length; c++) {
                widths[c] = words.stringWidth(readout.columns().get(c));
            }
            for (Readout.Row row : readout.rows()) {
                widest = Math.max(widest, words.stringWidth(row.name()) + gap);
                for (int c = 0; c < Math.min(widths.length, row.cells().size()); c++) {
                    widths[c] =
                            Math.max(widths[c], numbers.stringWidth(row.cells().get(c)));
                }
            }
            names = widest;
        }

        void draw(double x, Rectangle2D area) {
            double width = names + 2 * gap;
            for (double each : widths) {
                width += each + gap;
            }
            double height = line * (readout.rows().size() + 1) + gap;
            boolean right = x + gap + width <= area.getMaxX();
            double left = right ? x + gap : Math.max(area.getMinX(), x - gap - width);
            double top = area.getMinY() + context.scaled(2);
            RoundRectangle2D box = new RoundRectangle2D.Double(left, top, width, height, 8, 8);
            g.setColor(context.palette().panel());
            g.fill(box);
            g.setColor(context.palette().grid());
            g.setStroke(new BasicStroke(context.scaled(1)));
            g.draw(box);
            double baseline = top + gap / 2 + words.getAscent();
            head(left + gap, baseline);
            for (Readout.Row row : readout.rows()) {
                baseline += line;
                row(row, left + gap, baseline);
            }
        }

        private void head(double left, double baseline) {
            g.setFont(words.getFont());
            g.setColor(context.palette().muted());
            g.drawString(readout.head(), (float) left, (float) baseline);
            double right = left + names;
            for (int c = 0; c < widths.length; c++) {
                right += gap + widths[c];
                String text = readout.columns().get(c);
                g.drawString(text, (float) (right - words.stringWidth(text)), (float) baseline);
            }
        }

        private void row(Readout.Row row, double left, double baseline) {
            double r = context.scaled(3);
            g.setColor(context.palette().colour(row.hue()));
            g.fill(new Ellipse2D.Double(left, baseline - words.getAscent() * 0.36 - r, 2 * r, 2 * r));
            g.setFont(words.getFont());
            g.drawString(row.name(), (float) (left + gap), (float) baseline);
            g.setFont(numbers.getFont());
            g.setColor(context.palette().ink());
            double right = left + names;
            for (int c = 0; c < Math.min(widths.length, row.cells().size()); c++) {
                right += gap + widths[c];
                String text = row.cells().get(c);
                g.drawString(text, (float) (right - numbers.stringWidth(text)), (float) baseline);
            }
        }
    }
}
