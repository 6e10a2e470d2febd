package dev.backprop.app.descent;

import dev.backprop.app.paint.Item;
import dev.backprop.engine.descent.Trajectory;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps that those that race take next, in the plane: thin arrows in their colours, without words, for the step that is
 * spoken of is the one of the setting on the stage. A step that its runner's dot covers has none.
 */
final class RivalSteps {
    private static final double WIDTH = 1.4;
    /** Of the stage's colour around it, so that it is seen on the map and on the ways of the others. */
    private static final double HALO = 3;

    private static final double HEAD = 9;

    private final Pen pen;
    private final Lens lens;
    private final int k;
    private final int number;

    /** One arrow. */
    private record Drawn(Run run, Line2D line, Path2D head) {}

    private RivalSteps(Pen pen, Lens lens, DescentPicture picture) {
        this.pen = pen;
        this.lens = lens;
        this.k = picture.iterate();
        this.number = picture.number(k);
    }

    /** Draws them, where the step on the stage has its arrow; the clip is the plane's. */
    static List<Item> inPlane(Pen pen, DescentPicture picture, Lens lens) {
        if (!picture.arrows().contains(Arrow.STEP) || picture.others().isEmpty()) {
            return List.of();
        }
        RivalSteps steps = new RivalSteps(pen, lens, picture);
        return steps.draw(picture.others().stream()
                .flatMap(run -> steps.arrow(run).stream())
                .toList());
    }

    private Optional<Drawn> arrow(Run run) {
        Trajectory t = run.trajectory();
        if (k + 1 >= t.size()) {
            return Optional.empty();
        }
        double x = lens.x().at(t.x(k, 0));
        double y = lens.y().at(t.x(k, 1));
        double dx = lens.x().at(t.x(k + 1, 0)) - x;
        double dy = lens.y().at(t.x(k + 1, 1)) - y;
        double length = Math.hypot(dx, dy);
        double head = pen.px(HEAD);
        double dot = pen.px(PlaneIterates.RUNNER + 1);
        if (!lens.area().contains(x, y) || !(length > head + dot) || Double.isInfinite(length)) {
            return Optional.empty();
        }
        // No farther away than a line can be drawn: it is cut off at the edge anyway.
        double reach = Math.min(
                length, 2 * Math.hypot(lens.area().getWidth(), lens.area().getHeight()));
        double ux = dx / length;
        double uy = dy / length;
        double bx = x + ux * (reach - head);
        double by = y + uy * (reach - head);
        Path2D point = new Path2D.Double();
        point.moveTo(x + ux * reach, y + uy * reach);
        point.lineTo(bx - uy * head * 0.4, by + ux * head * 0.4);
        point.lineTo(bx + uy * head * 0.4, by - ux * head * 0.4);
        point.closePath();
        return Optional.of(new Drawn(run, new Line2D.Double(x + ux * dot, y + uy * dot, bx, by), point));
    }

    /** What sets them off at first and all at once, so that none cuts another. */
    private List<Item> draw(List<Drawn> arrows) {
        Path2D around = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (Drawn each : arrows) {
            around.append(each.line(), false);
            around.append(each.head(), false);
        }
        pen.line(around, pen.context().palette().stage(), HALO);
        List<Item> items = new ArrayList<>();
        for (Drawn each : arrows) {
            pen.line(each.line(), pen.context().palette().colour(each.run().hue()), WIDTH);
            pen.g().fill(each.head());
            Rectangle2D seen = each.line().getBounds2D();
            seen.add(each.head().getBounds2D());
            items.add(Item.of(
                    "race-step[" + each.run().name() + "]",
                    seen.createIntersection(lens.area()),
                    "step of " + each.run().name() + " from iterate " + number));
        }
        return items;
    }
}
