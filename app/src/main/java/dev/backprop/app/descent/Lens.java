package dev.backprop.app.descent;

import dev.backprop.app.paint.AxisScale;
import java.awt.geom.Rectangle2D;

/**
 * Where the plane is in a picture.
 *
 * @param range the part of the plane that is shown
 * @param area where on the picture, in logical pixels
 * @param x the horizontal scale
 * @param y the vertical scale
 */
record Lens(ViewRange range, Rectangle2D area, AxisScale x, AxisScale y) {
    static Lens of(ViewRange range, Rectangle2D area) {
        return new Lens(
                range,
                area,
                new AxisScale(false, range.xLow(), range.xHigh(), area.getMinX(), area.getMaxX()),
                new AxisScale(false, range.yLow(), range.yHigh(), area.getMaxY(), area.getMinY()));
    }

    /** The x under a pixel, no finer than a pixel can say; at the edge where the pixel is outside. */
    double xAt(double pixel) {
        return rounded(
                x.value(Math.max(area.getMinX(), Math.min(area.getMaxX(), pixel))),
                (range.xHigh() - range.xLow()) / area.getWidth());
    }

    /** The y under a pixel, likewise. */
    double yAt(double pixel) {
        return rounded(
                y.value(Math.max(area.getMinY(), Math.min(area.getMaxY(), pixel))),
                (range.yHigh() - range.yLow()) / area.getHeight());
    }

    /** To the power of ten that is just finer than a pixel, as few digits as that takes. */
    private static double rounded(double value, double pixel) {
        int decimals = (int) Math.ceil(-Math.log10(pixel));
        double power = Math.pow(10, Math.abs(decimals));
        return decimals >= 0 ? Math.rint(value * power) / power : Math.rint(value / power) * power;
    }
}
