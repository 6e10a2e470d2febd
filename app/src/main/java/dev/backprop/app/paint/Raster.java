package dev.backprop.app.paint;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import java.util.List;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * One of a surface's buffers: the same memory as an AWT image that is painted on and as a JavaFX image that is
 * shown.
 */
final class Raster {
    private final BufferedImage target;
    private final PixelBuffer<IntBuffer> pixels;
    private final WritableImage image;
    private @Nullable Picture<?> picture;

    /** A buffer in device pixels. */
    Raster(int width, int height) {
        target = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        int[] memory = ((DataBufferInt) target.getRaster().getDataBuffer()).getData();
        pixels = new PixelBuffer<>(width, height, IntBuffer.wrap(memory), PixelFormat.getIntArgbPreInstance());
        image = new WritableImage(pixels);
    }

    boolean fits(int width, int height) {
        return target.getWidth() == width && target.getHeight() == height;
    }

    /** Paints a request into this buffer, on the painter's thread. */
    <S> void paint(Painter<S> painter, PaintRequest<S> request) {
        Graphics2D g = target.createGraphics();
        try {
            g.scale(request.scale(), request.scale());
            picture = new Picture<>(request, draw(g, painter, request.state(), request.context()));
        } finally {
            g.dispose();
        }
    }

    /** The JavaFX image, told that its pixels are new; on the JavaFX thread. */
    WritableImage refreshed() {
        pixels.updateBuffer(buffer -> null);
        return image;
    }

    @Nullable
    Picture<?> picture() {
        return picture;
    }

    /** Whether it holds one of a stream of pictures that goes on by itself. */
    boolean live() {
        return picture != null && picture.request().apart() > 0;
    }

    /** Prepares a graphics, fills the background and paints; what every surface does. */
    static <S> List<Item> draw(Graphics2D g, Painter<S> painter, S state, PaintContext context) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        ground(g, context);
        return List.copyOf(painter.paint(g, state, context));
    }

    /** The stage's colour, also in a pixel of which the picture covers a part. */
    static void ground(Graphics2D g, PaintContext context) {
        Object smooth = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        // Whole pixels need no edges: several times as fast, and the same pixels.
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        g.setColor(context.palette().stage());
        g.fill(new java.awt.geom.Rectangle2D.Double(0, 0, context.width() + 1, context.height() + 1));
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
    }

    /**
     * What a buffer holds.
     *
     * @param request what was asked for
     * @param items what was drawn
     */
    record Picture<S>(PaintRequest<S> request, List<Item> items) {}
}
