package dev.backprop.app.network;

import dev.backprop.app.shell.Host;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.session.Session;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;

/**
 * The seed that all initial weights were drawn from; empty where they were not, because some are given. A seed that is typed
 * draws all of them.
 */
final class SeedField extends TextField {
    private final NetworkViewModel model;
    private final Host host;

    /** @param toStage gives the stage the focus, where Ctrl+Z takes the edit back and not the typing */
    SeedField(NetworkViewModel model, Host host, Runnable toStage) {
        this.model = model;
        this.host = host;
        setId("network-seed");
        getStyleClass().add("number");
        setPrefColumnCount(14);
        setAlignment(Pos.CENTER_RIGHT);
        setPromptText("weights given");
        setTooltip(new Tooltip("Type a seed: all initial weights are drawn from it, the same ones every time"));
        setOnAction(event -> {
            if (take()) {
                toStage.run();
            }
        });
        focusedProperty().addListener((observable, old, now) -> {
            if (!now) {
                take();
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                showSeed();
            }
        });
        model.document().documentProperty().addListener((observable, old, now) -> showSeed());
        showSeed();
    }

    private String seed() {
        Session session = model.document().session();
        boolean drawn = Traced.network(session).given().stream().allMatch(Session.GivenLayer.NOTHING::equals);
        return drawn ? String.valueOf(session.seed()) : "";
    }

    private void showSeed() {
        setText(seed());
    }

    /** What is refused goes back to what was there; whether it was taken. */
    private boolean take() {
        boolean taken = true;
        if (!getText().strip().equals(seed())) {
            try {
                model.editing().setSeed(Typed.whole("seed", getText()));
            } catch (BadInputException refused) {
                host.report(refused);
                taken = false;
            }
        }
        showSeed();
        return taken;
    }
}
