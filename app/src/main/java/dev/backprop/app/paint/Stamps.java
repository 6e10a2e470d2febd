package dev.backprop.app.paint;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Small things that stand in a picture many times, such as numbers in boxes: each painted once, and copied from then on to whole
 * pixels. A file of vectors gets vectors. Any threads may use it.
 */
public final class Stamps {
    /** The most that are kept. */
    private static final int MOST = 256;
    /** Device pixels around each, for strokes and soft edges. */
    private static final int MARGIN = 3;

    private final Map<Key, BufferedImage> images = new LinkedHashMap<>(16, 0.75F, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, BufferedImage> eldest) {
            return size() > MOST;
        }
    };

    private record Key(Object what, double width, double height, PaintContext context, double scaleX, double scaleY) {}

    /**
     * Paints one.
     *
     * @param g not turned
     * @param what it is, besides the context and its size; equal only where what is painted is
     * @param in where it is; nearly all that is painted is in there
     * @param painting paints it, there
     */
    public void paint(Graphics2D g, PaintContext context, Object what, Rectangle2D in, Consumer<Graphics2D> painting) {
        if (!Layer.inPixels(g)) {
            painting.accept(g);
            return;
        }
        AffineTransform transform = g.getTransform();
        double scaleX = transform.getScaleX();
        double scaleY = transform.getScaleY();
        Key key = new Key(what, in.getWidth(), in.getHeight(), context, scaleX, scaleY);
        BufferedImage image;
        synchronized (images) {
            image = images.computeIfAbsent(key, fresh -> painted(g, fresh, in, painting));
        }
        g.setTransform(new AffineTransform());
        g.drawImage(
                image,
                (int) Math.round(in.getX() * scaleX) - MARGIN,
                (int) Math.round(in.getY() * scaleY) - MARGIN,
                null);
        g.setTransform(transform);
    }

    private static BufferedImage painted(Graphics2D like, Key key, Rectangle2D in, Consumer<Graphics2D> painting) {
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(key.width() * key.scaleX()) + 2 * MARGIN,
                (int) Math.ceil(key.height() * key.scaleY()) + 2 * MARGIN,
                BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        g.setRenderingHints(like.getRenderingHints());
        g.translate(MARGIN, MARGIN);
        g.scale(key.scaleX(), key.scaleY());
        g.translate(-in.getX(), -in.getY());
        painting.accept(g);
        g.dispose();
        return image;
    }
}
