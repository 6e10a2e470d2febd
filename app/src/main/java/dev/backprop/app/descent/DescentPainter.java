package dev.backprop.app.descent;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Paints a descent: over a curve where the function is one of x, on a map of its heights where it is one of x and y. */
final class DescentPainter implements Painter<DescentPicture> {
    private final CurvePainter curve = new CurvePainter();
    private final PlanePainter plane = new PlanePainter();

    @Override
    public List<Item> paint(Graphics2D g, DescentPicture picture, PaintContext context) {
        if (picture.trajectory().size() == 0) {
            return nowhere(new Pen(g, context), picture);
        }
        return picture.trajectory().dimension() == 1
                ? curve.paint(g, picture, context)
                : plane.paint(g, picture, context);
    }

    private static List<Item> nowhere(Pen pen, DescentPicture picture) {
        String why = picture.trajectory()
                .stopped()
                .map(stop -> "No descent from here: " + stop.why())
                .orElse("No descent from here");
        Font font = pen.font(Fonts.SANS, 14);
        var middle = new Rectangle2D.Double(
                0, pen.context().height() / 2, pen.context().width(), pen.height(font));
        pen.centred(why, font, middle, pen.context().palette().muted());
        return List.of(Item.of("message", middle, why));
    }
}
