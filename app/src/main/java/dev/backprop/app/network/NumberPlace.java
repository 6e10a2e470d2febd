package dev.backprop.app.network;

import dev.backprop.app.paint.Item;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/** Where in an item's shape its number stands. */
final class NumberPlace {
    private NumberPlace() {}

    /** One shape of a line and the number beside it: pointing at either is pointing at the item. */
    static Shape with(Shape line, Rectangle2D number) {
        Path2D both = new Path2D.Double(line);
        both.append(number, false);
        return both;
    }

    /** The box of the number: a closed part of the shape, or the middle of a line without one. */
    static Rectangle2D of(Item item) {
        double[] at = new double[6];
        Rectangle2D part = null;
        Rectangle2D closed = null;
        for (PathIterator i = item.shape().getPathIterator(null); !i.isDone(); i.next()) {
            int kind = i.currentSegment(at);
            if (kind == PathIterator.SEG_CLOSE) {
                closed = part;
            } else {
                int last = kind == PathIterator.SEG_CUBICTO ? 4 : kind == PathIterator.SEG_QUADTO ? 2 : 0;
                Rectangle2D point = new Rectangle2D.Double(at[last], at[last + 1], 0, 0);
                part = part == null || kind == PathIterator.SEG_MOVETO ? point : part.createUnion(point);
            }
        }
        Rectangle2D bounds = item.shape().getBounds2D();
        return closed != null ? closed : new Rectangle2D.Double(bounds.getCenterX(), bounds.getCenterY(), 0, 0);
    }
}
