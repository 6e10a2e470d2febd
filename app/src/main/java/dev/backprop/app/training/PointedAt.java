package dev.backprop.app.training;

import dev.backprop.app.paint.Item;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** What lies under the pointer in the network's picture, in words and with its exact number. */
final class PointedAt {
    private PointedAt() {}

    /**
     * One line.
     *
     * @param item under the pointer
     * @param x of the pointer, in the picture
     * @param y of the pointer, in the picture
     */
    static String words(Shown shown, Item item, double x, double y) {
        String id = item.id();
        if (id.endsWith(".weight") || id.endsWith(".gradient")) {
            String pixel = pixel(shown, item, x, y);
            return pixel == null ? item.name() : pixel;
        }
        if (item.value() == null) {
            return item.name();
        }
        String text = item.name() + " " + Readouts.exact(item.value());
        String by = id.startsWith("y_hat") ? ", ∂loss/∂z " : ", ∂loss/∂h ";
        return item.gradient() == null ? text : text + by + Readouts.exact(item.gradient());
    }

    /** The weight, or its gradient, of the square of a unit's picture that a point lies in. */
    private static @Nullable String pixel(Shown shown, Item item, double x, double y) {
        int layer = Integer.parseInt(item.id().substring(1, item.id().indexOf('['))) - 1;
        int unit = Integer.parseInt(
                item.id().substring(item.id().indexOf('[') + 1, item.id().indexOf(']')));
        boolean gradient = item.id().endsWith(".gradient");
        var parameters = gradient ? shown.reading().gradients() : shown.parameters();
        double[] row = parameters.layers().get(layer).weight()[unit];
        String to = Metric.layer(layer, shown.parameters().layers().size()) + " unit " + unit;
        Rectangle2D box = item.shape().getBounds2D();
        if (layer > 0) {
            return item.name() + ": " + row.length + " of them, one from each unit of the layer before";
        }
        int columns = shown.digit().columns();
        int rows = row.length / columns;
        int column = (int) Math.floor((x - box.getX()) / box.getWidth() * columns);
        int line = (int) Math.floor((y - box.getY()) / box.getHeight() * rows);
        if (column < 0 || column >= columns || line < 0 || line >= rows) {
            return null;
        }
        String what = gradient ? "∂loss/∂weight" : "weight";
        return what + " from pixel (" + line + ", " + column + ") to " + to + ": "
                + Readouts.exact(row[line * columns + column]);
    }
}
