package dev.backprop.app.network;

import javafx.scene.control.TextField;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.util.converter.DefaultStringConverter;

/** A number in the table of samples; what is typed counts when the cell is left, too. */
final class SampleCell extends TextFieldTableCell<Integer, String> {
    SampleCell() {
        super(new DefaultStringConverter());
        getStyleClass().add("number");
    }

    @Override
    public void startEdit() {
        super.startEdit();
        if (isEditing() && getGraphic() instanceof TextField field) {
            field.focusedProperty().addListener((observable, old, now) -> {
                if (!now && isEditing()) {
                    commitEdit(field.getText());
                }
            });
        }
    }
}
