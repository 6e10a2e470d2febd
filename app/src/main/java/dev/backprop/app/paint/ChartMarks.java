package dev.backprop.app.paint;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The places of note on a chart: a dashed line with a cross, and its words at the side where there is more room. */
final class ChartMarks {
    private static final double TEXT = 11.5;

    private ChartMarks() {}

    static List<Item> draw(Graphics2D g, Chart chart, Plot plot, PaintContext context) {
        List<Item> items = new ArrayList<>();
        Rectangle2D area = plot.area();
        for (Chart.Mark mark : chart.marks()) {
            double x = plot.x().at(mark.x());
            if (x >= area.getMinX() - 1 && x <= area.getMaxX() + 1) {
                items.add(mark(g, mark, x, area.getMinY() + items.size() * context.scaled(18), area, context));
            }
        }
        return items;
    }

    private static Item mark(
            Graphics2D g, Chart.Mark mark, double x, double top, Rectangle2D area, PaintContext context) {
        g.setColor(context.palette().colour(mark.hue()));
        float dash = context.scaled(3);
        g.setStroke(new BasicStroke(
                context.scaled(1.4), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {dash, dash}, 0));
        g.draw(new Line2D.Double(x, top, x, area.getMaxY()));
        double r = context.scaled(4);
        double y = top + r;
        Path2D cross = new Path2D.Double();
        cross.moveTo(x - r, y - r);
        cross.lineTo(x + r, y + r);
        cross.moveTo(x - r, y + r);
        cross.lineTo(x + r, y - r);
        g.setStroke(new BasicStroke(context.scaled(2.2)));
        g.draw(cross);

        g.setFont(Fonts.MEDIUM.at(context.scaled(TEXT)));
        FontMetrics metrics = g.getFontMetrics();
        double gap = context.scaled(9);
        boolean right = area.getMaxX() - x > x - area.getMinX();
        String label = fitted(mark.label(), metrics, (right ? area.getMaxX() - x : x - area.getMinX()) - 2 * gap);
        double width = metrics.stringWidth(label);
        double from = right ? x + gap : x - gap - width;
        g.drawString(label, (float) from, (float) (y + metrics.getAscent() * 0.36));
        Rectangle2D words = new Rectangle2D.Double(Math.min(from, x - r), y - gap, width + gap + 2 * r, 2 * gap);
        return Item.of("mark." + mark.id(), words, mark.text());
    }

    private static String fitted(String text, FontMetrics metrics, double room) {
        if (metrics.stringWidth(text) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 0 && metrics.stringWidth(text.substring(0, end) + "…") > room) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}
