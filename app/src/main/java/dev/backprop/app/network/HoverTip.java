package dev.backprop.app.network;

import dev.backprop.app.paint.Item;
import java.awt.geom.Rectangle2D;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The name of what is pointed at and its numbers in full, beside the pointer and not over the number itself. */
final class HoverTip {
    private static final double ASIDE = 14;
    private static final double UNDER = 18;
    private static final double OVER = 8;
    /** A higher shape is a unit's, whose numbers are in its middle. */
    private static final double TALL = 40;

    private final Label name = new Label();
    private final Label value = new Label();
    private final Label gradient = new Label();
    private final VBox box = new VBox(name, value, gradient);

    HoverTip() {
        box.getStyleClass().add("hover-tip");
        box.setId("hover-tip");
        name.getStyleClass().add("hover-name");
        value.getStyleClass().add("number");
        gradient.getStyleClass().add("number");
        box.setManaged(false);
        box.setMouseTransparent(true);
        box.setVisible(false);
        box.setViewOrder(-1);
    }

    /** What is shown; it takes no part in layout and never catches the pointer. */
    Node node() {
        return box;
    }

    void hide() {
        box.setVisible(false);
    }

    /**
     * Shows an item that has a number; hides itself for any other.
     *
     * @param pointer where the pointer is, as the item's shape counts
     * @param width of the room there is
     * @param height of it
     */
    void show(Item item, Point2D pointer, double width, double height) {
        Double number = item.value();
        Double slope = item.gradient();
        if (number == null && slope == null) {
            hide();
            return;
        }
        name.setText(item.name());
        line(value, number == null ? "" : Double.toString(number));
        line(gradient, slope == null ? "" : "gradient " + Double.toString(slope));
        box.applyCss();
        double wide = Math.ceil(box.prefWidth(-1));
        double high = Math.ceil(box.prefHeight(wide));
        Rectangle2D at = place(NumberPlace.of(item), pointer, new double[] {wide, high}, width, height);
        box.resizeRelocate(at.getX(), at.getY(), wide, high);
        box.setVisible(true);
    }

    private static void line(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    /** Beside the pointer where that leaves the number free, else under or over the number; always within the room. */
    static Rectangle2D place(Rectangle2D number, Point2D pointer, double[] size, double width, double height) {
        double inset = number.getHeight() > TALL ? number.getHeight() * 0.22 : 0;
        Rectangle2D free = new Rectangle2D.Double(
                number.getX(), number.getY() + inset, number.getWidth(), number.getHeight() - 2 * inset);
        double[][] corners = {
            {pointer.getX() + ASIDE, pointer.getY() + UNDER},
            {pointer.getX() + ASIDE, pointer.getY() - OVER - size[1]},
            {pointer.getX() - ASIDE - size[0], pointer.getY() + UNDER},
            {pointer.getX() - ASIDE - size[0], pointer.getY() - OVER - size[1]},
            {pointer.getX() - size[0] / 2, free.getMaxY() + OVER},
            {pointer.getX() - size[0] / 2, free.getY() - OVER - size[1]},
            {free.getMaxX() + ASIDE, pointer.getY() - size[1] / 2},
        };
        for (double[] corner : corners) {
            double x = Math.max(0, Math.min(width - size[0], corner[0]));
            Rectangle2D at = new Rectangle2D.Double(x, corner[1], size[0], size[1]);
            boolean within = at.getY() >= 0 && at.getMaxY() <= height;
            if (within && !at.intersects(free)) {
                return at;
            }
        }
        return new Rectangle2D.Double(
                Math.max(0, Math.min(width - size[0], pointer.getX() + ASIDE)),
                Math.max(0, Math.min(height - size[1], pointer.getY() + UNDER)),
                size[0],
                size[1]);
    }
}
