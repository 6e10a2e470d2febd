package dev.backprop.app.training;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.PixelImage;
import dev.backprop.app.paint.SignedColours;
import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The scales of the pictures and the meaning of the outlines, in one line, as much of it as fits. */
final class NetworkLegend {
    private static final int STEPS = 64;

    private final Graphics2D g;
    private final PaintContext context;
    private final FontMetrics metrics;
    private final double baseline;
    private final double end;
    private double x;

    private NetworkLegend(Graphics2D g, NetworkLayout layout, PaintContext context) {
        this.g = g;
        this.context = context;
        g.setFont(Fonts.SANS.at(context.scaled(11.5)));
        metrics = g.getFontMetrics();
        baseline = layout.legendBaseline();
        end = layout.outputs().getX() - context.scaled(12);
    }

    static void paint(Graphics2D g, NetworkState state, NetworkLayout layout, PaintContext context) {
        NetworkLegend legend = new NetworkLegend(g, layout, context);
        if (state.pictures() != UnitPictures.GRADIENT) {
            legend.scale("weight −0.4", "0.4");
        }
        if (state.pictures() != UnitPictures.WEIGHTS) {
            legend.scale("gradient −1", "1, log from ±1e−5");
        }
        if (saturated(state.shown())) {
            legend.saturated();
        }
        if (dead(state.shown())) {
            legend.dead();
        }
        legend.words(
                "bars: activation, ∂loss/∂h · outlined: the units that speak loudest for (blue) and against (orange)"
                        + " this answer",
                "bars: activation, ∂loss/∂h · outlined: loudest for (blue), against (orange)",
                "bars: activation, ∂loss/∂h");
    }

    private static boolean saturated(Shown shown) {
        var layers = shown.snapshot().plan().config().spec().layers();
        List<double[]> h = shown.reading().activations();
        return IntStream.range(0, layers.size() - 1)
                .anyMatch(l -> Arrays.stream(h.get(l))
                        .anyMatch(value -> Saturation.at(layers.get(l).activation(), value)));
    }

    private static boolean dead(Shown shown) {
        var layers = shown.snapshot().plan().config().spec().layers();
        return IntStream.range(0, layers.size() - 1)
                .anyMatch(l -> IntStream.range(0, layers.get(l).units()).anyMatch(j -> shown.dead(l, j)));
    }

    private void saturated() {
        double r = context.scaled(5);
        Saturation.mark(g, x + r, baseline - context.scaled(4), r, context.palette());
        named(r, "saturated");
    }

    private void dead() {
        double r = context.scaled(5);
        DeadUnit.mark(g, x + r, baseline - context.scaled(4), r, context.palette());
        named(r, "dead: 0 for every test digit");
    }

    private void named(double r, String what) {
        x += 2 * r + context.scaled(6);
        g.setColor(context.palette().muted());
        g.drawString(what, (float) x, (float) baseline);
        x += metrics.stringWidth(what) + context.scaled(18);
    }

    private void scale(String low, String high) {
        Palette palette = context.palette();
        SignedColours colours = SignedColours.of(palette);
        g.setColor(palette.muted());
        g.drawString(low, (float) x, (float) baseline);
        x += metrics.stringWidth(low) + context.scaled(6);
        double width = context.scaled(64);
        double height = context.scaled(9);
        Rectangle2D bar = new Rectangle2D.Double(x, baseline - height, width, height);
        PixelImage.draw(
                g,
                PixelImage.of(STEPS, STEPS, i -> colours.rgb(2.0 * i / (STEPS - 1) - 1)),
                bar.getX(),
                bar.getY(),
                bar.getWidth(),
                bar.getHeight());
        g.setColor(palette.grid());
        g.setStroke(new BasicStroke(context.scaled(1)));
        g.draw(bar);
        x += width + context.scaled(6);
        g.setColor(palette.muted());
        g.drawString(high, (float) x, (float) baseline);
        x += metrics.stringWidth(high) + context.scaled(18);
    }

    /** The first of some texts that fits. */
    private void words(String... texts) {
        for (String text : texts) {
            if (x + metrics.stringWidth(text) <= end) {
                g.setColor(context.palette().muted());
                g.drawString(text, (float) x, (float) baseline);
                return;
            }
        }
    }
}
