package dev.backprop.app.network;

import dev.backprop.app.paint.Item;
import dev.backprop.engine.graph.Node;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What has been drawn of a network so far: its items, and the room that no number may cover any more. */
final class Drawn {
    private final NetworkScene scene;
    private final List<Item> items = new ArrayList<>();
    private final List<Rectangle2D> taken = new ArrayList<>();

    Drawn(NetworkScene scene) {
        this.scene = scene;
    }

    void add(Item item) {
        items.add(item);
    }

    /** An element that has been drawn. */
    void add(Node node, int element, Shape shape) {
        items.add(scene.item(node, element, shape));
    }

    /** Words or a shape that stand there. */
    void take(Rectangle2D box) {
        taken.add(box);
    }

    List<Item> items() {
        return items;
    }

    List<Rectangle2D> taken() {
        return taken;
    }
}
