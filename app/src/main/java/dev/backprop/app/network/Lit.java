package dev.backprop.app.network;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Palette;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A halo around what is pointed at: here, in the card or in the table. */
final class Lit {
    private static final double WIDTH = 7;
    /** Around a single number, which has to stay readable. */
    private static final double THIN = 1.6;

    private static final int ALPHA = 150;

    private Lit() {}

    /** Paints it over the item of the network with this id, if it is drawn. */
    static void paint(Pen pen, Palette palette, List<Item> items, @Nullable String id) {
        if (id == null) {
            return;
        }
        Color line = palette.highlight();
        Color halo = new Color(line.getRed(), line.getGreen(), line.getBlue(), ALPHA);
        for (Item item : items) {
            if (!item.id().equals(id)) {
                continue;
            }
            if (item.shape() instanceof Rectangle2D number) {
                double margin = pen.scaled(3);
                pen.line(
                        new RoundRectangle2D.Double(
                                number.getX() - margin,
                                number.getY() - margin / 2,
                                number.getWidth() + 2 * margin,
                                number.getHeight() + margin,
                                2 * margin,
                                2 * margin),
                        line,
                        pen.scaled(THIN));
            } else {
                pen.line(item.shape(), halo, pen.scaled(WIDTH));
            }
        }
    }
}
