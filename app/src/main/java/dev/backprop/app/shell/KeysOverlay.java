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
            new Line("training: draw a digit, take it into the network", "D", "I"),
            new Line("training: the curves larger, smaller, all of them", "+", "−", "0"),
            new Line("training: along the enlarged curves", ",", "."),
            new Line("presentation", "P"),
            new Line("full screen", "F11"),
            new Line("light or dark", "T"),
            new Line("open, save, export", "Ctrl + O", "Ctrl + S", "Ctrl + E"),
            new Line("focus back to the stage", "Esc"),
            new Line("these keys", "F1"));

    KeysOverlay() {
        setId("keys-overlay");
        getStyleClass().add("keys-overlay");
        Label title = new Label("Keys");
        title.getStyleClass().add("keys-title");
        Label note = new Label(
                "Letters, Space and arrows act on the player while the stage or the transport bar has focus.");
        note.getStyleClass().add("keys-note");
        note.setWrapText(true);
        VBox card = new VBox(title, table(), note);
        card.getStyleClass().add("keys-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(card);
        setVisible(false);
        setOnMouseClicked(event -> setVisible(false));
    }

    private static GridPane table() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys-table");
        for (int row = 0; row < LINES.size(); row++) {
            HBox keys = new HBox(4);
            keys.setAlignment(Pos.CENTER_RIGHT);
            for (String key : LINES.get(row).keys()) {
                Label cap = new Label(key);
                cap.getStyleClass().add("key-cap");
                cap.setMinWidth(Region.USE_PREF_SIZE);
                keys.getChildren().add(cap);
            }
            GridPane.setHalignment(keys, HPos.RIGHT);
            grid.addRow(row, keys, new Label(LINES.get(row).what()));
        }
        return grid;
    }
}
