package dev.backprop.app.paint;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** A buffer that is painted on as a surface's are: one device pixel for a logical one, and used again for the next picture. */
public final class Sheet {
    private final PaintContext context;
    private final BufferedImage target;

    /** A buffer of a picture's size. */
    public Sheet(PaintContext context) {
        this.context = context;
        this.target = new BufferedImage(
                (int) Math.ceil(context.width()), (int) Math.ceil(context.height()), BufferedImage.TYPE_INT_ARGB_PRE);
    }

    /** Paints over what is there. */
    public <S> List<Item> paint(Painter<S> painter, S state) {
        Graphics2D g = target.createGraphics();
        try {
            return Raster.draw(g, painter, state, context);
        } finally {
            g.dispose();
        }
    }
}
