package dev.backprop.app.network;

import dev.backprop.app.paint.Item;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.trace.PassState;
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

    /** An element as an item of the picture, with what is known of it. */
    Item item(Node node, int element, Shape shape) {
        PassState state = scene.state();
        return new Item(
                scene.symbols().id(node, element),
                shape,
                scene.symbols().spoken(node, element),
                NetworkItems.finite(state.value(node, element)),
                NetworkItems.finite(state.gradient(node, element)));
    }

    void add(Item item) {
        items.add(item);
    }

    /** An element that has been drawn. */
    void add(Node node, int element, Shape shape) {
        items.add(item(node, element, shape));
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
