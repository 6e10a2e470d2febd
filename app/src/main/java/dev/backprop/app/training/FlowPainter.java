package dev.backprop.app.training;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Numbers;
import dev.backprop.app.paint.PaintContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways on and back. Between two layers an arrow each: on, unbroken; back, dashed and as wide as the gradient that comes
 * by is large, on the fixed scale of gradients. Under each layer the size of the gradient that has reached it.
 */
final class FlowPainter {
    private static final double THINNEST = 1.2;
    private static final double THICKEST = 6;

    private FlowPainter() {}

    static List<Item> paint(Graphics2D g, Shown shown, NetworkLayout layout, PaintContext context) {
        List<Item> items = new ArrayList<>();
        int layers = layout.units().size() + 1;
        double right = layout.digit().getMaxX();
        for (int l = 0; l < layers; l++) {
            Rectangle2D box = l < layers - 1 ? layout.units().get(l) : layout.outputs();
            double size = norm(shown.reading().byScores().get(l));
            Rectangle2D gap = new Rectangle2D.Double(right, box.getY(), box.getX() - right, box.getHeight());
            items.add(arrows(g, gap, l, layers, size, context));
            size(g, box, size, layout.flowBaseline(), context);
            right = box.getMaxX();
        }
        loss(g, shown, layout, context);
        return items;
    }

    /** √(Σ δ²) over a layer. */
    static double norm(double[] gradient) {
        double sum = 0;
        for (double each : gradient) {
            sum += each * each;
        }
        return Math.sqrt(sum);
    }

    private static Item arrows(
            Graphics2D g, Rectangle2D gap, int layer, int layers, double size, PaintContext context) {
        double length = Math.min(gap.getWidth() - context.scaled(10), context.scaled(22));
        double x = gap.getCenterX() - length / 2;
        double y = gap.getCenterY();
        double apart = context.scaled(9);
        arrow(
                g,
                x,
                y - apart,
                length,
                true,
                context.scaled(1.6),
                context.palette().phases().forward(),
                context);
        double width = context.scaled(THINNEST + (THICKEST - THINNEST) * SignalScale.of(size));
        arrow(g, x, y + apart, length, false, width, context.palette().phases().backward(), context);
        return new Item(
                "flow[" + layer + "]",
                new Rectangle2D.Double(x, y - 2 * apart, length, 4 * apart),
                "size of the gradient that flows back from the " + Metric.layer(layer, layers) + " layer's scores",
                size,
                null);
    }

    private static void arrow(
            Graphics2D g, double x, double y, double length, boolean on, double width, Color colour, PaintContext c) {
        double head = Math.max(c.scaled(4), width * 1.1);
        double tip = on ? x + length : x;
        double base = on ? tip - head : tip + head;
        double start = on ? x : x + length;
        g.setColor(colour);
        float dash = c.scaled(3);
        g.setStroke(
                on
                        ? new BasicStroke((float) width)
                        : new BasicStroke(
                                (float) width,
                                BasicStroke.CAP_BUTT,
                                BasicStroke.JOIN_MITER,
                                10,
                                new float[] {dash, dash * 0.6f},
                                0));
        g.draw(new Line2D.Double(start, y, base, y));
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(tip, y);
        triangle.lineTo(base, y - head * 0.8);
        triangle.lineTo(base, y + head * 0.8);
        triangle.closePath();
        g.fill(triangle);
    }

    private static void size(Graphics2D g, Rectangle2D box, double size, double baseline, PaintContext context) {
        g.setFont(Fonts.MONO.at(context.scaled(11.5)));
        g.setColor(context.palette().phases().backward());
        String number = "|∂loss/∂z| " + Numbers.fixed(size, 4);
        boolean fits = g.getFontMetrics().stringWidth(number) < box.getWidth() + context.scaled(20);
        NetworkPainter.centred(g, fits ? number : Numbers.fixed(size, 4), box.getCenterX(), baseline);
    }

    private static void loss(Graphics2D g, Shown shown, NetworkLayout layout, PaintContext context) {
        Rectangle2D box = layout.outputs();
        g.setFont(Fonts.SANS.at(context.scaled(11.5)));
        g.setColor(context.palette().muted());
        g.drawString("loss of this digit", (float) (box.getX() + context.scaled(8)), (float) layout.legendBaseline());
        g.setFont(Fonts.MONO.at(context.scaled(12.5)));
        g.setColor(context.palette().ink());
        String loss = Numbers.fixed(shown.reading().loss(), 4);
        double x = box.getMaxX() - g.getFontMetrics().stringWidth(loss) - context.scaled(8);
        g.drawString(loss, (float) x, (float) layout.legendBaseline());
    }
}
