package dev.backprop.app.network;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A halo around what is pointed at: here, in the card or in the table. Numbers get a thin frame, and stay readable. */
final class Lit {
    private static final double WIDTH = 7;
    private static final double THIN = 1.8;
    private static final int ALPHA = 150;
    /** A closed shape that is lower than this is a number's. */
    private static final double NUMBER = 34;

    private Lit() {}

    /** Paints it over the item of the network with this id, if it is drawn. */
    static void paint(Pen pen, Palette palette, List<Item> items, @Nullable String id) {
        if (id == null) {
            return;
        }
        Color line = palette.highlight();
        Color halo = new Color(line.getRed(), line.getGreen(), line.getBlue(), ALPHA);
        for (Item item : items) {
            if (item.id().equals(id)) {
                paint(pen, parts(item.shape()), line, halo);
            }
        }
    }

    private static void paint(Pen pen, List<Part> parts, Color line, Color halo) {
        BasicStroke wide = new BasicStroke(pen.scaled(WIDTH), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        Area around = new Area();
        Area numbers = new Area();
        for (Part part : parts) {
            if (part.closed() && part.path().getBounds2D().getHeight() < pen.scaled(NUMBER)) {
                numbers.add(new Area(part.path()));
                pen.line(part.path(), line, pen.scaled(THIN));
            } else {
                around.add(new Area(wide.createStrokedShape(part.path())));
            }
        }
        around.subtract(numbers);
        pen.fill(around, halo);
    }

    /** One stretch of a shape. */
    private record Part(Path2D path, boolean closed) {}

    private static List<Part> parts(Shape shape) {
        List<Part> parts = new ArrayList<>();
        Path2D path = new Path2D.Double();
        double[] at = new double[6];
        for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            switch (i.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> {
                    parts.add(new Part(path, false));
                    path = new Path2D.Double();
                    path.moveTo(at[0], at[1]);
                }
                case PathIterator.SEG_LINETO -> path.lineTo(at[0], at[1]);
                case PathIterator.SEG_QUADTO -> path.quadTo(at[0], at[1], at[2], at[3]);
                case PathIterator.SEG_CUBICTO -> path.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
                default -> {
                    path.closePath();
                    parts.add(new Part(path, true));
                    path = new Path2D.Double();
                    path.moveTo(at[0], at[1]);
                }
            }
        }
        parts.add(new Part(path, false));
        return parts;
    }
}
