package dev.backprop.app.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scilab.forge.jlatexmath.ParseException;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/**
 * Formulas in LaTeX, set by JLaTeXMath. The first one costs about 0.3 s, so {@link #warmUp} sets one early; what was set once is kept. JLaTeXMath shares tables between formulas without locks, hence the lock here.
 */
public final class Formula {
    private static final int KEPT = 4096;
    /** The size of type that everything is set in; others are that one scaled. */
    private static final float SET = 20;

    private static final Object LOCK = new Object();
    private static final Map<String, TeXIcon> ICONS = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TeXIcon> eldest) {
            return size() > KEPT;
        }
    };

    private Formula() {}

    /**
     * How much room a formula takes, in logical pixels.
     *
     * @param width from left to right
     * @param ascent above the baseline
     * @param descent below the baseline
     */
    public record Size(double width, double ascent, double descent) {
        /** The whole height. */
        public double height() {
            return ascent + descent;
        }
    }

    /** Sets a first formula, so that the first one shown is quick; not on the JavaFX thread. */
    public static void warmUp() {
        measure("\\frac{\\partial L}{\\partial w} = \\delta \\cdot h_1", 20);
    }

    /**
     * The size of a formula.
     *
     * @param latex in LaTeX's mathematics, without dollar signs
     * @param size of type, in logical pixels
     * @throws IllegalArgumentException if it is not LaTeX
     */
    public static Size measure(String latex, double size) {
        synchronized (LOCK) {
            TeXIcon icon = icon(latex);
            double scale = size / SET;
            double descent = icon.getTrueIconDepth() * scale;
            return new Size(icon.getTrueIconWidth() * scale, icon.getTrueIconHeight() * scale - descent, descent);
        }
    }

    /**
     * Draws a formula.
     *
     * @param g where
     * @param latex in LaTeX's mathematics, without dollar signs
     * @param x its left edge
     * @param baseline its baseline
     * @param size of type, in logical pixels
     * @param colour of the whole formula
     * @return its bounds, in the coordinates of {@code g}
     * @throws IllegalArgumentException if it is not LaTeX
     */
    public static Rectangle2D draw(Graphics2D g, String latex, double x, double baseline, double size, Color colour) {
        synchronized (LOCK) {
            TeXIcon icon = icon(latex);
            double scale = size / SET;
            double descent = icon.getTrueIconDepth() * scale;
            double ascent = icon.getTrueIconHeight() * scale - descent;
            AffineTransform before = g.getTransform();
            Color colourBefore = g.getColor();
            g.translate(x, baseline - ascent);
            g.scale(scale, scale);
            icon.setForeground(colour);
            icon.paintIcon(null, g, 0, 0);
            g.setTransform(before);
            g.setColor(colourBefore);
            return new Rectangle2D.Double(x, baseline - ascent, icon.getTrueIconWidth() * scale, ascent + descent);
        }
    }

    private static TeXIcon icon(String latex) {
        return ICONS.computeIfAbsent(latex, Formula::set);
    }

    private static TeXIcon set(String latex) {
        try {
            TeXIcon icon = new TeXFormula(latex).createTeXIcon(TeXConstants.STYLE_DISPLAY, SET);
            icon.setInsets(new Insets(0, 0, 0, 0), true);
            return icon;
        } catch (ParseException e) {
            throw new IllegalArgumentException("a formula that is not LaTeX: " + latex, e);
        }
    }
}
