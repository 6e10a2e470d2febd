package dev.backprop.app.training;

import dev.backprop.app.paint.Palette;
import dev.backprop.engine.train.RunState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The history of runs, what they differ in, and a race of several. */
final class RunsPanel extends VBox {
    private final TrainingViewModel model;
    private final VBox rows = new VBox(2);
    private final Map<Integer, RunRow> known = new HashMap<>();
    private final Label history = new Label();
    private final DifferenceTable differences = new DifferenceTable();
    private final RacePanel race;
    private final Button another = new Button("New run", new FontIcon("fth-plus"));
    private Palette palette = Palette.LIGHT;
    private boolean presenting;

    RunsPanel(TrainingViewModel model, Consumer<Throwable> refuse) {
        super(14);
        this.model = model;
        this.race = new RacePanel(model, refuse);
        setId("training-runs");
        another.setId("training-new-run");
        another.setTooltip(new Tooltip("Another run of the same settings and first weights, beside the others"));
        another.setOnAction(event -> model.choices().another());
        another.disableProperty().bind(model.readyProperty().not());
        history.getStyleClass().add("muted");
        history.setId("run-changes");
        history.setWrapText(true);
        history.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(rows, history, another, differences, race);
        model.runs().versionProperty().addListener((observable, old, now) -> changed());
        visibleProperty().addListener((observable, old, now) -> show());
        show();
    }

    void setPalette(Palette next) {
        palette = next;
        show();
    }

    /** Presentation mode keeps what there is to see and locks what there is to change. */
    void setPresenting(boolean on) {
        presenting = on;
        race.setDisable(on);
        show();
    }

    /** Behind another panel the numbers of runs that train need not follow them: each rests once, and says so. */
    private void changed() {
        List<LabRun> list = model.runs().list();
        boolean goesOn = list.stream().anyMatch(run -> run.state() == RunState.RUNNING);
        if (isVisible() || !goesOn || list.size() != rows.getChildren().size()) {
            show();
        }
    }

    private void show() {
        List<LabRun> list = model.runs().list();
        known.keySet().removeIf(id -> list.stream().noneMatch(run -> run.id() == id));
        List<RunRow> now = list.stream()
                .map(run -> known.computeIfAbsent(run.id(), id -> new RunRow(model, run)))
                .toList();
        if (!rows.getChildren().equals(now)) {
            rows.getChildren().setAll(now);
        }
        LabRun selected = model.runs().selected();
        for (RunRow row : now) {
            row.show(row.run() == selected, list.size() == 1, presenting, palette);
        }
        history.setText(selected == null ? "" : story(selected));
        boolean told = !history.getText().isEmpty();
        history.setVisible(told);
        history.setManaged(told);
        differences.show(list);
    }

    /** Where it branched off, and what was changed on the way. */
    private static String story(LabRun run) {
        String from = run.from().isEmpty() ? "" : "Branched from run " + run.from() + ". ";
        List<String> changes = Words.changes(run.current());
        return changes.isEmpty() ? from : from + "Changed from " + String.join("; from ", changes) + ".";
    }
}
