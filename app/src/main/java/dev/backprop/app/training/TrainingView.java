package dev.backprop.app.training;

import dev.backprop.app.paint.Export;
import dev.backprop.app.paint.FxBeat;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.playback.Playback;
import dev.backprop.app.playback.SegmentedChoice;
import dev.backprop.app.shell.Host;
import dev.backprop.app.shell.Workspace;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.train.Cores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/** The room in which a network learns the digits. */
public final class TrainingView implements Workspace {
    /** What the navigation rail shows of it. */
    public static final Entry ENTRY = new Entry("training", "Training", "fth-trending-up");

    private static final long CLOSING_MILLIS = 2_000;
    /** How long the picture of a beat takes the machine, nearly. */
    private static final long PICTURE_NANOS = 10_000_000;

    private final Host host;
    private final Supplier<Mnist> source;
    private final FxBeat beat = new FxBeat(() -> Cores.giveWay(PICTURE_NANOS));
    private final Runnable show = this::show;
    private final TrainingViewModel model;
    private final TrainingStage stage = new TrainingStage();
    private final LabInspector inspector;
    private final List<Node> tools = new ArrayList<>();
    private final DigitTools digits;
    private final StringBinding title;
    private final StringBinding subtitle;
    private final HostMessages messages;

    /** The workspace on the bundled digits, which are read when it is first shown. */
    public TrainingView(Host host) {
        this(host, Mnist::bundled);
    }

    /** As the other, on what {@code source} gives. */
    TrainingView(Host host, Supplier<Mnist> source) {
        this.host = host;
        this.source = source;
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        messages = new HostMessages(host, threads, () -> stage.getScene() != null);
        model = new TrainingViewModel(beat, messages, threads);
        digits = new DigitTools(host, model, stage);
        RunButtons buttons = new RunButtons(model);
        buttons.getChildren().add(digits.loss());
        inspector = new LabInspector(
                buttons, new SettingsForm(model, host.dialogs(), host::report), new RunsPanel(model, host::report));
        tools.add(pictures());
        tools.add(new DigitChooser(model));
        tools.addAll(digits.tools());
        inspector.setMistakes(digits.mistakes());
        digits.follow();
        stage.setOnConfusion((label, answer) -> {
            digits.mistakes().filter(label, answer);
            inspector.select(LabInspector.MISTAKES);
        });
        title = Bindings.createStringBinding(
                this::widths, model.settingsProperty(), model.runs().selectedProperty());
        subtitle = Bindings.createStringBinding(
                () -> model.settingsProperty().get().summary(), model.settingsProperty());
        stage.setOnFailure(host::report);
        stage.setOnHover(host::message);
        stage.setOnSeek(model.playback()::seek);
        model.playback().infoProperty().bind(messages.trainedBy());
        model.playback().indexProperty().addListener((observable, old, now) -> stage.setCursor(cursor()));
        model.shownProperty().addListener((observable, old, now) -> beat.once(show));
        model.settingsProperty().addListener((observable, old, now) -> beat.once(show));
        model.runs().versionProperty().addListener((observable, old, now) -> beat.once(show));
        show();
    }

    private SegmentedChoice pictures() {
        SegmentedChoice choice = new SegmentedChoice("Weights", "Their gradient", "Both");
        choice.setId("training-pictures");
        choice.selectedProperty()
                .addListener((observable, old, now) ->
                        stage.setPictures(List.of(UnitPictures.values()).get(now.intValue())));
        return choice;
    }

    TrainingViewModel model() {
        return model;
    }

    TrainingStage trainingStage() {
        return stage;
    }

    LabInspector lab() {
        return inspector;
    }

    /** "MNIST · 784 – 32 – 10"; before the data is there only what is chosen. */
    private String widths() {
        Mnist data = model.data();
        TrainingSettings settings = model.settingsProperty().get();
        String hidden = settings.hidden().stream().map(String::valueOf).collect(Collectors.joining(" – "));
        String name = settings.data().name();
        return data == null
                ? name + " · " + hidden + " hidden units"
                : name + " · " + data.train().features() + " – " + hidden + " – "
                        + data.train().classes();
    }

    /** Where the person has put it, though the state there may have to be trained again before it is seen. */
    private int cursor() {
        return model.following() ? Integer.MAX_VALUE : model.playback().getIndex();
    }

    private void show() {
        Shown shown = model.shownProperty().get();
        stage.show(shown, model.runs().charted(), cursor());
        inspector.show(model.settingsProperty().get(), shown, model);
    }

    @Override
    public Entry entry() {
        return ENTRY;
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
        return digits.stage();
    }

    @Override
    public Node inspector() {
        return inspector;
    }

    @Override
    public Node inspectorHead() {
        return inspector.head();
    }

    @Override
    public List<Node> tools() {
        return tools;
    }

    @Override
    public Playback playback() {
        return model.playback();
    }

    @Override
    public void onThemeChanged(Palette palette, double typeScale) {
        stage.setPalette(palette, typeScale);
        inspector.setPalette(palette);
        digits.setPalette(palette);
    }

    @Override
    public void onPresentation(boolean on) {
        inspector.setPresenting(on);
        digits.mistakes().setPresenting(on);
    }

    @Override
    public void onShown() {
        model.load(source);
        messages.sayBackend();
    }

    @Override
    public void restart() {
        model.reset();
    }

    @Override
    public void newSeed() {
        long seed = new SplittableRandom().nextInt(1_000_000);
        model.choices().begin(model.settingsProperty().get().withSeed(seed));
    }

    @Override
    public boolean onKey(KeyEvent event) {
        switch (event.getCode()) {
            case D -> digits.togglePad();
            case I -> digits.into();
            case L -> digits.showLoss();
            default -> {
                return stage.onKey(event);
            }
        }
        return true;
    }

    @Override
    public void undo() {
        digits.undo();
    }

    @Override
    public void open(Path file) {
        model.open(RunFiles.read(file));
        model.load(source);
    }

    @Override
    public void save(Path file) throws IOException {
        switch (TrainingFiles.ending(file)) {
            case "npz" -> TrainingFiles.writeWeights(file, model.shownProperty().get());
            case "csv" -> TrainingFiles.writeCsv(file, model.snapshotProperty().get());
            case "json" ->
                RunFiles.write(
                        file,
                        model.runs().selected(),
                        model.following() ? -1 : model.playback().getIndex());
            default ->
                throw BadInputException.at(
                        file.toString(), "." + TrainingFiles.ending(file), "one of .json, .npz, .csv");
        }
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
        return model.calm();
    }

    @Override
    public void close() {
        model.close();
        digits.close();
        stage.close();
        try {
            if (!model.awaitClosed(CLOSING_MILLIS)) {
                host.error("training: still ending");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
