package dev.backprop.app.network;

import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;

/** The panel at the right: the gradient table, the update rule, the scale of the edges, and what is shown. */
final class Inspector extends VBox {
    private final UpdateSection update;

    Inspector(NetworkViewModel model) {
        getStyleClass().add("network-inspector");
        update = new UpdateSection(model);
        Section gradients = new Section("Three ways to the same gradient");
        gradients.getChildren().add(new GradientList(model));
        getChildren().addAll(gradients, new Separator(), update, new Separator(), new ShownSection(model));
    }

    /** Locks what changes the run; what only looks at it stays. */
    void setLocked(boolean locked) {
        update.setDisable(locked);
    }
}
