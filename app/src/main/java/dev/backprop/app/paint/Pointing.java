package dev.backprop.app.paint;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** What the pointer does over a picture: the item it rests on, and clicks. */
final class Pointing {
    private final Node surface;
    private final BiFunction<Double, Double, Optional<Item>> itemAt;
    private Consumer<Optional<Item>> onHover = item -> {};
    private Consumer<Item> onClick = item -> {};
    private Optional<Item> hovered = Optional.empty();
    private @Nullable Point2D pointer;

    /**
     * @param surface on which the pointer is followed
     * @param itemAt the item at a point of it
     */
    Pointing(Node surface, BiFunction<Double, Double, Optional<Item>> itemAt) {
        this.surface = surface;
        this.itemAt = itemAt;
        surface.addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(new Point2D(event.getX(), event.getY())));
        surface.addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(null));
        surface.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> pointer = null);
        surface.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> pointer = new Point2D(event.getX(), event.getY()));
        surface.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    }

    void setOnHover(Consumer<Optional<Item>> callback) {
        onHover = callback;
    }

    void setOnClick(Consumer<Item> callback) {
        onClick = callback;
    }

    /** Where the pointer rests; empty where it is elsewhere or a button is down. */
    Optional<Point2D> pointer() {
        return Optional.ofNullable(pointer);
    }

    /** Another picture may have something else where the pointer rests, or another number. */
    void again() {
        Point2D at = pointer;
        if (at != null) {
            hover(itemAt.apply(at.getX(), at.getY()));
        }
    }

    private void point(@Nullable Point2D at) {
        pointer = at;
        hover(at == null ? Optional.empty() : itemAt.apply(at.getX(), at.getY()));
    }

    private void hover(Optional<Item> item) {
        boolean same = item.map(Item::id).equals(hovered.map(Item::id));
        boolean alike = item.map(Item::value).equals(hovered.map(Item::value))
                && item.map(Item::gradient).equals(hovered.map(Item::gradient))
                && item.map(Item::name).equals(hovered.map(Item::name));
        if (!same || !alike) {
            hovered = item;
            if (!same) {
                surface.setCursor(item.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
            }
            onHover.accept(item);
        }
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            itemAt.apply(event.getX(), event.getY()).ifPresent(onClick);
        }
    }
}
