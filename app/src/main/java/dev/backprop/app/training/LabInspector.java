package dev.backprop.app.training;

import dev.backprop.app.paint.Palette;
import dev.backprop.app.playback.LayoutIsland;
import dev.backprop.app.playback.Pace;
import dev.backprop.app.playback.SegmentedChoice;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingHistory;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.List;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The panel at the right is one of four: this moment, the settings, the runs, the mistakes. Above it, whatever is scrolled, stand
 * the run's buttons and the choice.
 */
final class LabInspector extends VBox {
    /** Places of the panels. */
    static final int NOW = 0;

    static final int SETTINGS = 1;
    static final int RUNS = 2;
    static final int MISTAKES = 3;

    static final String STYLES = "/css/training.css";

    private final SegmentedChoice choice = new SegmentedChoice("Now", "Settings", "Runs", "Mistakes");
    private final VBox head = new VBox();
    private final MomentPanel moment = new MomentPanel();
    private final EvidencePanel evidence = new EvidencePanel();
    private final SettingsForm form;
    private final RunsPanel runs;
    private final StackPane mistakes = new StackPane();
    private final List<Node> panels;
    private final Pace pace = new Pace();
    private final PauseTransition late = new PauseTransition(Duration.seconds(1));
    /** What the next writing is to bring; null where all has been written. */
    private @Nullable Runnable waiting;

    /** What the numbers are about; another run, state, choice or digit does not wait. */
    record Subject(TrainingSettings settings, RunState state, boolean following, TrainingHistory history, int digit) {
        static Subject of(TrainingSettings settings, Shown shown, boolean following) {
            TrainingSnapshot snapshot = shown.snapshot();
            return new Subject(
                    settings,
                    snapshot.state(),
                    following,
                    snapshot.history(),
                    shown.digit().index());
        }

        boolean goesOn() {
            return state == RunState.RUNNING && following;
        }
    }

    LabInspector(RunButtons buttons, SettingsForm form, RunsPanel runs) {
        this.form = form;
        this.runs = runs;
        getStyleClass().add("lab-inspector");
        head.getStyleClass().add("lab-head");
        String styles = Objects.requireNonNull(LabInspector.class.getResource(STYLES), STYLES)
                .toExternalForm();
        getStylesheets().add(styles);
        head.getStylesheets().add(styles);
        choice.setId("training-panels");
        // Its numbers change with each state of a run, and the whole window need not be laid out for them.
        LayoutIsland first = new LayoutIsland(new VBox(16, moment, evidence), true);
        panels = List.of(first, form, runs, mistakes);
        Label none = new Label("Nothing has been measured yet.");
        none.getStyleClass().add("muted");
        mistakes.getChildren().add(none);
        head.getChildren().addAll(buttons, choice);
        choice.selectedProperty().addListener((observable, old, now) -> show(now.intValue()));
        late.setOnFinished(event -> catchUp());
        show(NOW);
    }

    /** What stands above the panel. */
    Node head() {
        return head;
    }

    /** The others are not in the window at all: in each pulse JavaFX goes through all that is there, seen or not. */
    private void show(int which) {
        for (int i = 0; i < panels.size(); i++) {
            panels.get(i).setVisible(i == which);
        }
        getChildren().setAll(panels.get(which));
    }

    /** Brings one of the panels to the front. */
    void select(int which) {
        choice.select(which);
    }

    /** Which panel is in front. */
    int selected() {
        return choice.getSelected();
    }

    /** What shows the digits that were told wrong. */
    void setMistakes(Node panel) {
        mistakes.getChildren().setAll(panel);
    }

    void show(TrainingSettings settings, @Nullable Shown shown, TrainingViewModel model) {
        Runnable writing = () -> {
            moment.show(
                    shown,
                    model.snapshotProperty().get(),
                    model.runs().besides(model.runs().selected()));
            evidence.show(settings, shown);
        };
        Subject subject = shown == null ? null : Subject.of(settings, shown, model.following());
        if (pace.due(subject, subject != null && subject.goesOn(), System.nanoTime())) {
            waiting = null;
            writing.run();
        } else {
            waiting = () -> {
                writing.run();
                model.tellNewest();
            };
            late.playFromStart();
        }
    }

    /** Nothing newer has come for a while: what was left out for it is what there is. */
    private void catchUp() {
        Runnable writing = waiting;
        waiting = null;
        if (writing != null) {
            writing.run();
        }
    }

    void setPalette(Palette palette) {
        runs.setPalette(palette);
    }

    void setPresenting(boolean on) {
        form.setPresenting(on);
        runs.setPresenting(on);
    }
}
