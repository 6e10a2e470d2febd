package dev.backprop.app.network;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.shell.Host;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Numbers with all their digits: said of what is pointed at, copied by a click on the card or with Ctrl+C anywhere. */
final class FullValue {
    private final ScreenSurface<?> surface;
    private final Host host;
    private @Nullable Item hovered;

    FullValue(ScreenSurface<?> surface, Host host) {
        this.surface = surface;
        this.host = host;
        surface.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                surface.itemAt(event.getX(), event.getY())
                        .filter(item -> CardItems.isPiece(item.id()))
                        .ifPresent(this::copy);
            }
        });
    }

    /** The name and its numbers, as a program would print them. */
    static String words(Item item) {
        Double value = item.value();
        Double gradient = item.gradient();
        String copies = CardItems.isPiece(item.id()) && value != null ? " · click to copy" : "";
        return item.name()
                + (value == null ? "" : " = " + Double.toString(value))
                + (gradient == null ? "" : ", gradient " + Double.toString(gradient))
                + copies;
    }

    /** The pointer has come to an item or left them all. */
    void hover(Optional<Item> item) {
        hovered = item.orElse(null);
    }

    /** Copies the number of what is pointed at. */
    void copy() {
        Item now = hovered;
        // What is pointed at may have been computed since the pointer came.
        surface.items().stream()
                .filter(item -> now != null && item.id().equals(now.id()))
                .findFirst()
                .ifPresent(this::copy);
    }

    private void copy(Item item) {
        Double number = item.value() != null ? item.value() : item.gradient();
        if (number != null) {
            String digits = Double.toString(number);
            copy(host, digits, digits + ", the " + item.name());
        }
    }

    /** Puts a text on the clipboard, and says so. */
    static void copy(Host host, String text, String words) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        host.message("copied " + words);
    }
}
