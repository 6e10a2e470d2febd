package dev.backprop.app.training;

import dev.backprop.app.shell.Dialogs;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.train.PixelRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What the selected run is made of. What cannot be changed now is disabled, and the form says why. */
final class SettingsForm extends VBox {
    private static final List<Activation> HIDDEN =
            List.of(Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.LEAKY_RELU);
    private static final List<Activation> OUTPUT = List.of(Activation.SOFTMAX, Activation.LINEAR);
    private static final List<Loss> LOSSES = List.of(Loss.CROSS_ENTROPY, Loss.MSE, Loss.HALF_SQUARED_ERROR, Loss.BCE);

    private final TrainingViewModel model;
    private final Dialogs dialogs;
    private final Consumer<Throwable> refuse;
    private final SettingGroup steps = new SettingGroup("training-steps", "Steps");
    private final SettingGroup network = new SettingGroup("training-network-settings", "Network");
    private final SettingGroup start = new SettingGroup("training-beginnings", "Data and first weights");
    private final ExperimentChooser experiments;
    private final List<Runnable> refreshers = new ArrayList<>();
    private boolean presenting;
    private boolean refreshing;

    SettingsForm(TrainingViewModel model, Dialogs dialogs, Consumer<Throwable> refuse) {
        this.model = model;
        this.dialogs = dialogs;
        this.refuse = refuse;
        this.experiments = new ExperimentChooser(model, refuse);
        setId("training-settings");
        setSpacing(16);
        steps();
        network();
        beginnings();
        getChildren().addAll(experiments, steps, network, start);
        model.settingsProperty().addListener((observable, old, now) -> refresh());
        model.stateProperty().addListener((observable, old, now) -> lock());
        // It counts on with each state of a run, many a second: in the background nobody sees the locks.
        model.runs().versionProperty().addListener((observable, old, now) -> {
            if (isVisible()) {
                lock();
            }
        });
        visibleProperty().addListener((observable, old, now) -> lock());
        lock();
    }

    /** Presentation mode locks everything. */
    void setPresenting(boolean on) {
        presenting = on;
        lock();
    }

    private void lock() {
        Function<Setting, String> why = presenting ? setting -> Locks.PRESENTING : model::lock;
        steps.lock(why);
        network.lock(why);
        start.lock(why);
        experiments.setDisable(presenting);
    }

    private void steps() {
        steps.add(
                Setting.RULE,
                choice(
                        "rule",
                        List.of(Rule.values()),
                        s -> s.optimizer().rule(),
                        TrainingSettings::withRule,
                        Rule::title));
        RateField rate = new RateField(
                () -> current().optimizer().lr(),
                lr -> model.choices().set(current().withLr(lr)),
                refuse);
        refreshers.add(rate::showCurrent);
        steps.add(Setting.LR, rate);
        steps.add(Setting.BETA, field("beta", Setting.BETA, (s, t) -> s.withBeta(Parse.beta(t))));
        steps.add(Setting.BATCH, field("batch", Setting.BATCH, (s, t) -> s.withBatch(Parse.batch(t))));
        steps.add(Setting.EPOCHS, field("epochs", Setting.EPOCHS, (s, t) -> s.withEpochs(Parse.epochs(t))));
        CheckBox zero = new CheckBox("each step");
        zero.setId("training-zero-grad");
        zero.setSelected(true);
        zero.selectedProperty().addListener((observable, old, now) -> edit(s -> s.withZeroGrad(now)));
        refreshers.add(() -> zero.setSelected(current().zeroGrad()));
        steps.add(Setting.ZERO_GRAD, zero);
    }

    private void network() {
        network.add(Setting.HIDDEN, field("hidden", Setting.HIDDEN, (s, t) -> s.withHidden(Parse.hidden(t))));
        network.add(
                Setting.ACTIVATION,
                choice(
                        "activation",
                        HIDDEN,
                        TrainingSettings::activation,
                        TrainingSettings::withActivation,
                        Activation::id));
        network.add(
                Setting.OUTPUT,
                choice("output", OUTPUT, TrainingSettings::output, TrainingSettings::withOutput, SettingsForm::output));
        network.add(Setting.LOSS, choice("loss", LOSSES, TrainingSettings::loss, TrainingSettings::withLoss, Loss::id));
    }

    private void beginnings() {
        MenuButton data = new MenuButton();
        data.setId("training-data");
        MenuItem bundled = new MenuItem("MNIST (bundled)");
        bundled.setOnAction(event -> edit(s -> s.withData(DataChoice.BUNDLED)));
        MenuItem folder = new MenuItem("A folder …");
        folder.setOnAction(event ->
                dialogs.openFolder("Data in a folder").ifPresent(path -> edit(s -> s.withData(new DataChoice(path)))));
        data.getItems().addAll(bundled, folder);
        refreshers.add(() -> data.setText(current().data().name()));
        start.add(Setting.DATA, wide(data));
        start.add(
                Setting.PIXELS,
                choice(
                        "pixels",
                        List.of(PixelRange.values()),
                        TrainingSettings::pixels,
                        TrainingSettings::withPixels,
                        range -> range == PixelRange.UNIT ? "0 – 1" : "0 – 255"));
        MenuButton init = new MenuButton();
        init.setId("training-init");
        init.getItems().addAll(init(InitialWeights.SEED), init(InitialWeights.ZEROS), init(InitialWeights.LARGE));
        MenuItem file = new MenuItem("A file (NPZ) …");
        file.setOnAction(event -> dialogs.open("First weights", List.of("npz"))
                .ifPresent(path -> edit(s -> s.withInit(InitialWeights.of(path)))));
        init.getItems().add(file);
        refreshers.add(() -> init.setText(current().init().words()));
        start.add(Setting.INIT, wide(init));
        start.add(Setting.SEED, field("seed", Setting.SEED, (s, t) -> s.withSeed(Parse.seed(t))));
        refresh();
    }

    private MenuItem init(InitialWeights weights) {
        MenuItem item = new MenuItem(weights.words());
        item.setOnAction(event -> edit(s -> s.withInit(weights)));
        return item;
    }

    private static MenuButton wide(MenuButton button) {
        button.setMinWidth(0);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        return button;
    }

    private static String output(Activation activation) {
        return activation == Activation.LINEAR ? "linear (logits)" : activation.id();
    }

    private TrainingSettings current() {
        return model.settingsProperty().get();
    }

    private NumberField field(
            String id, Setting setting, BiFunction<TrainingSettings, String, TrainingSettings> write) {
        NumberField field = new NumberField(
                "training-" + id,
                () -> setting.text(current()),
                text -> model.choices().set(write.apply(current(), text)),
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
        box.setMinWidth(0);
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().setAll(all);
        box.setConverter(new Names<>(word));
        box.setValue(read.apply(current()));
        box.valueProperty().addListener((observable, old, now) -> {
            if (now != null) {
                edit(s -> write.apply(s, now));
            }
        });
        refreshers.add(() -> box.setValue(read.apply(current())));
        return box;
    }

    private void edit(Function<TrainingSettings, TrainingSettings> change) {
        if (refreshing) {
            return;
        }
        try {
            model.choices().set(change.apply(current()));
        } catch (BadInputException e) {
            refuse.accept(e);
            refresh();
        }
    }

    private void refresh() {
        refreshing = true;
        refreshers.forEach(Runnable::run);
        refreshing = false;
        lock();
    }

    /** Names of choices; they are never typed. */
    static final class Names<T> extends StringConverter<T> {
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
