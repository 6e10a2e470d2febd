package dev.backprop.app.training;

import dev.backprop.app.paint.Palette;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The mark of a ReLU that is 0 for every test digit, as the network's workspace has it: ⊘. */
final class DeadUnit {
    /** Follows the unit's name. */
    static final String WHY = ", dead: 0 for every test digit, so no gradient passes it";

    private DeadUnit() {}

    /** In the upper right corner of a unit's picture, where there is room. */
    static void mark(Graphics2D g, Rectangle2D picture, Palette palette) {
        double side = Saturation.side(picture);
        if (side > 0) {
            mark(g, picture.getMaxX() - side / 2, picture.getY() + side / 2, side / 2, palette);
        }
    }

    static void mark(Graphics2D g, double x, double y, double r, Palette palette) {
        g.setColor(palette.ink());
        g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
        g.setColor(palette.stage());
        g.setStroke(new BasicStroke((float) (r * 0.35)));
        g.draw(new Line2D.Double(x - r * 0.55, y + r * 0.55, x + r * 0.55, y - r * 0.55));
        g.setStroke(new BasicStroke(1));
    }
}
