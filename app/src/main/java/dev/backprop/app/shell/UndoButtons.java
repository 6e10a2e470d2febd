package dev.backprop.app.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Undo and redo as two buttons for a workspace's header; each names its edit, and rests where there is none. */
public final class UndoButtons extends HBox {
    private final ObservableBooleanValue locked;
    private final Runnable then;

    /**
     * @param workspace the beginning of the buttons' ids
     * @param history what can be undone and redone
     * @param locked whether nothing can be changed now, as in presentation
     * @param then told after each: gives the stage the focus, so that who has clicked goes on with the player's keys
     */
    public UndoButtons(
            String workspace,
            EditHistory<?> history,
            ObservableBooleanValue locked,
            Runnable then,
            Runnable undo,
            Runnable redo) {
        this.locked = locked;
        this.then = then;
        setAlignment(Pos.CENTER);
        Button back = button("fth-corner-up-left", "Undo", "Ctrl+Z", history.undoNameProperty(), undo);
        back.setId(workspace + "-undo");
        Button again = button("fth-corner-up-right", "Redo", "Ctrl+Y", history.redoNameProperty(), redo);
        again.setId(workspace + "-redo");
        getChildren().addAll(back, again);
    }

    private Button button(String icon, String word, String key, ReadOnlyStringProperty edit, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
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
                .bind(Bindings.createBooleanBinding(() -> edit.get().isEmpty() || locked.get(), edit, locked));
        button.setOnAction(event -> {
            action.run();
            then.run();
        });
        return button;
    }
}
