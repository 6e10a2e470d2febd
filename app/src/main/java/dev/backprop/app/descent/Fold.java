package dev.backprop.app.descent;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A group of the inspector under its title, which opens and closes it. */
final class Fold extends VBox {
    private final BooleanProperty opened = new SimpleBooleanProperty(this, "opened");
    private final Button title;
    private final FontIcon sign = new FontIcon("fth-chevron-right");

    Fold(String id, String text, boolean open, Node... content) {
        getStyleClass().add("fold");
        title = new Button(text, sign);
        title.setId(id);
        title.getStyleClass().addAll("flat", "fold-title");
        title.setOnAction(event -> opened.set(!opened.get()));
        VBox inside = new VBox(content);
        inside.getStyleClass().add("fold-content");
        getChildren().add(title);
        opened.set(open);
        opened.addListener((observable, old, now) -> show(text, inside));
        show(text, inside);
    }

    BooleanProperty openedProperty() {
        return opened;
    }

    /** Closed, what is inside is not in the window at all: in each pulse JavaFX goes through all that is there, seen or not. */
    private void show(String text, Node inside) {
        if (opened.get()) {
            getChildren().add(inside);
        } else {
            getChildren().remove(inside);
        }
        say(text);
    }

    private void say(String text) {
        sign.setIconLiteral(opened.get() ? "fth-chevron-down" : "fth-chevron-right");
        title.setAccessibleText(text + (opened.get() ? ", open" : ", closed"));
    }
}
