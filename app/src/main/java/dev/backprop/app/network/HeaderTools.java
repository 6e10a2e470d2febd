package dev.backprop.app.network;

import dev.backprop.app.playback.SegmentedChoice;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the header shows in its middle: how the stage is looked at, and what can be undone. */
final class HeaderTools {
    private final List<Node> nodes = new ArrayList<>();

    /** @param toStage gives the stage the focus: who has clicked here goes on with the player's keys */
    HeaderTools(NetworkViewModel model, Runnable toStage) {
        StageOptions options = model.options();
        nodes.add(choice(
                "network-view", options.viewProperty(), List.of(StageView.values()), "Neurons", "Computation graph"));
        nodes.add(choice(
                "network-colouring",
                options.colouringProperty(),
                List.of(Colouring.values()),
                "Weight",
                "Gradient",
                "Contribution"));
        // Switches over model.options() are added here, in the order in which they stand.
        // The buttons use clicks up: they are seen on the way down.
        nodes.forEach(choice -> choice.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> toStage.run()));
        nodes.add(history(model, toStage));
    }

    /** From left to right; always the same nodes. */
    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    private static Node history(NetworkViewModel model, Runnable toStage) {
        EditHistory<SessionModel.Document> history = model.document().history();
        Button undo = button("undo", "fth-corner-up-left", "Undo", "Ctrl+Z", history.undoNameProperty(), model);
        undo.setOnAction(event -> {
            model.document().undo();
            toStage.run();
        });
        Button redo = button("redo", "fth-corner-up-right", "Redo", "Ctrl+Y", history.redoNameProperty(), model);
        redo.setOnAction(event -> {
            model.document().redo();
            toStage.run();
        });
        HBox box = new HBox(undo, redo);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    /** A button that names the edit in its tooltip; it rests where there is none, and in presentation. */
    private static Button button(
            String id, String icon, String word, String key, ReadOnlyStringProperty edit, NetworkViewModel model) {
        Button button = new Button("", new FontIcon(icon));
        button.setId("network-" + id);
        button.getStyleClass().addAll("flat", "button-icon", "header-button");
        button.setMinWidth(Button.USE_PREF_SIZE);
        var words = Bindings.createStringBinding(
                () -> edit.get().isEmpty() ? word + " (" + key + ")" : word + ": " + edit.get() + " (" + key + ")",
                edit);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(words);
        button.setTooltip(tooltip);
        button.accessibleTextProperty().bind(words);
        button.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> edit.get().isEmpty(), edit)
                        .or(model.options().presentingProperty()));
        return button;
    }

    /**
     * A choice that shows a property and changes it.
     *
     * @param id of the control
     * @param values one for each word, in the same order
     */
    static <T> SegmentedChoice choice(String id, ObjectProperty<T> property, List<T> values, String... words) {
        SegmentedChoice choice = new SegmentedChoice(words);
        choice.setId(id);
        choice.select(values.indexOf(property.get()));
        choice.selectedProperty().addListener((observable, old, now) -> property.set(values.get(now.intValue())));
        property.addListener((observable, old, now) -> choice.select(values.indexOf(now)));
        return choice;
    }
}
