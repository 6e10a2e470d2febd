package dev.backprop.app.descent;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import java.awt.Graphics2D;
import java.util.List;

/** Paints a descent: over a curve where the function is one of x, on a map of its heights where it is one of x and y. */
final class DescentPainter implements Painter<DescentPicture> {
    private final CurvePainter curve = new CurvePainter();
    private final PlanePainter plane = new PlanePainter();

    @Override
    public List<Item> paint(Graphics2D g, DescentPicture picture, PaintContext context) {
        return picture.trajectory().dimension() == 1
                ? curve.paint(g, picture, context)
                : plane.paint(g, picture, context);
    }
}
