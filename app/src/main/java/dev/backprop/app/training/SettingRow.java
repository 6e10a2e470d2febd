package dev.backprop.app.training;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** A setting's name and its control; where it cannot be changed, both are dim and a tooltip says why. */
final class SettingRow {
    private final Setting setting;
    private final Label label;
    private final Node control;
    private final StackPane place;
    private final Tooltip tooltip = new Tooltip();
    private String why = "";

    SettingRow(Setting setting, Node control) {
        this.setting = setting;
        this.control = control;
        label = new Label(setting.title());
        label.getStyleClass().add("muted");
        label.setMinWidth(HBox.USE_PREF_SIZE);
        label.setLabelFor(control);
        place = new StackPane(control);
        place.setAlignment(Pos.CENTER_RIGHT);
        place.setMinWidth(0);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(320);
    }

    Setting setting() {
        return setting;
    }

    Label label() {
        return label;
    }

    /** A disabled control shows no tooltip, so what it stands in does. */
    Node place() {
        return place;
    }

    String why() {
        return why;
    }

    /** @param reason empty: it can be changed */
    void setLocked(String reason) {
        control.setDisable(!reason.isEmpty());
        if (!reason.equals(why)) {
            Tooltip.uninstall(place, tooltip);
            Tooltip.uninstall(label, tooltip);
            why = reason;
            if (!reason.isEmpty()) {
                tooltip.setText(reason);
                Tooltip.install(place, tooltip);
                Tooltip.install(label, tooltip);
            }
        }
    }
}
