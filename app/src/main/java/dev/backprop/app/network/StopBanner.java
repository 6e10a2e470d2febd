package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Palette;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Says over the picture why the run ends here, where a number has stopped being finite. */
final class StopBanner {
    private final Pen pen;
    private final Palette palette;
    private final NetworkScene scene;
    private final Rectangle2D area;

    StopBanner(Pen pen, Palette palette, NetworkScene scene, Rectangle2D area) {
        this.pen = pen;
        this.palette = palette;
        this.scene = scene;
        this.area = area;
    }

    /** The part of an area that it leaves; all of it while the run goes on. */
    static Rectangle2D under(Rectangle2D area, NetworkScene scene, Pen pen) {
        double height = scene.stopped() == null ? 0 : Math.min(pen.scaled(38), area.getHeight() / 4);
        return new Rectangle2D.Double(area.getX(), area.getY() + height, area.getWidth(), area.getHeight() - height);
    }

    void paint() {
        String why = scene.stopped();
        if (why == null) {
            return;
        }
        String head = "The run ends here.";
        double size = pen.scaled(13);
        double padding = pen.scaled(12);
        double headWidth = pen.width(head, Fonts.SEMI_BOLD, size) + pen.scaled(8);
        double wanted = headWidth + pen.width(why, Fonts.SANS, size) + 2 * padding;
        double width = Math.min(area.getWidth(), wanted);
        double height = pen.scaled(30);
        double x = area.getCenterX() - width / 2;
        double y = area.getY();
        double arc = pen.scaled(10);
        Shape banner = new RoundRectangle2D.Double(x, y, width, height, arc, arc);
        pen.fill(banner, palette.panel());
        pen.line(banner, palette.run(3), pen.scaled(1.4));
        double baseline = y + pen.scaled(19.5);
        pen.left(head, Fonts.SEMI_BOLD, size, x + padding, baseline, width, palette.ink());
        double room = width - headWidth - 2 * padding;
        pen.left(why, Fonts.SANS, size, x + padding + headWidth, baseline, room, palette.ink());
    }
}
