package dev.backprop.app.training;

import dev.backprop.app.paint.Numbers;
import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.LayerNorms;
import dev.backprop.engine.train.Metrics;
import dev.backprop.engine.train.TrainingSnapshot;
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
    private final Label epoch = row("epoch", "moment-epoch", "epochs done in the state that is shown");
    private final Label loss = row(
            "training loss",
            "moment-loss",
            "of the epoch that led here, before its update, as the notebook prints it; with mini-batches the mean over them");
    private final Label accuracy = row(
            "test accuracy",
            "moment-accuracy",
            "share of the test digits whose largest output is their label; while training, measured every few epochs");
    private final Label hidden = row("|gradient| hidden", "moment-gradient-hidden", "of the last step");
    private final Label output = row("|gradient| output", "moment-gradient-output", "of the last step");
    private final Label ratio = row(
            "update ÷ weight", "moment-ratio", "size of the last update of the hidden layer over that of its weights");
    private final Label left = row("time left", "moment-left", "at the pace of the last epochs");

    MomentPanel() {
        setSpacing(8);
        Label title = new Label("This moment");
        title.getStyleClass().add("section-title");
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        ColumnConstraints numbers = new ColumnConstraints();
        numbers.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(words, numbers);
        grid.setVgap(6);
        getChildren().addAll(title, grid);
    }

    private Label row(String word, String id, String hint) {
        Label label = new Label(word);
        label.getStyleClass().add("muted");
        label.setTooltip(new Tooltip(hint));
        Label number = new Label(NONE);
        number.setId(id);
        number.getStyleClass().add("number");
        number.setMinWidth(USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), label, number);
        return number;
    }

    void show(@Nullable Shown shown, @Nullable TrainingSnapshot newest) {
        if (shown == null) {
            return;
        }
        TrainingSnapshot snapshot = shown.snapshot();
        epoch.setText(shown.epoch() + " of " + snapshot.plan().epochs());
        List<EpochMetrics> metrics = snapshot.metrics();
        EpochMetrics last = shown.epoch() == 0 ? null : metrics.get(shown.epoch() - 1);
        loss.setText(last == null ? NONE : Numbers.fixed(last.record().loss(), 4));
        accuracy.setText(percent(shown.test()));
        List<LayerNorms> layers = last == null ? List.of() : last.layers();
        hidden.setText(norm(layers, 0));
        output.setText(norm(layers, 1));
        ratio.setText(layers.isEmpty() ? NONE : Numbers.fixed(layers.get(0).updateRatio(), 5));
        String remaining = newest == null ? "" : Words.secondsLeft(newest);
        left.setText(remaining.isEmpty() ? NONE : remaining);
    }

    private static String norm(List<LayerNorms> layers, int layer) {
        return layer < layers.size() ? Numbers.fixed(layers.get(layer).gradient(), 4) : NONE;
    }

    private static String percent(@Nullable Metrics test) {
        return test == null ? NONE : String.format(Locale.ROOT, "%.2f %%", test.accuracy() * 100);
    }
}
