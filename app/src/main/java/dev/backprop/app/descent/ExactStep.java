package dev.backprop.app.descent;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.engine.descent.Trajectory;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;

/** Where the step from the current iterate would have led without its noise: a dashed arrow beside the one that was taken. */
final class ExactStep {
    private ExactStep() {}

    /** Whether the step from the current iterate was taken on a noisy gradient. */
    static boolean isThere(DescentPicture picture) {
        return picture.hasStep() && !picture.trajectory().config().noise().isNone();
    }

    /**
     * Draws it in the plane.
     *
     * @param lens where the plane is
     */
    static Optional<Item> inPlane(Pen pen, DescentPicture picture, Lens lens) {
        if (!isThere(picture)) {
            return Optional.empty();
        }
        Trajectory t = picture.trajectory();
        int k = picture.iterate();
        double[] to = t.withoutNoise(k);
        if (!Double.isFinite(to[0]) || !Double.isFinite(to[1])) {
            return Optional.empty();
        }
        double x = lens.x().at(to[0]);
        double y = lens.y().at(to[1]);
        Item item =
                draw(pen, picture.number(k), lens.x().at(t.x(k, 0)), lens.y().at(t.x(k, 1)), x, y);
        // Right of its end where the step that was taken goes left of it, and the other way round.
        Font font = pen.font(Fonts.SEMI_BOLD, 12);
        double width = pen.width(WORDS, font) + pen.px(8);
        boolean right = x >= lens.x().at(t.x(k + 1, 0));
        double left = right ? x + pen.px(8) : x - width - pen.px(8);
        double height = pen.height(font) + pen.px(2);
        pen.plate(
                WORDS,
                font,
                new Rectangle2D.Double(left, y - height / 2, width, height),
                pen.context().palette().ink());
        return Optional.of(item);
    }

    /**
     * Draws it on a level, for one variable.
     *
     * @param number of the iterate that it goes from, as it is written
     */
    static Item onLevel(Pen pen, int number, double from, double to, double level) {
        return draw(pen, number, from, level, to, level);
    }

    /** The words at its end, where they have room beside what else is there. */
    static final String WORDS = "without noise";

    private static Item draw(Pen pen, int number, double x1, double y1, double x2, double y2) {
        Color colour = pen.context().palette().ink();
        double length = Math.hypot(x2 - x1, y2 - y1);
        double head = Math.min(pen.px(9), length);
        Path2D way = new Path2D.Double();
        way.moveTo(x1, y1);
        way.lineTo(x2, y2);
        pen.dashed(way, colour, 1.8);
        if (length > 1e-6) {
            double ux = (x2 - x1) / length * head;
            double uy = (y2 - y1) / length * head;
            pen.line(x2, y2, x2 - ux - uy * 0.5, y2 - uy + ux * 0.5, colour, 1.8);
            pen.line(x2, y2, x2 - ux + uy * 0.5, y2 - uy - ux * 0.5, colour, 1.8);
        }
        var reach = new Rectangle2D.Double(
                Math.min(x1, x2) - pen.px(4),
                Math.min(y1, y2) - pen.px(4),
                Math.abs(x2 - x1) + pen.px(8),
                Math.abs(y2 - y1) + pen.px(8));
        return Item.of("exact-step", reach, "the step from iterate " + number + " without its noise");
    }
}
