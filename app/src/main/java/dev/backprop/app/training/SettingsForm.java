package dev.backprop.app.training;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.optim.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What a run is made of. While one is under way nothing can be changed, and the form says why. */
final class SettingsForm extends VBox {
    private static final List<Activation> HIDDEN =
            List.of(Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.LEAKY_RELU);
    private static final List<Activation> OUTPUT = List.of(Activation.SOFTMAX, Activation.LINEAR);

    private final TrainingViewModel model;
    private final Consumer<Throwable> refuse;
    private final GridPane grid = new GridPane();
    private final HBox presets = new HBox();
    private final Label reason = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final List<Runnable> refreshers = new ArrayList<>();
    private boolean refreshing;

    SettingsForm(TrainingViewModel model, Consumer<Throwable> refuse) {
        this.model = model;
        this.refuse = refuse;
        getStyleClass().add("training-settings");
        setSpacing(8);
        Label title = new Label("Settings");
        title.getStyleClass().add("section-title");
        reason.getStyleClass().add("muted");
        reason.setWrapText(true);
        reason.setId("settings-reason");
        grid.setId("training-settings");
        grid.setHgap(12);
        grid.setVgap(6);
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(words, fields);
        presets.setSpacing(8);
        presets.getChildren()
                .addAll(
                        preset("preset-notebook", "The notebook's", TrainingSettings.NOTEBOOK),
                        preset("preset-logits", "From logits", TrainingSettings.LOGITS));
        rows();
        getChildren().addAll(title, presets, reason, grid);
        model.settingsProperty().addListener((observable, old, now) -> refresh());
    }

    /**
     * Lets settings be changed or not.
     *
     * @param why a sentence where not; empty where they can
     */
    void setLocked(String why) {
        boolean locked = !why.isEmpty();
        grid.setDisable(locked);
        presets.setDisable(locked);
        reason.setText(why);
        reason.setVisible(locked);
        reason.setManaged(locked);
        // A disabled control shows no tooltip, so the form around it does.
        Tooltip.uninstall(this, tooltip);
        if (locked) {
            tooltip.setText(why);
            Tooltip.install(this, tooltip);
        }
    }

    private void rows() {
        row(
                "hidden units",
                field("hidden", s -> Integer.toString(s.hidden()), (s, t) -> s.withHidden(Parse.hidden(t))));
        row(
                "activation",
                choice(
                        "activation",
                        HIDDEN,
                        TrainingSettings::activation,
                        TrainingSettings::withActivation,
                        Activation::id));
        row(
                "output",
                choice("output", OUTPUT, TrainingSettings::output, TrainingSettings::withOutput, SettingsForm::output));
        row(
                "rule",
                choice(
                        "rule",
                        List.of(Rule.values()),
                        s -> s.optimizer().rule(),
                        TrainingSettings::withRule,
                        Rule::title));
        row(
                "learning rate",
                field("lr", s -> TrainingSettings.number(s.optimizer().lr()), (s, t) -> s.withLr(Parse.lr(t))));
        row(
                "β",
                field("beta", s -> TrainingSettings.number(s.optimizer().beta()), (s, t) -> s.withBeta(Parse.beta(t))));
        row("batch", field("batch", s -> Parse.batch(s.batch()), (s, t) -> s.withBatch(Parse.batch(t))));
        row("epochs", field("epochs", s -> Integer.toString(s.epochs()), (s, t) -> s.withEpochs(Parse.epochs(t))));
        row("seed", field("seed", s -> Long.toString(s.seed()), (s, t) -> s.withSeed(Parse.seed(t))));
    }

    private static String output(Activation activation) {
        return activation == Activation.LINEAR ? "linear (logits)" : activation.id();
    }

    private void row(String word, Control control) {
        Label label = new Label(word);
        label.getStyleClass().add("muted");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(control);
        control.setMinWidth(0);
        control.setMaxWidth(Double.MAX_VALUE);
        control.setAccessibleText(word);
        grid.addRow(grid.getRowCount(), label, control);
    }

    private NumberField field(
            String id,
            Function<TrainingSettings, String> read,
            BiFunction<TrainingSettings, String, TrainingSettings> write) {
        NumberField field = new NumberField(
                "training-" + id,
                () -> read.apply(model.settingsProperty().get()),
                text -> model.setSettings(write.apply(model.settingsProperty().get(), text)),
                refuse);
        field.setAlignment(Pos.CENTER_RIGHT);
        refreshers.add(field::showCurrent);
        return field;
    }

    private <T> ChoiceBox<T> choice(
            String id,
            List<T> all,
            Function<TrainingSettings, T> read,
            BiFunction<TrainingSettings, T, TrainingSettings> write,
            Function<T, String> word) {
        ChoiceBox<T> box = new ChoiceBox<>();
        box.setId("training-" + id);
        box.getItems().setAll(all);
        box.setConverter(new Names<>(word));
        box.setValue(read.apply(model.settingsProperty().get()));
        box.valueProperty().addListener((observable, old, now) -> {
            if (!refreshing && now != null) {
                attempt(write.apply(model.settingsProperty().get(), now));
            }
        });
        refreshers.add(() -> box.setValue(read.apply(model.settingsProperty().get())));
        return box;
    }

    private Node preset(String id, String word, TrainingSettings settings) {
        Button button = new Button(word);
        button.setId(id);
        button.setTooltip(new Tooltip(settings.summary()));
        button.setOnAction(event -> attempt(settings));
        return button;
    }

    private void attempt(TrainingSettings next) {
        try {
            model.setSettings(next);
        } catch (BadInputException e) {
            refuse.accept(e);
            refresh();
        }
    }

    private void refresh() {
        refreshing = true;
        refreshers.forEach(Runnable::run);
        refreshing = false;
    }

    /** Names of choices; they are never typed. */
    private static final class Names<T> extends StringConverter<T> {
        private final Function<T, String> word;

        Names(Function<T, String> word) {
            this.word = word;
        }

        @Override
        public String toString(T value) {
            return value == null ? "" : word.apply(value);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("a choice is not typed");
        }
    }
}
