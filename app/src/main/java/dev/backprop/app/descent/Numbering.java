package dev.backprop.app.descent;

import dev.backprop.app.paint.PaintContext;
import dev.backprop.engine.descent.Trajectory;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the numbers of a descent on a curve stand. They are placed for the whole of it, so that they stand still while it is
 * played, and found once.
 *
 * @param spots of the first iterates, as many as are numbered; not to be changed
 * @param key what they depend on
 * @param room what is taken by them, the dots and the formula; to be copied before more is taken
 */
record Numbering(List<Placer.Spot> spots, Key key, Placer room) {
    /** So few numbers are all shown, whatever they cover. */
    private static final int FEW = 12;
    /** The most that are numbered. */
    private static final int NUMBERED = 48;
    /** From an iterate to the middle of its number, in logical pixels, where there is room. */
    private static final double NEAR = 26;
    /** From this cost on a number stands outside the picture. */
    private static final double OUTSIDE = 1000;

    /** Numbers are as wide as their type makes them on this screen. */
    private record Key(
            Trajectory trajectory,
            int first,
            CurvePlot plot,
            Rectangle2D formula,
            PaintContext context,
            FontRenderContext type) {}

    /**
     * The numbers of a picture: those of the one before where nothing that they depend on is another.
     *
     * @param font of the numbers
     * @param formula where none may be
     */
    static Numbering of(
            @Nullable Numbering before,
            Pen pen,
            Font font,
            CurvePlot plot,
            DescentPicture picture,
            Rectangle2D formula) {
        Key key = new Key(
                picture.trajectory(),
                picture.first(),
                plot,
                formula,
                pen.context(),
                pen.g().getFontRenderContext());
        return before != null && before.key().equals(key) ? before : placed(pen, font, key, picture);
    }

    private static Numbering placed(Pen pen, Font font, Key key, DescentPicture picture) {
        CurvePlot plot = key.plot();
        Trajectory t = key.trajectory();
        Placer room = new Placer(plot.area(), plot.columnY());
        room.take(key.formula());
        int count = Math.min(t.size(), NUMBERED);
        double r = pen.px(7);
        for (int i = 0; i < count; i++) {
            double x = plot.x(t, i);
            double y = plot.y(t, i);
            if (plot.area().contains(x, y)) {
                room.take(new Rectangle2D.Double(x - r, y - r, 2 * r, 2 * r));
            }
        }
        List<Placer.Spot> spots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Placer.Spot spot = spot(pen, font, plot, picture, i, room, NEAR);
            boolean inside = plot.holds(t, i);
            if (inside && spot.cost() < OUTSIDE && stays(spot, count)) {
                room.take(spot.bounds());
            }
            spots.add(spot);
        }
        return new Numbering(spots, key, room);
    }

    /** Whether a number is there at all steps: of many, only those that find room, so that the others take none. */
    boolean stays(int i) {
        return stays(spots.get(i), spots.size());
    }

    private static boolean stays(Placer.Spot spot, int count) {
        return count <= FEW || spot.free();
    }

    /** A place for the number of an iterate beyond the numbered ones, among theirs or else beyond them. */
    static Placer.Spot late(Pen pen, Font font, CurvePlot plot, DescentPicture picture, int k, Placer room) {
        return spot(pen, font, plot, picture, k, room, 2 * NEAR);
    }

    /** @param beyond how far away the number may stand where there is no room near the iterate; {@link #NEAR}: no farther */
    private static Placer.Spot spot(
            Pen pen, Font font, CurvePlot plot, DescentPicture picture, int k, Placer room, double beyond) {
        Trajectory t = picture.trajectory();
        double x = plot.x(t, k);
        double y = plot.y(t, k);
        double width = pen.width(Integer.toString(picture.number(k)), font) + pen.px(14);
        double height = pen.height(font) + pen.px(5);
        double angle = outward(plot, t, k);
        return beyond > NEAR
                ? room.aroundOrBeyond(x, y, width, height, pen.px(NEAR), pen.px(beyond), angle)
                : room.around(x, y, width, height, pen.px(NEAR), angle);
    }

    /** The side of the curve that is below it, at a right angle to it. */
    private static double outward(CurvePlot plot, Trajectory t, int k) {
        double perX = plot.x().at(1) - plot.x().at(0);
        double perY = plot.y().at(1) - plot.y().at(0);
        double tangent = Math.atan2(t.gradient(k, 0) * perY, perX);
        return tangent + Math.PI / 2;
    }
}
