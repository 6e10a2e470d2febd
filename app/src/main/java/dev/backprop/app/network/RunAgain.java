package dev.backprop.app.network;

import dev.backprop.app.shell.Host;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The two ways to begin the run again: from the same initial weights, and from other ones. */
final class RunAgain extends HBox {
    /** @param toStage gives the stage the focus, so that the keys play on */
    RunAgain(NetworkViewModel model, Host host, Runnable toStage) {
        getStyleClass().add("run-again");
        setAlignment(Pos.CENTER_RIGHT);
        Button restart = button(
                "restart",
                "Restart",
                "fth-rotate-ccw",
                "Begin again from the same initial weights (R)",
                toStage,
                () -> {
                    model.restart();
                    host.message("from the start again");
                });
        Button seed = button("new-seed", "New seed", "fth-shuffle", "Draw other initial weights (N)", toStage, () -> {
            model.newSeed();
            host.message("a new seed");
        });
        getChildren().addAll(restart, seed);
    }

    private static Button button(String id, String word, String icon, String hint, Runnable toStage, Runnable action) {
        Button button = new Button(word, new FontIcon(icon));
        button.setId("network-" + id);
        button.getStyleClass().addAll("flat", "run-again-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(hint));
        button.setOnAction(event -> {
            toStage.run();
            action.run();
        });
        return button;
    }
}
