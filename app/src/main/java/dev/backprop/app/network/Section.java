package dev.backprop.app.network;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A titled part of the panel at the right, and the rows that such parts are made of. */
class Section extends VBox {
    Section(String title) {
        getStyleClass().add("inspector-group");
        Label label = new Label(title);
        label.getStyleClass().add("section-title");
        getChildren().add(label);
    }

    static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }

    /** A word at the left and its control at the right. */
    static HBox row(String words, Node control) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label label = muted(words);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(control);
        HBox row = new HBox(label, space, control);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Shows a node or takes it out of the layout. */
    static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
