package dev.backprop.app.descent;

import dev.backprop.app.paint.Hue;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.descent.Trajectory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;

/**
 * The lines from iterate to iterate on a curve, which fade with age. Equal where those that fade no more are the same: these are
 * painted with the ground of many pictures.
 *
 * @param plot where they are
 * @param t whose they are
 * @param hue their colour
 * @param from the first iterate that is drawn
 * @param to the iterate from which on they still fade
 */
record PastLines(CurvePlot plot, Trajectory t, Hue hue, int from, int to) {
    /** The most that are drawn back from the current one; nearly as many where they were painted for good. */
    static final int DRAWN = 400;

    /** In how many shades they fade, where there are more lines than that. */
    private static final int SHADES = 16;
    /** Lines older than this many steps fade no more. */
    private static final int FADING = 48;
    /** Those are painted for good so many at a time. */
    private static final int SETTLING = 32;

    /** Those of a picture. */
    static PastLines of(DescentPicture picture, CurvePlot plot) {
        int k = picture.iterate();
        return new PastLines(plot, picture.trajectory(), picture.hue(), settled(k - DRAWN), settled(k - FADING));
    }

    private static int settled(int k) {
        return Math.max(0, k) / SETTLING * SETTLING;
    }

    /** Paints the lines that fade no more. */
    void paintFaded(Pen pen) {
        line(pen, from, to, faded(pen, 1));
    }

    /** Paints the others up to iterate {@code k}, from the oldest on; those of one shade at once. */
    void paintFading(Pen pen, int k) {
        double fading = Math.max(8, Math.min(FADING, k));
        int each = Math.max(1, (k - to + SHADES - 1) / SHADES);
        for (int start = to; start < k; start += each) {
            int end = Math.min(k, start + each);
            double age = Math.min(1, (k - (start + end - 1) / 2.0) / fading);
            line(pen, start, end, faded(pen, age));
        }
    }

    private Color faded(Pen pen, double age) {
        Palette palette = pen.context().palette();
        return Palette.mix(palette.colour(hue), palette.stage(), 0.2 + 0.6 * age);
    }

    private void line(Pen pen, int first, int last, Color colour) {
        Graphics2D g = pen.g();
        Shape clip = g.getClip();
        g.clip(plot.area());
        Trail trail = new Trail(false);
        for (int i = first; i <= last; i++) {
            trail.lineTo(plot.x().at(t.x(i, 0)), plot.y().at(t.f(i)));
        }
        pen.line(trail.shape(), colour, 2);
        g.setClip(clip);
    }
}
