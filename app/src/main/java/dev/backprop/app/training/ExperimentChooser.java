package dev.backprop.app.training;

import dev.backprop.engine.BadInputException;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Settings worth looking at, each with a sentence, and a race against what cures it. */
final class ExperimentChooser extends VBox {
    private final TrainingViewModel model;
    private final Consumer<Throwable> refuse;
    private final ChoiceBox<Experiment> box = new ChoiceBox<>();
    private final Label sentence = new Label();
    private final Button race = new Button("", new FontIcon("fth-git-pull-request"));
    private boolean refreshing;

    ExperimentChooser(TrainingViewModel model, Consumer<Throwable> refuse) {
        super(8);
        this.model = model;
        this.refuse = refuse;
        Label title = new Label("Experiment");
        title.getStyleClass().add("section-title");
        box.setId("training-experiment");
        box.getItems().setAll(List.of(Experiment.values()));
        box.setConverter(new SettingsForm.Names<>(Experiment::title));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText("experiment");
        sentence.setId("experiment-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        race.setId("experiment-race");
        race.setTooltip(new Tooltip("Train both from the same first weights, epoch by epoch in turn"));
        race.setOnAction(event -> race());
        box.valueProperty().addListener((observable, old, now) -> {
            if (!refreshing && now != null) {
                choose(now);
            }
        });
        getChildren().addAll(title, box, sentence, race);
        model.settingsProperty().addListener((observable, old, now) -> refresh());
        model.readyProperty().addListener((observable, old, now) -> refresh());
        refresh();
    }

    private void choose(Experiment experiment) {
        try {
            DataChoice data = model.settingsProperty().get().data();
            model.choices().begin(experiment.settings().withData(data));
        } catch (BadInputException e) {
            refuse.accept(e);
        }
        refresh();
    }

    private void race() {
        Experiment chosen = box.getValue();
        if (chosen != null) {
            try {
                model.choices().race(chosen.race(model.settingsProperty().get().data()));
            } catch (BadInputException e) {
                refuse.accept(e);
            }
        }
    }

    private void refresh() {
        Experiment now = Experiment.of(model.settingsProperty().get()).orElse(null);
        refreshing = true;
        box.setValue(now);
        refreshing = false;
        sentence.setText(now == null ? "Settings of your own." : now.sentence());
        race.setVisible(now != null);
        race.setManaged(now != null);
        race.setText(now == null ? "" : "Race it against " + now.otherTitle());
        race.setDisable(!model.readyProperty().get());
    }
}
