package dev.backprop.app.training;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which test digit is sent through the network: its number, between a button back and one on. */
final class DigitChooser extends HBox {
    private final TrainingViewModel model;

    DigitChooser(TrainingViewModel model) {
        super(4);
        this.model = model;
        Label label = new Label();
        label.setId("training-digit");
        label.textProperty()
                .bind(Bindings.createStringBinding(this::words, model.digitProperty(), model.shownProperty()));
        label.setMinWidth(USE_PREF_SIZE);
        // The buttons stay under the pointer, however many figures the number has.
        Label widest = new Label("test digit 8888");
        widest.setMinWidth(USE_PREF_SIZE);
        widest.setVisible(false);
        getChildren()
                .addAll(
                        button("training-digit-back", "fth-chevron-left", "The test digit before", -1),
                        new StackPane(widest, label),
                        button("training-digit-on", "fth-chevron-right", "The next test digit", 1));
        setAlignment(Pos.CENTER);
        setMinWidth(USE_PREF_SIZE);
    }

    private String words() {
        Shown shown = model.shownProperty().get();
        boolean drawn = shown != null && shown.digit().drawn();
        return drawn ? "drawn digit" : "test digit " + model.digitProperty().get();
    }

    private Button button(String id, String icon, String hint, int by) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(hint);
        button.setTooltip(new Tooltip(hint));
        button.setOnAction(event -> model.moveDigit(by));
        button.disableProperty().bind(model.readyProperty().not());
        return button;
    }
}
