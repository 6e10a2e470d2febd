package dev.backprop.app.descent;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Formula;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.descent.Derivative;
import dev.backprop.engine.descent.Expression;
import dev.backprop.engine.descent.Trajectory;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Paints the graph of f′ in a strip under the curve, over the same x: blue above 0, orange below it, a diamond where it is 0 and
 * the curve flat, a dot at the current iterate, and over it the derivative as a formula.
 */
final class SlopeStrip {
    private static final double HEIGHT = 138;
    /** The most of the picture's height that it takes. */
    private static final double SHARE = 0.34;

    private static final double HEAD = 30;
    /** What is left of its height beside the arrows of the step's parts. */
    private static final double BESIDE_LANES = 0.78;

    private static final double FOOT = 12;
    private static final double TYPE = 17;
    private static final double SMALLEST = 11;
    /** The most zeros that are joined with the curve, and that are written out. */
    private static final int JOINED = 12;

    private static final int WRITTEN = 3;

    /** The last one: the iterates change with every picture, the graph does not. */
    private volatile @Nullable Kept kept;

    private record Kept(
            String f, double[] start, ViewRange range, Rectangle2D area, SlopeCurve curve, Written formula) {}

    /**
     * f′ as a formula.
     *
     * @param latex as it is drawn; null where there is none
     * @param words instead of it
     */
    private record Written(@Nullable String latex, String words) {
        static Written of(Expression f) {
            Derivative derivative = Derivative.of(f);
            Derivative.Partial by = derivative.partials().get(0);
            String words = by.tooLong()
                    ? "f′(x) is too long to write out; its graph:"
                    : by.text().map(text -> "f′(x) = " + text).orElse("f′(x) holds numbers that cannot be written out");
            return new Written(
                    by.latex()
                            .map(latex -> derivative.nameLatex(0) + " = " + latex)
                            .orElse(null),
                    words);
        }
    }

    /** The room that it takes at the foot of the picture; 0 where it is not shown. */
    static double height(DescentPicture picture, PaintContext context) {
        double part = ArrowLanes.height(picture, context) > 0 ? BESIDE_LANES : 1;
        return picture.slope() ? part * Math.min(context.scaled(HEIGHT), context.height() * SHARE) : 0;
    }

    List<Item> paint(Pen pen, DescentPicture picture, CurvePlot plot) {
        double height = height(picture, pen.context());
        if (height == 0) {
            return List.of();
        }
        double top = pen.context().height() - height;
        Rectangle2D area = new Rectangle2D.Double(
                plot.area().getMinX(),
                top + pen.px(HEAD),
                plot.area().getWidth(),
                Math.max(8, height - pen.px(HEAD) - pen.px(FOOT)));
        Kept now = kept(picture.trajectory(), plot.range(), area);
        List<Item> items = new ArrayList<>();
        axes(pen, area, now.curve());
        joins(pen, plot, area, picture, now.curve());
        items.add(graph(pen, area, now.curve(), now.formula().words()));
        items.addAll(zeros(pen, area, now.curve()));
        head(pen, new Rectangle2D.Double(area.getMinX(), top, area.getWidth(), pen.px(HEAD)), now);
        current(pen, area, picture, now.curve(), items);
        return items;
    }

    private Kept kept(Trajectory t, ViewRange range, Rectangle2D area) {
        String f = t.config().f();
        double[] reach = {t.size(), t.x(0, 0), t.x(t.size() - 1, 0)};
        Kept last = kept;
        boolean same = last != null && last.f().equals(f);
        if (last != null
                && same
                && Arrays.equals(last.start(), reach)
                && last.range().equals(range)
                && last.area().equals(area)) {
            return last;
        }
        Written formula =
                last != null && same ? last.formula() : Written.of(t.config().expression());
        Kept next = new Kept(f, reach, range, area, SlopeCurve.of(t, range, area), formula);
        kept = next;
        return next;
    }

    private static void axes(Pen pen, Rectangle2D area, SlopeCurve curve) {
        Palette palette = pen.context().palette();
        double floor = curve.y().at(0);
        pen.line(area.getMinX(), floor, area.getMaxX(), floor, palette.grid(), 1.5);
        Font font = pen.font(Fonts.MONO, 12);
        int about = (int) Math.max(2, Math.min(5, area.getHeight() / pen.px(24)));
        for (double tick : curve.y().ticks(about)) {
            String text = curve.y().label(tick, about);
            double width = pen.width(text, font);
            double y = curve.y().at(tick);
            pen.line(area.getMinX() - pen.px(3), y, area.getMinX() + pen.px(3), y, palette.grid(), 1.5);
            var in = new Rectangle2D.Double(
                    area.getMinX() - pen.px(10) - width, y - pen.height(font) / 2, width, pen.height(font));
            pen.centred(text, font, in, palette.muted());
        }
    }

    /** From the current iterate, and from where the curve is flat, down to the graph; the ticks between stay free. */
    private static void joins(Pen pen, CurvePlot plot, Rectangle2D area, DescentPicture picture, SlopeCurve curve) {
        Trajectory t = picture.trajectory();
        Color quiet = pen.context().palette().muted();
        if (curve.zeros().size() <= JOINED) {
            for (double zero : curve.zeros()) {
                double x = curve.x().at(zero);
                double y = plot.columnY()[(int) Math.max(0, Math.min(plot.columnY().length - 1, x - area.getMinX()))];
                join(pen, x, y, plot.area(), curve.y().at(0), area, quiet);
            }
        }
        int k = picture.iterate();
        double x = curve.x().at(t.x(k, 0));
        if (x >= area.getMinX() && x <= area.getMaxX()) {
            Color hue = pen.context().palette().colour(picture.hue());
            join(pen, x, plot.y().at(t.f(k)), plot.area(), curve.y().at(t.gradient(k, 0)), area, hue);
        }
    }

    private static void join(
            Pen pen, double x, double fromY, Rectangle2D upper, double toY, Rectangle2D lower, Color colour) {
        Graphics2D g = pen.g();
        g.setColor(colour);
        float[] dash = {pen.px(1.5), pen.px(4)};
        g.setStroke(new BasicStroke(pen.px(1.2), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
        if (fromY < upper.getMaxY()) {
            g.draw(new Line2D.Double(x, Math.max(fromY, upper.getMinY()), x, upper.getMaxY()));
        }
        g.draw(new Line2D.Double(x, lower.getMinY(), x, Math.max(lower.getMinY(), toY)));
    }

    private static Item graph(Pen pen, Rectangle2D area, SlopeCurve curve, String words) {
        Graphics2D g = pen.g();
        Palette palette = pen.context().palette();
        double floor =
                Math.max(area.getMinY(), Math.min(area.getMaxY(), curve.y().at(0)));
        g.setStroke(new BasicStroke(pen.px(2.2), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Shape clip = g.getClip();
        for (int sign : new int[] {-1, 1}) {
            double from = sign > 0 ? area.getMinY() : floor;
            double to = sign > 0 ? floor : area.getMaxY();
            g.clip(new Rectangle2D.Double(area.getMinX(), from, area.getWidth(), to - from));
            g.setColor(palette.ofSign(sign));
            g.draw(curve.path());
            g.setClip(clip);
        }
        return Item.of("slope", curve.path(), words);
    }

    private static List<Item> zeros(Pen pen, Rectangle2D area, SlopeCurve curve) {
        List<Item> items = new ArrayList<>();
        double r = pen.px(5.5);
        double y = curve.y().at(0);
        for (int i = 0; i < curve.zeros().size(); i++) {
            double x = Math.max(
                    area.getMinX(),
                    Math.min(area.getMaxX(), curve.x().at(curve.zeros().get(i))));
            Path2D diamond = new Path2D.Double();
            diamond.moveTo(x - r, y);
            diamond.lineTo(x, y - r);
            diamond.lineTo(x + r, y);
            diamond.lineTo(x, y + r);
            diamond.closePath();
            pen.g().setColor(pen.context().palette().stage());
            pen.g().fill(diamond);
            pen.g().setColor(pen.context().palette().ink());
            pen.g().setStroke(new BasicStroke(pen.px(1.6)));
            pen.g().draw(diamond);
            items.add(new Item(
                    "slope-zero[" + i + "]",
                    diamond,
                    "f is flat, x",
                    curve.zeros().get(i),
                    0.0));
        }
        return items;
    }

    /** The formula and, where there is room beside it, the zeros. */
    private static void head(Pen pen, Rectangle2D in, Kept now) {
        Palette palette = pen.context().palette();
        String latex = now.formula().latex();
        double size = pen.px(TYPE);
        if (latex != null) {
            Formula.Size full = Formula.measure(latex, size);
            double least = Math.min(in.getWidth() / full.width(), in.getHeight() / full.height());
            size *= Math.min(1, least);
        }
        Font font = pen.font(Fonts.SANS, 13);
        double used;
        if (latex != null && size >= pen.px(SMALLEST)) {
            Formula.Size measured = Formula.measure(latex, size);
            double base = in.getCenterY() + (measured.ascent() - measured.descent()) / 2;
            Formula.draw(pen.g(), latex, in.getMinX(), base, size, palette.ink());
            used = measured.width();
        } else {
            String words = latex == null ? now.formula().words() : "f′(x) is too long for this width; its graph:";
            used = pen.width(words, font);
            pen.centred(words, font, new Rectangle2D.Double(in.getX(), in.getY(), used, in.getHeight()), palette.ink());
        }
        List<Double> zeros = now.curve().zeros();
        if (zeros.isEmpty() || zeros.size() > WRITTEN) {
            return;
        }
        String flat =
                "flat where f′ = 0: x = " + zeros.stream().map(Names::number).collect(Collectors.joining(", "));
        double wide = pen.width(flat, font);
        if (used + pen.px(24) + wide <= in.getWidth()) {
            var right = new Rectangle2D.Double(in.getMaxX() - wide, in.getY(), wide, in.getHeight());
            pen.centred(flat, font, right, palette.muted());
        }
    }

    private static void current(Pen pen, Rectangle2D area, DescentPicture picture, SlopeCurve curve, List<Item> items) {
        Trajectory t = picture.trajectory();
        int k = picture.iterate();
        double slope = t.gradient(k, 0);
        double x = curve.x().at(t.x(k, 0));
        double y = curve.y().at(slope);
        if (x < area.getMinX() || x > area.getMaxX()) {
            return;
        }
        Palette palette = pen.context().palette();
        String text = "f′(" + Names.sub("x", picture.number(k)) + ") = " + Names.number(slope);
        Font font = pen.font(Fonts.SEMI_BOLD, 13);
        double width = pen.width(text, font) + pen.px(8);
        double height = pen.height(font) + pen.px(2);
        double gap = pen.px(13);
        double left = x + gap + width <= area.getMaxX() ? x + gap : x - gap - width;
        double top = Math.max(area.getMinY(), Math.min(area.getMaxY() - height, y - height / 2));
        pen.plate(text, font, new Rectangle2D.Double(left, top, width, height), palette.ofSign(slope));
        double r = pen.px(6.5);
        Ellipse2D dot = new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
        pen.g().setColor(palette.stage());
        pen.g().fill(dot);
        pen.g().setColor(palette.colour(picture.hue()));
        pen.g().setStroke(new BasicStroke(pen.px(2.4)));
        pen.g().draw(dot);
        items.add(new Item("slope[" + k + "]", dot, "f′ at iterate " + picture.number(k), slope, null));
    }
}
