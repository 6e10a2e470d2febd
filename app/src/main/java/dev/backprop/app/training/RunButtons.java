package dev.backprop.app.training;

import dev.backprop.engine.train.RunState;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Start or pause, one batch, one epoch, stop, reset, and a branch from the state that is shown. */
final class RunButtons extends FlowPane {
    private final TrainingViewModel model;
    private final Button start = button("training-start", "Start", "fth-play", "Train, or go on (Space)");
    private final Button batch = button("training-batch", "Batch", "fth-chevron-right", "Train one batch");
    private final Button one = button("training-one", "Epoch", "fth-skip-forward", "Train one epoch (→)");
    private final Button stop = button("training-stop", "Stop", "fth-square", "End this run and keep its states");
    private final Button reset =
            button("training-reset", "Reset", "fth-rotate-ccw", "Begin again from the same initial weights (R)");
    private final Button branch = button(
            "training-branch",
            "Branch here",
            "fth-git-branch",
            "Go on from the epoch that is shown, as a run of its own");

    RunButtons(TrainingViewModel model) {
        super(6, 6);
        this.model = model;
        start.getStyleClass().add("accent");
        start.setOnAction(event -> startOrPause());
        batch.setOnAction(event -> model.driver().oneBatch());
        one.setOnAction(event -> model.driver().oneEpoch());
        stop.setOnAction(event -> model.driver().stop());
        reset.setOnAction(event -> model.reset());
        branch.setOnAction(event -> model.choices().branch());
        getChildren().addAll(start, batch, one, stop, reset, branch);
        model.stateProperty().addListener((observable, old, now) -> show());
        model.readyProperty().addListener((observable, old, now) -> show());
        model.snapshotProperty().addListener((observable, old, now) -> show());
        model.playback().indexProperty().addListener((observable, old, now) -> show());
        show();
    }

    private void startOrPause() {
        if (model.stateProperty().get() == RunState.RUNNING) {
            model.driver().pause();
        } else {
            model.driver().start();
        }
    }

    private void show() {
        RunState state = model.stateProperty().get();
        boolean ready = model.readyProperty().get();
        boolean running = state == RunState.RUNNING;
        String word = running ? "Pause" : state == RunState.PAUSED ? "Resume" : "Start";
        if (!word.equals(start.getText())) {
            start.setText(word);
            start.setGraphic(new FontIcon(running ? "fth-pause" : "fth-play"));
        }
        start.setDisable(!ready || !state.canGoOn());
        set(batch, !model.driver().canStep());
        set(one, !model.driver().canStep());
        set(stop, !running && state != RunState.PAUSED);
        reset.setDisable(!ready);
        set(branch, !model.choices().canBranch());
    }

    /** The focus does not go from a button that is over to the next one, where Space would do something else: it trains. */
    private void set(Button button, boolean over) {
        if (over && button.isFocused()) {
            (start.isDisabled() ? this : start).requestFocus();
        }
        button.setDisable(over);
    }

    private static Button button(String id, String word, String icon, String hint) {
        Button button = new Button(word, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("run-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(hint));
        return button;
    }
}
