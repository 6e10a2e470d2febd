package dev.backprop.app.network;

import dev.backprop.app.paint.ColorScale;
import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.trace.Figures;
import dev.backprop.engine.trace.UnitHealth;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** The strip under the picture: what colour, width and marks mean, and what is left out. */
final class Legend {
    private static final double HEIGHT = 22;
    private static final double TYPE = 12;
    private static final int SHADES = 24;
    private static final double BAR = 92;
    private static final double WIDTHS = 34;

    private final Pen pen;
    private final Palette palette;
    private final NetworkScene scene;
    private final Rectangle2D strip;
    private boolean scaled;
    private boolean widths;
    private boolean beyond;
    private boolean unknown;
    private String caption = "";
    private Set<UnitHealth.Kind> marks = Set.of();

    Legend(Pen pen, Palette palette, NetworkScene scene, Rectangle2D strip) {
        this.pen = pen;
        this.palette = palette;
        this.scene = scene;
        this.strip = strip;
    }

    /** The part of an area that the legend takes. */
    static Rectangle2D strip(Rectangle2D area, Pen pen) {
        double height = Math.min(pen.scaled(HEIGHT), area.getHeight() / 4);
        return new Rectangle2D.Double(area.getX(), area.getMaxY() - height, area.getWidth(), height);
    }

    /** The part that it leaves. */
    static Rectangle2D over(Rectangle2D area, Pen pen) {
        double height = strip(area, pen).getHeight();
        return new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth(), area.getHeight() - height);
    }

    /** Explains the edges that are drawn. */
    Legend ofEdges(EdgeMeasure measure, List<NetworkLayout.Edge> edges) {
        scaled = true;
        widths = true;
        for (NetworkLayout.Edge edge : edges) {
            OptionalDouble relative = measure.relative(edge);
            unknown |= relative.isEmpty();
            beyond |= relative.isPresent() && Math.abs(relative.getAsDouble()) > 1 + 1e-9;
        }
        return this;
    }

    /** Explains shades, where there are any. */
    Legend ofShades(boolean any) {
        scaled = any;
        return this;
    }

    /** Explains the marks that are drawn. */
    Legend marks(HealthMarks drawn) {
        marks = drawn.kinds();
        return this;
    }

    /** What is left out, in words. */
    Legend says(String words) {
        caption = words;
        return this;
    }

    void paint() {
        double x = strip.getX();
        if (scaled) {
            x = widths ? edges(x) : shades(x);
        }
        double baseline = baseline();
        for (UnitHealth.Kind kind : UnitHealth.Kind.values()) {
            if (marks.contains(kind)) {
                double r = pen.scaled(5.5);
                HealthMarks.mark(pen, palette, kind, x + r, middle(), r);
                x = words(HealthMarks.word(kind), x + 2 * r + pen.scaled(5)) + pen.scaled(14);
            }
        }
        int samples = scene.mlp().samples();
        if (samples > 1) {
            x = words("sample " + (scene.sample() + 1) + " of " + samples, x) + pen.scaled(16);
        }
        if (!caption.isEmpty()) {
            double room = strip.getMaxX() - x;
            pen.right(caption, Fonts.SANS, pen.scaled(TYPE), strip.getMaxX(), baseline, room, palette.muted());
        }
    }

    private double middle() {
        return strip.getCenterY() + pen.scaled(1);
    }

    private double baseline() {
        return middle() + pen.scaled(4);
    }

    private double words(String text, double x) {
        return pen.left(
                        text,
                        Fonts.SANS,
                        pen.scaled(TYPE),
                        x,
                        baseline(),
                        Math.max(1, strip.getMaxX() - x),
                        palette.muted())
                .getMaxX();
    }

    private double number(String text, double x) {
        return pen.left(text, Fonts.MONO, pen.scaled(TYPE), x, baseline(), strip.getWidth(), palette.muted())
                .getMaxX();
    }

    private double edges(double from) {
        double x = words(
                switch (scene.look().colouring()) {
                    case WEIGHT -> "weight w";
                    case GRADIENT -> "gradient ∂L/∂w";
                    case CONTRIBUTION -> "contribution w·x";
                },
                from);
        double scale = scene.scales().of(scene.look().colouring());
        x = bar(x + pen.scaled(9), scale, beyond) + pen.scaled(12);
        x = widths(x, scale) + pen.scaled(14);
        if (unknown) {
            pen.line(new Line2D.Double(x, middle(), x + pen.scaled(20), middle()), palette.grid(), pen.scaled(1.4));
            x = words("not computed yet", x + pen.scaled(26)) + pen.scaled(16);
        }
        return x + pen.scaled(8);
    }

    /** Three scales: parameters, gradients, and what is on the arrows. */
    private double shades(double from) {
        double x = from;
        String[] words = {"parameters", "gradients", "values"};
        double[] scales = {
            scene.scales().weight(), scene.scales().gradient(), scene.scales().value()
        };
        x = words("full colour at", bar(x, "−", "+") + pen.scaled(10)) + pen.scaled(5);
        for (int i = 0; i < words.length; i++) {
            x = number("±" + Figures.plain(scales[i], 4), words(words[i], x) + pen.scaled(5)) + pen.scaled(10);
        }
        return x + pen.scaled(8);
    }

    private double bar(double x, double scale, boolean clipped) {
        String size = Figures.plain(scale, 4);
        return bar(x, (clipped ? "≤ −" : "−") + size, (clipped ? "≥ +" : "+") + size);
    }

    private double bar(double from, String least, String most) {
        ColorScale colours = new ColorScale(palette);
        double x = number(least, from) + pen.scaled(5);
        double step = pen.scaled(BAR) / SHADES;
        double height = pen.scaled(8);
        for (int i = 0; i < SHADES; i++) {
            pen.fill(
                    new Rectangle2D.Double(x + i * step, middle() - height / 2, step + 0.5, height),
                    colours.colour(-1 + 2.0 * i / (SHADES - 1)));
        }
        pen.line(
                new Rectangle2D.Double(x, middle() - height / 2, pen.scaled(BAR), height),
                palette.grid(),
                pen.scaled(0.8));
        return number(most, x + pen.scaled(BAR) + pen.scaled(5));
    }

    /** A stroke that grows as the edges' do from 0 to the full scale. */
    private double widths(double from, double scale) {
        double x = number("0", from) + pen.scaled(5);
        double thin = pen.scaled(ColorScale.width(0)) / 2;
        double thick = pen.scaled(ColorScale.width(1)) / 2;
        java.awt.geom.Path2D wedge = new java.awt.geom.Path2D.Double();
        double end = x + pen.scaled(WIDTHS);
        wedge.moveTo(x, middle() - thin);
        wedge.lineTo(end, middle() - thick);
        wedge.lineTo(end, middle() + thick);
        wedge.lineTo(x, middle() + thin);
        wedge.closePath();
        pen.fill(wedge, palette.muted());
        return number((beyond ? "≥ " : "") + Figures.plain(scale, 4), end + pen.scaled(5));
    }
}
