package dev.backprop.app.training;

import dev.backprop.app.paint.Export;
import dev.backprop.app.paint.Hue;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.Host;
import dev.backprop.app.shell.Workspace;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.backend.Backend;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.session.Extensions;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.SessionReader;
import dev.backprop.engine.train.TrainingSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;

/** The room in which a network learns the digits. */
public final class TrainingView implements Workspace {
    private static final long CLOSING_MILLIS = 2_000;

    private final Host host;
    private final Supplier<Mnist> source;
    private final TrainingViewModel model;
    private final TrainingStage stage = new TrainingStage();
    private final MomentPanel moment = new MomentPanel();
    private final SettingsForm form;
    private final VBox inspector = new VBox(16);
    private final Node digitChooser;
    private final StringBinding title;
    private final StringBinding subtitle;
    private final ReadOnlyStringWrapper threadsText = new ReadOnlyStringWrapper("");
    private Extensions extensions = Extensions.NONE;
    private boolean presenting;

    /** The workspace on the bundled digits, which are read when it is first shown. */
    public TrainingView(Host host) {
        this(host, Mnist::bundled);
    }

    /** As the other, on what {@code source} gives. */
    TrainingView(Host host, Supplier<Mnist> source) {
        this.host = host;
        this.source = source;
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        model = new TrainingViewModel(Platform::runLater, new HostMessages(threads), threads);
        form = new SettingsForm(model, host::report);
        digitChooser = new DigitChooser(model);
        title = Bindings.createStringBinding(this::widths, model.settingsProperty(), model.readyProperty());
        subtitle = Bindings.createStringBinding(
                () -> model.settingsProperty().get().summary(), model.settingsProperty());
        inspector.setPadding(new Insets(20, 20, 20, 22));
        inspector.getChildren().addAll(moment, new RunButtons(model), new Separator(), form);
        stage.setOnFailure(host::report);
        stage.setOnHover(host::message);
        stage.setOnSeek(model.playback()::seek);
        model.playback().infoProperty().bind(threadsText);
        model.shownProperty().addListener((observable, old, now) -> show());
        model.snapshotProperty().addListener((observable, old, now) -> show());
        model.stateProperty().addListener((observable, old, now) -> lock());
        lock();
        show();
    }

    TrainingViewModel model() {
        return model;
    }

    TrainingStage trainingStage() {
        return stage;
    }

    /** "MNIST · 784 – 32 – 10"; before the data is there only what is chosen. */
    private String widths() {
        Mnist data = model.data();
        int hidden = model.settingsProperty().get().hidden();
        return data == null
                ? "MNIST · " + hidden + " hidden units"
                : "MNIST · " + data.train().features() + " – " + hidden + " – "
                        + data.train().classes();
    }

    private void show() {
        TrainingSnapshot snapshot = model.snapshotProperty().get();
        Shown shown = model.shownProperty().get();
        List<ChartRun> runs = snapshot == null
                ? List.of()
                : List.of(new ChartRun(
                        1,
                        snapshot.plan().config().spec().doubleSoftmax() ? "softmax twice" : "logits",
                        Hue.run(0),
                        true,
                        true,
                        snapshot));
        int cursor = shown == null || model.following() ? Integer.MAX_VALUE : shown.epoch();
        stage.show(shown, runs, cursor);
        moment.show(shown, snapshot);
    }

    private void lock() {
        String why = "";
        if (presenting) {
            why = "Presentation mode locks the settings.";
        } else if (model.locked()) {
            why = "A run is under way: stop or reset it to change its settings.";
        }
        form.setLocked(why);
    }

    @Override
    public String id() {
        return "training";
    }

    @Override
    public String label() {
        return "Training";
    }

    @Override
    public String icon() {
        return "fth-trending-up";
    }

    @Override
    public ObservableStringValue title() {
        return title;
    }

    @Override
    public ObservableStringValue subtitle() {
        return subtitle;
    }

    @Override
    public Node stage() {
        return stage;
    }

    @Override
    public Node inspector() {
        return inspector;
    }

    @Override
    public List<Node> tools() {
        return List.of(digitChooser);
    }

    @Override
    public Playback playback() {
        return model.playback();
    }

    @Override
    public void onThemeChanged(Palette palette, double typeScale) {
        stage.setPalette(palette, typeScale);
    }

    @Override
    public void onPresentation(boolean on) {
        presenting = on;
        lock();
    }

    @Override
    public void onShown() {
        model.load(source);
    }

    @Override
    public void restart() {
        model.reset();
    }

    @Override
    public void newSeed() {
        long seed = new SplittableRandom().nextInt(1_000_000);
        model.setSettings(model.settingsProperty().get().withSeed(seed));
    }

    @Override
    public void open(Path file) {
        Session session = SessionReader.read(file);
        model.setSettings(TrainingFiles.settings(session, file));
        extensions = session.extensions();
        model.load(source);
    }

    @Override
    public void save(Path file) throws IOException {
        switch (TrainingFiles.ending(file)) {
            case "npz" -> TrainingFiles.writeWeights(file, model.shownProperty().get());
            case "csv" -> TrainingFiles.writeCsv(file, model.snapshotProperty().get());
            case "json" -> saveSession(file);
            default ->
                throw BadInputException.at(
                        file.toString(), "." + TrainingFiles.ending(file), "one of .json, .npz, .csv");
        }
    }

    private void saveSession(Path file) {
        Mnist data = model.data();
        if (data == null) {
            throw new BadInputException("training: nothing to save yet, expected the digits to be read first");
        }
        TrainingFiles.writeSession(
                file, model.settingsProperty().get(), model.snapshotProperty().get(), data, extensions);
    }

    @Override
    public void exportTo(Path file) throws IOException {
        if (!Export.ENDINGS.contains(TrainingFiles.ending(file))) {
            save(file);
            return;
        }
        stage.export(file);
    }

    @Override
    public List<String> exportEndings() {
        return Stream.concat(Export.ENDINGS.stream(), Stream.of("csv", "npz")).toList();
    }

    @Override
    public boolean settled() {
        return model.readyProperty().get();
    }

    @Override
    public void close() {
        model.close();
        stage.close();
        try {
            if (!model.awaitClosed(CLOSING_MILLIS)) {
                host.error("training: still ending");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class HostMessages implements Messages {
        private final int threads;

        HostMessages(int threads) {
            this.threads = threads;
        }

        @Override
        public void report(Throwable problem) {
            host.report(problem);
        }

        @Override
        public void progress(double fraction, String text) {
            host.progress(fraction, text);
        }

        @Override
        public void backendStarted() {
            Backend backend = Backend.live();
            String carriers = threads == 1 ? "1 thread" : threads + " threads";
            host.backend(backend.isCpu() ? backend.name() + " · " + carriers : backend.name());
            threadsText.set(backend.isCpu() ? "CPU · " + carriers : "CUDA");
            backend.fallback().ifPresent(host::message);
        }
    }
}
