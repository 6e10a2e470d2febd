package dev.backprop.app.training;

import dev.backprop.app.playback.SegmentedChoice;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.optim.Rule;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Chooses learning rates or rules, and starts a run for each from the selected one's first weights. */
final class RacePanel extends VBox {
    private final TrainingViewModel model;
    private final Consumer<Throwable> refuse;
    private final SegmentedChoice kind = new SegmentedChoice("Learning rates", "Rules");
    private final TextField rates = new TextField("0.1, 0.5, 1, 2");
    private final TilePane rules = new TilePane(10, 6);
    private final Map<Rule, CheckBox> boxes = new EnumMap<>(Rule.class);
    private final Button start = new Button("Start the race", new FontIcon("fth-play"));

    RacePanel(TrainingViewModel model, Consumer<Throwable> refuse) {
        super(8);
        this.model = model;
        this.refuse = refuse;
        setId("training-race");
        Label title = new Label("Race");
        title.getStyleClass().add("section-title");
        Label words =
                new Label("The selected run’s settings and first weights, once for each of these; they train in turn.");
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        kind.setId("race-kind");
        rates.setId("race-rates");
        rates.getStyleClass().add("number");
        rates.setAccessibleText("learning rates");
        rates.setOnAction(event -> start());
        rules.setId("race-rules");
        rules.setPrefColumns(2);
        for (Rule rule : Rule.values()) {
            CheckBox box = new CheckBox(rule.title());
            box.setId("race-" + rule.id());
            box.setSelected(rule == Rule.GD || rule == Rule.HEAVY_BALL || rule == Rule.NESTEROV);
            boxes.put(rule, box);
            rules.getChildren().add(box);
        }
        rules.setTileAlignment(Pos.CENTER_LEFT);
        start.setId("race-start");
        start.setTooltip(new Tooltip("What trains now pauses"));
        start.setOnAction(event -> start());
        start.disableProperty().bind(model.readyProperty().not());
        getChildren().addAll(title, words, kind, rates, rules, start);
        kind.selectedProperty().addListener((observable, old, now) -> show());
        show();
    }

    private void show() {
        boolean byRate = kind.getSelected() == 0;
        rates.setVisible(byRate);
        rates.setManaged(byRate);
        rules.setVisible(!byRate);
        rules.setManaged(!byRate);
    }

    private void start() {
        try {
            TrainingSettings like = model.settingsProperty().get();
            List<TrainingSettings> racers =
                    kind.getSelected() == 0 ? Racers.rates(like, rates.getText()) : Racers.rules(like, chosen());
            model.choices().race(racers);
        } catch (BadInputException e) {
            refuse.accept(e);
        }
    }

    private Set<Rule> chosen() {
        Set<Rule> chosen = EnumSet.noneOf(Rule.class);
        boxes.forEach((rule, box) -> {
            if (box.isSelected()) {
                chosen.add(rule);
            }
        });
        return chosen;
    }
}
