package dev.backprop.app.paint;

import java.awt.AlphaComposite;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.GraphicsDevice;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ground of a picture, where it is the same from one picture to the next: painted once in the very pixels of the picture, and
 * copied from then on. What comes once only, as while a window changes its size, is not kept; and a file of vectors gets vectors.
 * Painters of exports may share one.
 */
public final class Layer {
    private volatile @Nullable Last last;

    /** What was painted last; its pixels once it was painted twice. */
    private record Last(
            Object key,
            PaintContext context,
            AffineTransform transform,
            @Nullable BufferedImage image) {
        boolean is(Object otherKey, PaintContext otherContext, AffineTransform otherTransform) {
            return key.equals(otherKey) && context.equals(otherContext) && transform.equals(otherTransform);
        }
    }

    /**
     * Paints the ground over all of a picture, whose background is the stage's colour.
     *
     * @param g not clipped
     * @param key what the ground depends on besides the context; equal only where the ground is
     * @param ground paints it
     */
    public void paint(Graphics2D g, PaintContext context, Object key, Consumer<Graphics2D> ground) {
        AffineTransform transform = g.getTransform();
        if (!inPixels(g)) {
            ground.accept(g);
            return;
        }
        Last before = last;
        if (before == null || !before.is(key, context, transform)) {
            last = new Last(key, context, transform, null);
            ground.accept(g);
            return;
        }
        BufferedImage image = before.image();
        if (image == null) {
            image = painted(g, context, ground);
            last = new Last(key, context, transform, image);
        }
        Composite composite = g.getComposite();
        g.setTransform(new AffineTransform());
        g.setComposite(AlphaComposite.Src);
        g.drawImage(image, 0, 0, null);
        g.setComposite(composite);
        g.setTransform(transform);
    }

    /** Whether a picture is painted in pixels and begins at the first of them. */
    public static boolean inPixels(Graphics2D g) {
        AffineTransform transform = g.getTransform();
        return transform.getTranslateX() == 0
                && transform.getTranslateY() == 0
                && g.getDeviceConfiguration().getDevice().getType() == GraphicsDevice.TYPE_IMAGE_BUFFER;
    }

    private static BufferedImage painted(Graphics2D like, PaintContext context, Consumer<Graphics2D> ground) {
        AffineTransform transform = like.getTransform();
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(context.width() * transform.getScaleX()),
                (int) Math.ceil(context.height() * transform.getScaleY()),
                BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        g.setRenderingHints(like.getRenderingHints());
        g.setTransform(transform);
        Raster.ground(g, context);
        ground.accept(g);
        g.dispose();
        return image;
    }
}
