package dev.backprop.app.descent;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a step on a curve: a lane for each under the axis of x and on its scale, so that they can be compared with each
 * other and with the step, whatever the curve does above them. The step itself is where it belongs, at the iterate.
 */
final class ArrowLanes {
    private static final double LANE = 21;
    /** The most of the picture's height that they take. */
    private static final double SHARE = 0.22;

    private static final double TYPE = 12.5;
    /** What the ticks of the axis take. */
    private static final double TICKS = 30;

    private final Pen pen;
    private final CurvePlot plot;
    private final DescentPicture picture;

    ArrowLanes(Pen pen, CurvePlot plot, DescentPicture picture) {
        this.pen = pen;
        this.plot = plot;
        this.picture = picture;
    }

    /** The room that they take under the plot, the same at each iterate; 0 where none is shown. */
    static double height(DescentPicture picture, PaintContext context) {
        return lane(picture, context) * lanes(picture).size();
    }

    /** The height of one; less than usual where all of them would take too much of the picture. */
    private static double lane(DescentPicture picture, PaintContext context) {
        int lanes = Math.max(1, lanes(picture).size());
        return Math.min(context.scaled(LANE), context.height() * SHARE / lanes);
    }

    private static List<Arrow> lanes(DescentPicture picture) {
        return picture.shown().stream().filter(arrow -> arrow != Arrow.STEP).toList();
    }

    List<Item> paint() {
        List<Arrow> lanes = lanes(picture);
        StepNumbers step =
                StepNumbers.of(picture.trajectory(), picture.iterate()).orElse(null);
        if (step == null || lanes.isEmpty()) {
            return List.of();
        }
        double from = plot.x().at(step.trajectory().x(step.iterate(), 0));
        if (from < plot.area().getMinX() || from > plot.area().getMaxX()) {
            return List.of();
        }
        double top = plot.area().getMaxY() + pen.px(TICKS);
        double lane = lane(picture, pen.context());
        guide(from, top, lane * lanes.size());
        List<Item> items = new ArrayList<>();
        for (Arrow arrow : lanes) {
            items.add(lane(
                    step,
                    arrow,
                    from,
                    new Rectangle2D.Double(
                            plot.area().getMinX(), top, plot.area().getWidth(), lane)));
            top += lane;
        }
        return items;
    }

    /** From the iterate down through the lanes: where all of them begin. */
    private void guide(double x, double top, double height) {
        pen.line(x, top, x, top + height, pen.context().palette().grid(), 1.5);
    }

    private Item lane(StepNumbers step, Arrow arrow, double from, Rectangle2D lane) {
        double unit = plot.x().at(1) - plot.x().at(0);
        double reach = step.reach(arrow)[0] * unit;
        double y = lane.getCenterY();
        ArrowPen ink = new ArrowPen(pen, arrow);
        Shape clip = pen.g().getClip();
        pen.g().clip(lane);
        // Far outside there is nothing to see, and no pixel has so large a number.
        double to =
                Math.max(lane.getMinX() - lane.getWidth(), Math.min(lane.getMaxX() + lane.getWidth(), from + reach));
        if (arrow == Arrow.SCALE) {
            double back = Math.max(lane.getMinX() - lane.getWidth(), from - reach);
            double tick = pen.px(5);
            ink.line(new Line2D.Double(back, y, to, y));
            pen.line(back, y - tick, back, y + tick, ink.colour(), 2);
            pen.line(to, y - tick, to, y + tick, ink.colour(), 2);
        } else {
            ink.arrow(from, y, to, y);
        }
        pen.g().setClip(clip);
        label(step, arrow, from, to, lane);
        double other = arrow == Arrow.SCALE ? 2 * from - to : from;
        double least = Math.max(lane.getMinX(), Math.min(other, to));
        double most = Math.min(lane.getMaxX(), Math.max(other, to));
        Rectangle2D bounds =
                new Rectangle2D.Double(least, lane.getY() + 1, Math.max(pen.px(8), most - least), lane.getHeight() - 2);
        String words = ArrowWords.of(step, arrow, picture);
        return new Item("part[" + arrow.toggle() + "]", bounds, words, step.value(arrow)[0], null);
    }

    /** Beyond the arrow's point, or, where there is no room, behind its start. */
    private void label(StepNumbers step, Arrow arrow, double from, double to, Rectangle2D lane) {
        Palette palette = pen.context().palette();
        Font font = pen.font(Fonts.SEMI_BOLD, TYPE * Math.min(1, lane.getHeight() / pen.px(LANE) * 1.1));
        String text = arrow.label(step.rule(), 1, picture.alpha()) + " = " + Names.number(step.reach(arrow)[0]);
        double width = pen.width(text, font) + pen.px(6);
        double gap = pen.px(5);
        boolean right = to >= from;
        double left = right ? to + gap : to - gap - width;
        if (left < lane.getMinX() || left + width > lane.getMaxX()) {
            left = right ? from - gap - width : from + gap;
        }
        left = Math.max(lane.getMinX(), Math.min(lane.getMaxX() - width, left));
        Rectangle2D in = new Rectangle2D.Double(left, lane.getY() + 1, width, lane.getHeight() - 2);
        pen.plate(text, font, in, palette.colour(arrow.hue()));
    }
}
