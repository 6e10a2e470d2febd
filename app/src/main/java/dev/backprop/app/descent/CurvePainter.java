package dev.backprop.app.descent;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Layer;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.Stamps;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.Rule;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paints a descent on a function of x: axes, curve, iterates, the tangent, the step and its formula. */
final class CurvePainter implements Painter<DescentPicture> {
    /** How much room plain gradient descent's formulas need. */
    private static final double NARROW = 360;
    /** How much room the formulas of a rule with a memory need. */
    private static final double WIDE = 640;

    /** The size of type of formulas that have little room. */
    private static final double BRIEF = 18;

    /** How far the ground under the formula goes beyond it, in logical pixels. */
    private static final double PLATE = 6;
    /** How much of its room a formula without fractions and powers of ten fills. */
    private static final double PLAIN_FILLS = 0.8;

    private final SlopeStrip slope = new SlopeStrip();

    /** The last curve: the iterates change with every picture, the curve does not. Painters of exports share it. */
    private volatile @Nullable CurvePlot whole;

    /** The last one that has its formula over it. */
    private volatile @Nullable CurvePlot lowered;

    private volatile @Nullable Numbering numbering;
    private volatile @Nullable Place place;
    private final Layer ground = new Layer();
    /** The ground with the lines over it that fade no more. */
    private final Layer past = new Layer();

    private final Stamps stamps = new Stamps();

    /** Where the formula of a descent has room; null in it where nowhere. */
    private record Place(
            CurvePlot plot,
            Trajectory t,
            PaintContext context,
            double height,
            @Nullable Rectangle2D room) {
        boolean isFor(CurvePlot otherPlot, Trajectory other, PaintContext otherContext, double otherHeight) {
            return plot.equals(otherPlot) && t.equals(other) && context.equals(otherContext) && height == otherHeight;
        }
    }

    @Override
    public List<Item> paint(Graphics2D g, DescentPicture picture, PaintContext context) {
        Pen pen = new Pen(g, context);
        Trajectory t = picture.trajectory();
        ViewRange range = picture.range();
        if (t.size() == 0) {
            CurvePlot alone = plot(whole, t, range, area(context, 0, 0));
            whole = alone;
            ground(g, context, alone);
            return new NoDescent(pen, picture).paint(alone);
        }
        boolean brief = FormulaBlock.isSmall(most(t), context);
        FormulaBlock formula = formula(picture, context, brief);
        double reserved = reserved(picture, context, brief);
        double lanes = ArrowLanes.height(picture, context) + SlopeStrip.height(picture, context);
        CurvePlot plot = plot(whole, t, range, area(context, 0, lanes));
        whole = plot;
        Rectangle2D place = place(plot, t, context, reserved);
        if (place == null) {
            if (picture.slope()) {
                // The graph of f′ needs the room, and what the rule remembers has its place in the panel.
                formula = formula(picture, context, true);
                reserved = reserved(picture, context, true);
            }
            plot = plot(lowered, t, range, area(context, reserved + context.scaled(14), lanes));
            lowered = plot;
            place = new Rectangle2D.Double(
                    plot.area().getMinX(), context.scaled(16), plot.area().getWidth(), reserved);
        }
        CurvePlot on = plot;
        PastLines old = PastLines.of(picture, on);
        past.paint(g, context, old, layer -> {
            ground(layer, context, on);
            old.paintFaded(new Pen(layer, context));
        });
        List<Item> items = new ArrayList<>();
        items.add(Item.of("curve", plot.path(), "f(x) = " + t.config().f()));
        items.addAll(slope.paint(pen, picture, plot));
        Numbering numbers = Numbering.of(numbering, pen, Iterates.numberFont(pen), plot, picture, place);
        numbering = numbers;
        items.addAll(new Iterates(pen, plot, picture, numbers, stamps).paint());
        items.addAll(new ArrowLanes(pen, plot, picture).paint());
        double left = Math.max(
                context.scaled(10),
                Math.min(
                        context.width() - formula.width() - context.scaled(10),
                        place.getCenterX() - formula.width() / 2));
        Rectangle2D bounds = new Rectangle2D.Double(left, place.getY(), formula.width(), formula.height());
        pen.ground(grown(bounds, context.scaled(PLATE)), 200);
        formula.draw(pen, left, place.getY());
        items.add(Item.of("formula", bounds, "the step as a formula"));
        return items;
    }

    private void ground(Graphics2D g, PaintContext context, CurvePlot plot) {
        ground.paint(g, context, plot, below -> {
            axes(new Pen(below, context), plot);
            curve(new Pen(below, context), plot);
        });
    }

    private static int most(Trajectory t) {
        return StepFormula.lines(t.config().optimizer().rule());
    }

    private static FormulaBlock formula(DescentPicture picture, PaintContext context, boolean brief) {
        double room = context.width() * 0.86;
        return brief
                ? new FormulaBlock(StepFormula.brief(picture, 0), context, room, StepFormula.BRIEF, BRIEF)
                : new FormulaBlock(StepFormula.of(picture, 0), context, room, most(picture.trajectory()));
    }

    private static double reserved(DescentPicture picture, PaintContext context, boolean brief) {
        return brief
                ? FormulaBlock.reserved(StepFormula.BRIEF, context, BRIEF)
                : FormulaBlock.reserved(most(picture.trajectory()), context);
    }

    /** Where values of x are in a picture, whatever room its formula takes above and its arrows below. */
    static Lens lens(DescentPicture picture, PaintContext context) {
        return Lens.of(picture.range(), area(context, 0, 0));
    }

    private static CurvePlot plot(@Nullable CurvePlot last, Trajectory t, ViewRange range, Rectangle2D area) {
        return last != null && last.isFor(t.config().expression(), range, area)
                ? last
                : CurvePlot.of(t.config().expression(), range, area);
    }

    private static Rectangle2D area(PaintContext context, double above, double below) {
        double left = context.scaled(58);
        double top = context.scaled(18) + above;
        double right = Math.max(left + 20, context.width() - context.scaled(30));
        double bottom = Math.max(top + 20, context.height() - context.scaled(38) - below);
        return new Rectangle2D.Double(left, top, right - left, bottom - top);
    }

    private @Nullable Rectangle2D place(CurvePlot plot, Trajectory t, PaintContext context, double height) {
        Place last = place;
        if (last == null || !last.isFor(plot, t, context, height)) {
            last = new Place(plot, t, context, height, formulaPlace(plot, t, context, height));
            place = last;
        }
        return last.room();
    }

    /** The middle of the top where neither the curve nor an iterate nor a step is; null where there is no such place. */
    private static @Nullable Rectangle2D formulaPlace(
            CurvePlot plot, Trajectory t, PaintContext context, double height) {
        Rectangle2D area = plot.area();
        double width = Math.min(area.getWidth() * 0.86, context.scaled(plain(t) ? NARROW : WIDE));
        double x = Math.min(Math.max(plot.x().at(0), area.getMinX() + width / 2), area.getMaxX() - width / 2);
        for (double centre : new double[] {x, area.getCenterX()}) {
            var place = new Rectangle2D.Double(centre - width / 2, area.getMinY(), width, height);
            Rectangle2D wide = grown(place, context.scaled(10));
            boolean free = !new Placer(area, plot.columnY()).onCurve(wide);
            var filled = new Rectangle2D.Double(place.x, place.y, width, plain(t) ? PLAIN_FILLS * height : height);
            Rectangle2D plate = grown(filled, context.scaled(PLATE));
            for (int k = 0; k < t.size() && free; k++) {
                double at = plot.x(t, k);
                double level = plot.y(t, k);
                double next = k + 1 < t.size() ? plot.x(t, k + 1) : at;
                boolean across = Math.min(at, next) < plate.getMaxX() && Math.max(at, next) > plate.getMinX();
                boolean covered = across && inside(level, plate.getMinY(), plate.getMaxY());
                free = !covered && !wide.contains(at, level);
            }
            if (free) {
                return place;
            }
        }
        return null;
    }

    private static boolean plain(Trajectory t) {
        return t.config().optimizer().rule() == Rule.GD;
    }

    private static Rectangle2D grown(Rectangle2D r, double by) {
        return new Rectangle2D.Double(r.getX() - by, r.getY() - by, r.getWidth() + 2 * by, r.getHeight() + 2 * by);
    }

    private static void axes(Pen pen, CurvePlot plot) {
        Palette palette = pen.context().palette();
        Rectangle2D area = plot.area();
        Font font = pen.font(Fonts.MONO, 12);
        int across = (int) Math.max(2, Math.min(8, area.getWidth() / pen.px(110)));
        int down = (int) Math.max(2, Math.min(8, area.getHeight() / pen.px(70)));
        double floor = inside(plot.y().at(0), area.getMinY(), area.getMaxY())
                ? plot.y().at(0)
                : area.getMaxY();
        pen.line(area.getMinX(), floor, area.getMaxX(), floor, palette.grid(), 1.5);
        if (inside(plot.x().at(0), area.getMinX(), area.getMaxX())) {
            pen.line(plot.x().at(0), area.getMinY(), plot.x().at(0), area.getMaxY(), palette.grid(), 1.5);
        }
        for (double tick : plot.x().ticks(across)) {
            double x = plot.x().at(tick);
            String text = plot.x().label(tick, across);
            pen.line(x, floor - pen.px(3), x, floor + pen.px(3), palette.grid(), 1.5);
            double width = pen.width(text, font);
            pen.centred(
                    text,
                    font,
                    new Rectangle2D.Double(x - width / 2, area.getMaxY() + pen.px(8), width, pen.height(font)),
                    palette.muted());
        }
        for (double tick : plot.y().ticks(down)) {
            String text = plot.y().label(tick, down);
            double width = pen.width(text, font);
            double y = plot.y().at(tick);
            pen.centred(
                    text,
                    font,
                    new Rectangle2D.Double(
                            area.getMinX() - pen.px(10) - width, y - pen.height(font) / 2, width, pen.height(font)),
                    palette.muted());
        }
    }

    private static boolean inside(double at, double low, double high) {
        return at >= low && at <= high;
    }

    private static void curve(Pen pen, CurvePlot plot) {
        Graphics2D g = pen.g();
        Shape clip = g.getClip();
        g.clip(plot.area());
        g.setColor(pen.context().palette().ink());
        g.setStroke(new BasicStroke(pen.px(2.2), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(plot.path());
        g.setClip(clip);
    }
}
