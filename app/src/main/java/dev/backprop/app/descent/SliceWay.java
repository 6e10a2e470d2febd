package dev.backprop.app.descent;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.descent.LossSlice;
import dev.backprop.engine.descent.SliceTrajectory.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** A training as it is seen from the plane: the way up to the current point and the way ahead, its points and their numbers. */
final class SliceWay {
    private static final int NUMBERED = 14;
    /** As many points, about, are kept free of numbers. */
    private static final int DOTS = 150;

    private final Pen pen;
    private final SlicePicture picture;
    private final Lens lens;
    private final List<Point> points;
    private final Palette palette;
    private final Color hue;
    private final List<Item> items = new ArrayList<>();

    SliceWay(Pen pen, SlicePicture picture, Lens lens) {
        this.pen = pen;
        this.picture = picture;
        this.lens = lens;
        points = picture.way().points();
        palette = pen.context().palette();
        hue = palette.colour(SliceTrack.HUE);
    }

    /** Paints it, the clip being the plane's; returns its points. */
    List<Item> paint() {
        Path2D been = new Path2D.Double();
        Path2D ahead = new Path2D.Double();
        for (int k = 0; k < points.size(); k++) {
            double x = lens.x().at(points.get(k).at().a());
            double y = lens.y().at(points.get(k).at().b());
            extend(been, x, y, k <= picture.at());
            extend(ahead, x, y, k >= picture.at());
        }
        pen.dashed(ahead, Palette.mix(palette.stage(), hue, 0.7), 1.6);
        pen.g().setColor(hue);
        pen.g().setStroke(new BasicStroke(pen.px(2.4), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.g().draw(been);
        for (int k = 0; k < points.size(); k++) {
            if (k != picture.at()) {
                dot(k);
            }
        }
        if (picture.hasPoint()) {
            dot(picture.at());
            numbers();
        }
        return items;
    }

    private static void extend(Path2D way, double x, double y, boolean belongs) {
        if (belongs && way.getCurrentPoint() == null) {
            way.moveTo(x, y);
        } else if (belongs) {
            way.lineTo(x, y);
        }
    }

    private void dot(int k) {
        Point point = points.get(k);
        double x = lens.x().at(point.at().a());
        double y = lens.y().at(point.at().b());
        if (!lens.area().contains(x, y)) {
            return;
        }
        boolean current = k == picture.at();
        double r = pen.px(current ? 8 : 3.5);
        Ellipse2D circle = new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
        pen.g().setColor(current ? palette.stage() : k < picture.at() ? hue : Palette.mix(palette.stage(), hue, 0.7));
        pen.g().fill(circle);
        if (current) {
            pen.g().setColor(hue);
            pen.g().setStroke(new BasicStroke(pen.px(2.6)));
            pen.g().draw(circle);
        }
        String name = picture.word() + " " + picture.numbers().get(k) + ", "
                + Names.number(point.at().distance()) + " off the plane, loss";
        items.add(new Item("way[" + k + "]", circle, name, point.loss(), null));
    }

    /** The numbers of some of the points: those that have room, the current one before all. */
    private void numbers() {
        Placer placer = new Placer(lens.area(), new double[0]);
        Font font = pen.font(Fonts.MONO, 12);
        int size = points.size();
        double r = pen.px(4);
        for (int k = 0; k < size; k += 1 + size / DOTS) {
            LossSlice.Projection at = points.get(k).at();
            placer.take(new Rectangle2D.Double(lens.x().at(at.a()) - r, lens.y().at(at.b()) - r, 2 * r, 2 * r));
        }
        number(picture.at(), placer, font);
        int every = Math.max(1, (size - 1) / NUMBERED);
        for (int k = 0; k < size; k += every) {
            if (k != picture.at()) {
                number(k, placer, font);
            }
        }
        if (size > 1 && (size - 1) % every != 0 && size - 1 != picture.at()) {
            number(size - 1, placer, font);
        }
    }

    private void number(int k, Placer placer, Font font) {
        double x = lens.x().at(points.get(k).at().a());
        double y = lens.y().at(points.get(k).at().b());
        if (!lens.area().contains(x, y)) {
            return;
        }
        String text = Integer.toString(picture.numbers().get(k));
        Placer.Spot spot =
                placer.around(x, y, pen.width(text, font) + pen.px(11), pen.height(font) + pen.px(4), pen.px(22), -1);
        if (spot.free() && !spot.far()) {
            placer.take(spot.bounds());
            pen.box(text, font, spot.bounds(), k == picture.at());
        }
    }
}
