package dev.backprop.app.paint;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.IntUnaryOperator;

/** Small pictures made of numbers: a digit's grey values, a unit's weights. Row by row, from the top. */
public final class PixelImage {
    private PixelImage() {}

    /**
     * Dark ink on the stage's colour.
     *
     * @param values width × height of them, 0 (no ink) to 1 (full ink); others are clamped
     * @param width columns
     * @param palette whose ink and stage
     */
    public static BufferedImage grey(float[] values, int width, Palette palette) {
        return paint(
                values.length,
                width,
                i -> Palette.mix(palette.stage(), palette.ink(), values[i]).getRGB());
    }

    /**
     * Signed numbers on the diverging scale.
     *
     * @param values width × height of them
     * @param width columns
     * @param limit the size that has the full colour, over 0: a fixed one compares pictures, the largest shows each best
     * @param palette whose signs
     */
    public static BufferedImage diverging(float[] values, int width, double limit, Palette palette) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("a limit of " + limit + ": expected one over 0");
        }
        SignedColours colours = SignedColours.of(palette);
        return paint(values.length, width, i -> colours.rgb(values[i] / limit));
    }

    /**
     * Numbers of any kind, each as the colour that is given for its place.
     *
     * @param count how many
     * @param width columns; {@code count} is a multiple of it
     * @param rgb the colour of each, 0xRRGGBB
     */
    public static BufferedImage of(int count, int width, IntUnaryOperator rgb) {
        return paint(count, width, rgb);
    }

    /** Draws a small picture large, with its pixels as sharp squares; where it must become smaller still, smoothly. */
    public static void draw(Graphics2D g, BufferedImage image, double x, double y, double width, double height) {
        Object before = g.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
        boolean smaller = width * g.getTransform().getScaleX() < image.getWidth();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                smaller
                        ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                        : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        AffineTransform to = AffineTransform.getTranslateInstance(x, y);
        to.scale(width / image.getWidth(), height / image.getHeight());
        g.drawImage(image, to, null);
        if (before != null) {
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, before);
        }
    }

    private static BufferedImage paint(int count, int width, IntUnaryOperator rgb) {
        if (width <= 0 || count <= 0 || count % width != 0) {
            throw new IllegalArgumentException(count + " values in rows of " + width + ": expected whole rows");
        }
        BufferedImage image = new BufferedImage(width, count / width, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < count; i++) {
            pixels[i] = rgb.applyAsInt(i);
        }
        return image;
    }
}
