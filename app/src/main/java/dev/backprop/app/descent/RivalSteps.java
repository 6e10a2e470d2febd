package dev.backprop.app.descent;

import dev.backprop.app.paint.Item;
import dev.backprop.engine.descent.Trajectory;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
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

    private RivalSteps(Pen pen, Lens lens, int k) {
        this.pen = pen;
        this.lens = lens;
        this.k = k;
    }

    /** Draws them, where the step on the stage has its arrow; the clip is the plane's. */
    static List<Item> inPlane(Pen pen, DescentPicture picture, Lens lens) {
        List<Item> items = new ArrayList<>();
        if (picture.arrows().contains(Arrow.STEP)) {
            RivalSteps steps = new RivalSteps(pen, lens, picture.iterate());
            picture.others().forEach(run -> steps.draw(run).ifPresent(items::add));
        }
        return items;
    }

    private Optional<Item> draw(Run run) {
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
        double dot = pen.px(PlanePainter.RUNNER + 1);
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
        Line2D line = new Line2D.Double(x + ux * dot, y + uy * dot, bx, by);
        arrow(line, point, pen.context().palette().colour(run.hue()));
        Path2D seen = new Path2D.Double(point);
        seen.append(line, true);
        return Optional.of(Item.of(
                "race-step[" + run.name() + "]",
                seen.getBounds2D().createIntersection(lens.area()),
                "step of " + run.name() + " from iterate " + k));
    }

    private void arrow(Shape line, Shape point, Color hue) {
        Graphics2D g = pen.g();
        g.setColor(pen.context().palette().stage());
        g.setStroke(new BasicStroke(pen.px(HALO), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(line);
        g.setStroke(new BasicStroke(pen.px(HALO - WIDTH), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(point);
        pen.line(line, hue, WIDTH);
        g.fill(point);
    }
}
