package dev.backprop.app.training;

import dev.backprop.app.paint.Numbers;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.Metrics;
import dev.backprop.engine.train.TrainingSnapshot;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A run in the list: its colour, its name, how far it is, and whether its curves are drawn. A click shows it. */
final class RunRow extends HBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final String NONE = "·";

    private final LabRun run;
    private final CheckBox visible = new CheckBox();
    private final Region square = new Region();
    private final Label number = new Label();
    private final TextField name = new TextField();
    private final Label where = new Label();
    private final Label loss = new Label(NONE);
    private final Label accuracy = new Label(NONE);
    private final Button remove = new Button("", new FontIcon("fth-x"));

    RunRow(TrainingViewModel model, LabRun run) {
        super(8);
        this.run = run;
        setId("run-" + run.id());
        getStyleClass().add("run-row");
        setAlignment(Pos.CENTER_LEFT);
        visible.selectedProperty().bindBidirectional(run.visibleProperty());
        visible.setTooltip(new Tooltip("Whether its curves are drawn"));
        visible.setAccessibleText("draw the curves of run " + run.id());
        square.getStyleClass().add("run-square");
        number.setText(run.id() + "");
        number.getStyleClass().add("number");
        name(model);
        where.getStyleClass().add("run-where");
        where.setMinWidth(0);
        VBox words = new VBox(0, name, where);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        VBox numbers = new VBox(0, loss, accuracy);
        numbers.setAlignment(Pos.CENTER_RIGHT);
        numbers.setMinWidth(USE_PREF_SIZE);
        loss.getStyleClass().add("number");
        loss.setTooltip(new Tooltip("training loss of the last epoch"));
        accuracy.getStyleClass().addAll("number", "run-where");
        accuracy.setTooltip(new Tooltip("test accuracy, when it was last measured"));
        remove.getStyleClass().addAll("flat", "button-icon", "run-remove");
        remove.setId("run-remove-" + run.id());
        remove.setAccessibleText("take run " + run.id() + " out");
        remove.setTooltip(new Tooltip("Take this run out and free its memory"));
        remove.setOnAction(event -> model.remove(run));
        getChildren().addAll(visible, square, number, words, numbers, remove);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> model.select(run));
    }

    private void name(TrainingViewModel model) {
        name.getStyleClass().add("run-name");
        name.setId("run-name-" + run.id());
        name.setText(run.nameProperty().get());
        name.setPrefColumnCount(4);
        name.setTooltip(new Tooltip("Type another name"));
        name.setOnAction(event -> rename());
        name.focusedProperty().addListener((observable, old, now) -> {
            if (!now) {
                rename();
            } else {
                model.select(run);
            }
        });
        name.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                name.setText(run.nameProperty().get());
            }
        });
    }

    private void rename() {
        String typed = name.getText().strip();
        if (typed.isEmpty()) {
            name.setText(run.nameProperty().get());
        } else if (!typed.equals(run.nameProperty().get())) {
            run.nameProperty().set(typed);
        }
    }

    LabRun run() {
        return run;
    }

    void show(boolean selected, boolean alone, boolean presenting, Palette palette) {
        pseudoClassStateChanged(CURRENT, selected);
        remove.setDisable(alone || presenting);
        name.setDisable(presenting);
        Color colour = palette.colour(run.hue());
        square.setStyle(String.format(
                Locale.ROOT,
                "-fx-background-color: rgb(%d, %d, %d);",
                colour.getRed(),
                colour.getGreen(),
                colour.getBlue()));
        if (!name.isFocused()) {
            name.setText(run.nameProperty().get());
        }
        TrainingSnapshot now = run.current();
        where.setText(where(now));
        loss.setText(now == null || now.metrics().isEmpty() ? NONE : loss(now.metrics()));
        accuracy.setText(accuracy(now));
    }

    private String where(@Nullable TrainingSnapshot now) {
        String state = now == null
                ? "ready"
                : switch (now.state()) {
                    case READY -> "ready";
                    case RUNNING -> "training";
                    case PAUSED -> "paused";
                    case STOPPED -> "stopped";
                    case FINISHED -> "finished";
                    case FAILED -> "failed";
                };
        String epoch = run.epoch() == 0 ? "" : " · epoch " + run.epoch();
        return state + epoch + (run.race() == 0 ? "" : " · race " + run.race());
    }

    private static String loss(List<EpochMetrics> metrics) {
        return Numbers.fixed(metrics.get(metrics.size() - 1).record().loss(), 4);
    }

    /** As it was last measured, be it within an epoch. */
    private static String accuracy(@Nullable TrainingSnapshot now) {
        Metrics test = now == null ? null : now.test();
        return test == null ? NONE : String.format(Locale.ROOT, "%.2f %%", test.accuracy() * 100);
    }
}
