package dev.backprop.app.training;

import dev.backprop.app.paint.Numbers;
import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.LayerNorms;
import dev.backprop.engine.train.Metrics;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The numbers of the state that is shown; a number that there is not yet is "·". */
final class MomentPanel extends VBox {
    private static final String NONE = "·";

    private final GridPane grid = new GridPane();
    private final GridPane layers = new GridPane();
    private final GridPane rest = new GridPane();
    private final Label epoch = row(grid, "epoch", "moment-epoch", "epochs done in the state that is shown");
    private final Label loss = row(
            grid,
            "training loss",
            "moment-loss",
            "of the epoch that led here, before its update, as the notebook prints it; with mini-batches the mean over them");
    private final Label testLoss = row(grid, "test loss", "moment-test-loss", "mean over the test digits");
    private final Label accuracy = row(
            grid,
            "test accuracy",
            "moment-accuracy",
            "share of the test digits whose largest output is their label; while training, measured every few epochs");
    private final List<Label> gradients = new ArrayList<>();
    private final Label ratio = row(
            rest,
            "update ÷ weight",
            "moment-ratio",
            "size of the last update of the first hidden layer over that of its weights");
    private final Label left = row(
            rest,
            "time left",
            "moment-left",
            "at the pace of the last epochs, with those of the runs that train in turn with it");

    MomentPanel() {
        setSpacing(6);
        Label title = new Label("This moment");
        title.getStyleClass().add("section-title");
        for (GridPane pane : List.of(grid, layers, rest)) {
            ColumnConstraints words = new ColumnConstraints();
            words.setHgrow(Priority.ALWAYS);
            ColumnConstraints numbers = new ColumnConstraints();
            numbers.setHalignment(HPos.RIGHT);
            pane.getColumnConstraints().addAll(words, numbers);
            pane.setVgap(6);
        }
        setLayers(2);
        getChildren().addAll(title, grid, layers, rest);
    }

    private static Label row(GridPane pane, String word, String id, String hint) {
        Label label = new Label(word);
        label.getStyleClass().add("muted");
        label.setTooltip(new Tooltip(hint));
        Label number = new Label(NONE);
        number.setId(id);
        number.getStyleClass().add("number");
        number.setMinWidth(USE_PREF_SIZE);
        pane.addRow(pane.getRowCount(), label, number);
        return number;
    }

    /** A row for each layer: hidden ones, then the output. */
    private void setLayers(int count) {
        if (gradients.size() == count) {
            return;
        }
        gradients.clear();
        layers.getChildren().clear();
        for (int l = 0; l < count; l++) {
            String word = l == count - 1 ? "output" : count == 2 ? "hidden" : "hidden " + (l + 1);
            String id = l == count - 1 ? "output" : count == 2 ? "hidden" : "hidden-" + (l + 1);
            gradients.add(row(layers, "|gradient| " + word, "moment-gradient-" + id, "of the last step"));
        }
    }

    /** @param others what is left of those that train in turn with it */
    void show(@Nullable Shown shown, @Nullable TrainingSnapshot newest, List<TimeLeft> others) {
        if (shown == null) {
            return;
        }
        TrainingSnapshot snapshot = shown.snapshot();
        epoch.setText(Words.epoch(shown.epoch(), snapshot, shown.batches()));
        List<EpochMetrics> metrics = snapshot.metrics();
        EpochMetrics last = shown.epoch() == 0 ? null : metrics.get(shown.epoch() - 1);
        loss.setText(last == null ? NONE : Numbers.fixed(last.record().loss(), 4));
        Metrics test = shown.test();
        testLoss.setText(test == null ? NONE : Numbers.fixed(test.loss(), 4));
        accuracy.setText(percent(test));
        setLayers(snapshot.plan().config().spec().layers().size());
        List<LayerNorms> norms = shown.norms();
        for (int l = 0; l < gradients.size(); l++) {
            gradients.get(l).setText(norm(norms, l));
        }
        ratio.setText(
                norms.isEmpty() || Double.isNaN(norms.get(0).updateRatio())
                        ? NONE
                        : Numbers.fixed(norms.get(0).updateRatio(), 5));
        String remaining = newest == null ? "" : TimeLeft.of(newest).words(others);
        left.setText(remaining.isEmpty() ? NONE : remaining);
    }

    private static String norm(List<LayerNorms> norms, int layer) {
        return layer < norms.size() ? Numbers.fixed(norms.get(layer).gradient(), 4) : NONE;
    }

    private static String percent(@Nullable Metrics test) {
        return test == null ? NONE : String.format(Locale.ROOT, "%.2f %%", test.accuracy() * 100);
    }
}
