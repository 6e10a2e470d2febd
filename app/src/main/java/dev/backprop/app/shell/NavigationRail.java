package dev.backprop.app.shell;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The rail at the left: a button with an icon and a word for each workspace, and the way to the keys. */
final class NavigationRail extends VBox {
    private final ToggleGroup group = new ToggleGroup();

    NavigationRail(List<Workspace> workspaces, Consumer<Workspace> show, Runnable keys) {
        getStyleClass().add("navigation-rail");
        setAlignment(Pos.TOP_CENTER);
        for (Workspace workspace : workspaces) {
            ToggleButton button = new ToggleButton(
                    workspace.label(), new FontIcon(workspace.entry().icon()));
            button.setId("navigate-" + workspace.id());
            button.setUserData(workspace);
            button.getStyleClass().add("navigation-button");
            button.setContentDisplay(ContentDisplay.TOP);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                button.setSelected(true);
                show.accept(workspace);
            });
            getChildren().add(button);
        }
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        Hyperlink hint = new Hyperlink("F1 keys");
        hint.getStyleClass().add("keys-hint");
        hint.setMinWidth(USE_PREF_SIZE);
        hint.setOnAction(event -> keys.run());
        getChildren().addAll(space, hint);
    }

    void select(Workspace workspace) {
        group.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == workspace)
                .findFirst()
                .ifPresent(group::selectToggle);
    }
}
