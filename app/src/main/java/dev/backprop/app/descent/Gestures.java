package dev.backprop.app.descent;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Makes one edit of all that changes while the mouse, or a key that repeats, is held down. */
final class Gestures {
    private final DescentEdits edits;
    private @Nullable Object press;
    private @Nullable Object stroke;
    private @Nullable KeyCode held;

    private Gestures(DescentEdits edits) {
        this.edits = edits;
    }

    /** Watches what happens in a node. */
    static void in(Node node, DescentEdits edits) {
        Gestures gestures = new Gestures(edits);
        node.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> gestures.press = edits.begin());
        node.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> edits.end(gestures.press));
        node.addEventFilter(KeyEvent.KEY_PRESSED, gestures::down);
        node.addEventFilter(KeyEvent.KEY_RELEASED, event -> gestures.up());
    }

    private void down(KeyEvent event) {
        if (event.getCode() != held) {
            held = event.getCode();
            stroke = edits.begin();
        }
    }

    private void up() {
        held = null;
        edits.end(stroke);
    }
}
