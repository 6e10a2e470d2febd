package dev.backprop.app.paint;

import java.awt.Color;

/**
 * The diverging scale of signed numbers: orange for −1, near white for 0, blue for +1. It is fixed, so that an intensity
 * means the same in every step and every run; width carries the size as well.
 */
public final class ColorScale {
    private static final double LIMIT = 1;
    private static final double THINNEST = 1;
    private static final double THICKEST = 6;

    private final Palette.Sign sign;

    /** The scale in the colours of a palette. */
    public ColorScale(Palette palette) {
        this.sign = palette.sign();
    }

    /** The colour of a number; beyond ±1 it stays at the end of the scale, and NaN has the middle. */
    public Color colour(double value) {
        double t = Double.isNaN(value) ? 0 : Math.max(-LIMIT, Math.min(LIMIT, value));
        return t < 0 ? Palette.mix(sign.zero(), sign.negative(), -t) : Palette.mix(sign.zero(), sign.positive(), t);
    }

    /**
     * The width of a stroke that shows a number: 1 at 0, 6 at 1 and beyond, in between linear in |value|.
     *
     * @return in logical pixels at a type scale of 1
     */
    public static double width(double value) {
        double size = Double.isNaN(value) ? 0 : Math.min(LIMIT, Math.abs(value));
        return THINNEST + (THICKEST - THINNEST) * size;
    }
}
