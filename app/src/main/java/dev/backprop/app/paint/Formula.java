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
    private static final int KEPT = 512;
    private static final Object LOCK = new Object();
    private static final Map<Key, TeXIcon> ICONS = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, TeXIcon> eldest) {
            return size() > KEPT;
        }
    };

    private Formula() {}

    private record Key(String latex, float size) {}

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
            TeXIcon icon = icon(latex, size);
            double descent = icon.getTrueIconDepth();
            return new Size(icon.getTrueIconWidth(), icon.getTrueIconHeight() - descent, descent);
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
            TeXIcon icon = icon(latex, size);
            double descent = icon.getTrueIconDepth();
            double ascent = icon.getTrueIconHeight() - descent;
            AffineTransform before = g.getTransform();
            Color colourBefore = g.getColor();
            g.translate(x, baseline - ascent);
            icon.setForeground(colour);
            icon.paintIcon(null, g, 0, 0);
            g.setTransform(before);
            g.setColor(colourBefore);
            return new Rectangle2D.Double(x, baseline - ascent, icon.getTrueIconWidth(), ascent + descent);
        }
    }

    private static TeXIcon icon(String latex, double size) {
        return ICONS.computeIfAbsent(new Key(latex, (float) size), Formula::set);
    }

    private static TeXIcon set(Key key) {
        try {
            TeXIcon icon = new TeXFormula(key.latex()).createTeXIcon(TeXConstants.STYLE_DISPLAY, key.size());
            icon.setInsets(new Insets(0, 0, 0, 0), true);
            return icon;
        } catch (ParseException e) {
            throw new IllegalArgumentException("a formula that is not LaTeX: " + key.latex(), e);
        }
    }
}
