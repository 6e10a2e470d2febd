package dev.backprop.app.shell;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What F1 shows: every key and what it does. */
final class KeysOverlay extends StackPane {
    private record Line(String what, String... keys) {}

    private static final List<Line> LINES = List.of(
            new Line("one step on", "→", "Page Down"),
            new Line("one step back", "←", "Page Up"),
            new Line("with the next larger stride", "Shift + →", "Shift + ←"),
            new Line("play, pause", "Space"),
            new Line("to the start, to the end", "Home", "End"),
            new Line("go to an iteration or epoch", "Ctrl + G"),
            new Line("restart from the same initial weights", "R"),
            new Line("new seed", "N"),
            new Line("edit a number, the next one", "Enter", "Tab"),
            new Line("the number a little larger, smaller", "+", "−"),
            new Line("undo, redo", "Ctrl + Z", "Ctrl + Y"),
            new Line("copy the number under the pointer", "Ctrl + C"),
            new Line("predict the next number, then reveal it", "Q"),
            new Line("network: neurons or computation graph", "G"),
            new Line("network: colour by weight, gradient, contribution", "C"),
            new Line("network, training: the loss around these weights", "L"),
            new Line("training: draw a digit, take it into the network", "D", "I"),
            new Line("on its pad: move the brush, down or up", "Arrows", "Space"),
            new Line("on its pad: erase, clear, what it is", "E", "Delete", "0–9"),
            new Line("training: the curves larger, smaller, all of them", "+", "−", "0"),
            new Line("training: along the enlarged curves", ",", "."),
            new Line("presentation", "P"),
            new Line("full screen", "F11"),
            new Line("light or dark", "T"),
            new Line("open, save, export", "Ctrl + O", "Ctrl + S", "Ctrl + E"),
            new Line("focus back to the stage", "Esc"),
            new Line("these keys", "F1"));

    private final VBox card;

    KeysOverlay() {
        setId("keys-overlay");
        getStyleClass().add("keys-overlay");
        Label title = new Label("Keys");
        title.getStyleClass().add("keys-title");
        Label note = new Label(
                "Letters, Space and arrows act on the player while the stage or the transport bar has focus.");
        note.getStyleClass().add("keys-note");
        note.setWrapText(true);
        int half = (LINES.size() + 1) / 2;
        HBox tables = new HBox(32, table(LINES.subList(0, half)), table(LINES.subList(half, LINES.size())));
        card = new VBox(title, tables, note);
        card.getStyleClass().add("keys-card");
        card.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMinSize(0, 0);
        // In each pulse JavaFX goes through every node there is, seen or not, and this has as many as a workspace.
        visibleProperty().addListener((observable, old, now) -> {
            if (now) {
                getChildren().setAll(card);
            } else {
                getChildren().clear();
            }
        });
        setVisible(false);
        setOnMouseClicked(event -> setVisible(false));
    }

    /** Larger type than the window has room for, as presentation mode's in a small one, is made smaller as a whole. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        double scale = Math.min(1, Math.min(getWidth() / card.getWidth(), getHeight() / card.getHeight()));
        card.setScaleX(scale);
        card.setScaleY(scale);
    }

    private static GridPane table(List<Line> lines) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys-table");
        for (int row = 0; row < lines.size(); row++) {
            HBox keys = new HBox(4);
            keys.setAlignment(Pos.CENTER_RIGHT);
            for (String key : lines.get(row).keys()) {
                Label cap = new Label(key);
                cap.getStyleClass().add("key-cap");
                cap.setMinWidth(Region.USE_PREF_SIZE);
                keys.getChildren().add(cap);
            }
            GridPane.setHalignment(keys, HPos.RIGHT);
            grid.addRow(row, keys, new Label(lines.get(row).what()));
        }
        return grid;
    }
}
