package dev.backprop.app.training;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.PixelImage;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * One digit's way through the network and back: the digit, each hidden layer's units as pictures with their activations and
 * gradients, and the probabilities. Between the layers an arrow on and one back, the latter as wide as its gradient is large.
 */
final class NetworkPainter implements Painter<NetworkState> {
    private static final double LABEL = 12.5;

    @Override
    public List<Item> paint(Graphics2D g, NetworkState state, PaintContext context) {
        NetworkLayout layout = NetworkLayout.of(state, context);
        Shown shown = state.shown();
        List<Item> items = new ArrayList<>();
        items.add(digit(g, shown, layout.digit(), context));
        List<HiddenGrid> grids = layout.grids();
        for (int l = 0; l < grids.size(); l++) {
            UnitsPainter units = new UnitsPainter(g, state, l, grids, context);
            items.addAll(units.paint());
            units.head(layout.units().get(l), layout.headBaseline());
        }
        outlines(g, Contributions.of(shown), grids.get(grids.size() - 1), context);
        items.addAll(OutputsPainter.paint(g, shown, layout.outputs(), layout.headBaseline(), context));
        items.addAll(FlowPainter.paint(g, shown, layout, context));
        NetworkLegend.paint(g, state, layout, context);
        return items;
    }

    private static Item digit(Graphics2D g, Shown shown, Rectangle2D place, PaintContext context) {
        Palette palette = context.palette();
        g.setFont(Fonts.SANS.at(context.scaled(LABEL)));
        g.setColor(palette.muted());
        String name = shown.digit().drawn()
                ? "drawn by hand"
                : "test digit " + shown.digit().index();
        // A name that is broader than the digit begins with it: to its left the picture ends.
        double left = (place.getWidth() - g.getFontMetrics().stringWidth(name)) / 2;
        g.drawString(name, (float) (place.getX() + Math.max(0, left)), (float) (place.getY() - context.scaled(9)));
        PixelImage.draw(
                g,
                PixelImage.grey(shown.digit().pixels(), shown.digit().columns(), palette),
                place.getX(),
                place.getY(),
                place.getWidth(),
                place.getHeight());
        g.setStroke(new BasicStroke(context.scaled(1)));
        g.setColor(palette.grid());
        g.draw(place);
        g.setFont(Fonts.SEMI_BOLD.at(context.scaled(LABEL + 1)));
        g.setColor(palette.ink());
        centred(g, "true " + shown.digit().label(), place.getCenterX(), place.getMaxY() + context.scaled(20));
        return Item.of("digit", place, name + ", a " + shown.digit().label());
    }

    private static void outlines(Graphics2D g, Contributions contributions, HiddenGrid grid, PaintContext context) {
        double out = Math.min(context.scaled(2), grid.cell() * 0.05);
        g.setStroke(new BasicStroke((float) Math.max(1, out * 1.25)));
        for (int j : contributions.loudest()) {
            if (j < grid.count()) {
                Rectangle2D p = grid.pictures(j);
                g.setColor(context.palette().ofSign(contributions.terms()[j]));
                // A rectangle has no curves to be flattened: rounded ones took a sixth of the picture's time.
                g.draw(new Rectangle2D.Double(
                        p.getX() - out, p.getY() - out, p.getWidth() + 2 * out, p.getHeight() + 2 * out));
            }
        }
    }

    static void centred(Graphics2D g, String text, double x, double y) {
        g.drawString(text, (float) (x - g.getFontMetrics().stringWidth(text) / 2.0), (float) y);
    }
}
