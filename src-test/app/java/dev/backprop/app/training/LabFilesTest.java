package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.shell.Dialogs;
import dev.backprop.app.shell.Shell;
import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.session.Weights;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Files and folders that fail, in the window: one line says what is wrong, and the run that is there stays and goes on. */
@ExtendWith(WindowExtension.class)
class LabFilesTest {
    private static final Path FULL_DISK = Path.of("/dev/full");
    /** In here nobody may make a file, not even root. */
    private static final Path CLOSED_FOLDER = Path.of("/sys");

    @TempDir
    Path folder;

    private Shell shell;
    private TrainingView view;
    private Path chosen = Path.of("none");

    private final class Answers implements Dialogs {
        @Override
        public Optional<Path> open(String title, List<String> endings) {
            return Optional.of(chosen);
        }

        @Override
        public Optional<Path> openFolder(String title) {
            return Optional.of(chosen);
        }

        @Override
        public Optional<Path> save(String title, String name, List<String> endings) {
            return Optional.of(chosen);
        }
    }

    @Start
    void start(Stage stage) {
        shell = new Shell(
                host -> {
                    view = new TrainingView(host, Digits::mnist);
                    return List.of(view);
                },
                new Answers());
        stage.setScene(shell.scene(1200, 760));
        stage.show();
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupFixture(() -> shell.close());
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void ready() throws Exception {
        until(() -> view.model().shownProperty().get() != null);
    }

    private RunState state() {
        return view.model().stateProperty().get();
    }

    private int epoch() {
        TrainingSnapshot snapshot = view.model().snapshotProperty().get();
        return snapshot == null ? -1 : snapshot.epoch();
    }

    private void trains(FxRobot robot) throws Exception {
        ready();
        robot.interact(() ->
                view.model().choices().set(view.model().settingsProperty().get().withEpochs(1_000_000)));
        press(robot, "#training-start");
        until(() -> epoch() > 2);
    }

    private void goesOn() throws Exception {
        int now = WaitForAsyncUtils.asyncFx(this::epoch).get();
        until(() -> state() == RunState.RUNNING && epoch() > now);
    }

    private void press(FxRobot robot, String button) {
        Button found = robot.lookup(button).queryAs(Button.class);
        robot.interact(found::fire);
    }

    private void ctrl(FxRobot robot, KeyCode key) {
        robot.interact(shell::focusStage);
        robot.push(KeyCode.CONTROL, key);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void panel(FxRobot robot, int which) {
        robot.interact(() -> view.lab().select(which));
    }

    /** Chooses the entry of a menu that asks for a file or folder. */
    private void choose(FxRobot robot, String menu, Path file) {
        chosen = file;
        panel(robot, LabInspector.SETTINGS);
        MenuButton button = robot.lookup(menu).queryAs(MenuButton.class);
        robot.interact(() -> button.getItems().stream()
                .filter(item -> item.getText().endsWith("…"))
                .forEach(item -> item.fire()));
    }

    private String text(FxRobot robot, String menu) {
        return robot.lookup(menu).queryAs(MenuButton.class).getText();
    }

    private String said(FxRobot robot) {
        return robot.lookup("#status-message").queryAs(Label.class).getText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"full.json", "full.npz", "full.csv", "full.png"})
    void aFullDiskSaysToMakeRoomAndTheRunGoesOn(String name, FxRobot robot) throws Exception {
        assumeThat(FULL_DISK).exists();
        trains(robot);
        chosen = folder.resolve(name);
        boolean session = name.endsWith("json");
        // The session's files wait under names of their own, of which one lies on a full disk; others are written
        // through.
        Files.createSymbolicLink(folder.resolve(session ? ".full.npz.part" : name), FULL_DISK);
        ctrl(robot, session ? KeyCode.S : KeyCode.E);
        until(() -> said(robot).contains("full."));
        assertThat(said(robot))
                .contains(session ? "full.npz" : name)
                .contains("the disk is full; make room")
                .doesNotContain(".part", ".tmp", "Exception", "\n");
        goesOn();
    }

    @Test
    void aSaveOnAFullDiskLeavesTheOldSessionWhole(FxRobot robot) throws Exception {
        assumeThat(FULL_DISK).exists();
        trains(robot);
        chosen = folder.resolve("run.json");
        ctrl(robot, KeyCode.S);
        until(() -> said(robot).equals("saved run.json"));
        int saved = RunFiles.read(chosen).epochsDone();
        byte[] weights = Files.readAllBytes(folder.resolve("run.npz"));
        goesOn();
        Files.createSymbolicLink(folder.resolve(".run.state.npz.part"), FULL_DISK);
        ctrl(robot, KeyCode.S);
        until(() -> said(robot).contains("the disk is full"));
        assertThat(RunFiles.read(chosen).epochsDone()).isEqualTo(saved);
        assertThat(folder.resolve("run.npz")).hasBinaryContent(weights);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("run.json", "run.npz", "run.state.npz", "run.history.npz");
        }
        goesOn();
        ctrl(robot, KeyCode.S);
        until(() -> said(robot).equals("saved run.json"));
        assertThat(RunFiles.read(chosen).epochsDone()).isGreaterThan(saved);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.json", "run.npz", "run.csv", "run.svg"})
    void aFolderThatMayNotBeWrittenToSaysToChooseAnother(String name, FxRobot robot) throws Exception {
        assumeThat(CLOSED_FOLDER).isDirectory();
        trains(robot);
        chosen = CLOSED_FOLDER.resolve(name);
        ctrl(robot, name.endsWith("json") ? KeyCode.S : KeyCode.E);
        until(() -> said(robot).contains("/sys/run."));
        assertThat(said(robot))
                .contains("its folder may not be written to; choose another one")
                .doesNotContain(".part", ".tmp", "\n");
        goesOn();
    }

    @Test
    void aFolderWhereAFileOfTheSetWouldLieRefusesTheWholeSet(FxRobot robot) throws Exception {
        trains(robot);
        chosen = folder.resolve("run.json");
        Files.createDirectory(folder.resolve("run.history.npz"));
        ctrl(robot, KeyCode.S);
        until(() -> said(robot).contains("run.history.npz: found a folder, expected a file to write"));
        assertThat(folder.resolve("run.npz")).doesNotExist();
        goesOn();
    }

    @Test
    void aFolderThatIsNoMnistNamesTheMissingFileAndTheRunStays(FxRobot robot) throws Exception {
        ready();
        choose(robot, "#training-data", Files.createDirectory(folder.resolve("photos")));
        until(() -> said(robot).contains("train-images-idx3-ubyte"));
        assertThat(said(robot)).contains("photos");
        assertThat(text(robot, "#training-data")).isEqualTo("MNIST");
        press(robot, "#training-one");
        until(() -> epoch() == 1);
    }

    @Test
    void aRunOutlivesTheFolderThatItsDigitsCameFrom(FxRobot robot) throws Exception {
        ready();
        Path own = Files.createDirectory(folder.resolve("own"));
        write(own, Digits.mnist());
        choose(robot, "#training-data", own);
        until(() -> view.model().settingsProperty().get().data().name().equals("own")
                && text(robot, "#training-data").equals("own"));
        trains(robot);
        for (String file : Mnist.FILES) {
            Files.delete(own.resolve(file));
        }
        Files.delete(own);
        goesOn();
        chosen = folder.resolve("run.json");
        ctrl(robot, KeyCode.S);
        until(() -> said(robot).equals("saved run.json"));
        press(robot, "#training-stop");
        until(() -> state() == RunState.STOPPED);
        press(robot, "#training-reset");
        until(() -> state() == RunState.READY && epoch() == 0);
        press(robot, "#training-one");
        until(() -> epoch() == 1);
    }

    @Test
    void aFolderThatHasVanishedIsNamedAndTheRunStays(FxRobot robot) throws Exception {
        ready();
        choose(robot, "#training-data", folder.resolve("gone"));
        until(() -> said(robot).contains("gone: found no such folder"));
        assertThat(text(robot, "#training-data")).isEqualTo("MNIST");
        Files.writeString(folder.resolve("old.json"), """
                {"format": "backprop-session", "version": 1,
                 "training": {"data": "elsewhere", "epochs": 20, "hidden": 5, "output": "linear"}}
                """);
        chosen = folder.resolve("old.json");
        LabRun before = view.model().runs().selected();
        ctrl(robot, KeyCode.O);
        until(() -> said(robot).contains("elsewhere: found no such folder"));
        assertThat(view.model().runs().list()).hasSize(1);
        assertThat(view.model().runs().selected()).isSameAs(before);
        press(robot, "#training-one");
        until(() -> epoch() == 1);
    }

    @Test
    void weightsOfAnotherShapeNameBothShapesAndTheRunStays(FxRobot robot) throws Exception {
        ready();
        Path file = folder.resolve("other.npz");
        Weights.write(file, Parameters.draw(TrainingSettings.LOGITS.network(Mnist28.data()), 0), true);
        TrainingSettings before = view.model().settingsProperty().get();
        choose(robot, "#training-init", file);
        until(() -> said(robot).contains("other.npz"));
        assertThat(said(robot)).contains("weights of 784 – 32 – 10").contains("those of 36 – 32 – 10");
        assertThat(text(robot, "#training-init")).isEqualTo("drawn from the seed");
        assertThat(view.model().settingsProperty().get()).isEqualTo(before);
        press(robot, "#training-one");
        until(() -> epoch() == 1);
    }

    @Test
    void aFileThatIsNoNpzIsNamedAndTheRunStays(FxRobot robot) throws Exception {
        ready();
        choose(robot, "#training-init", Files.writeString(folder.resolve("letter.npz"), "Dear Sir"));
        until(() -> said(robot).contains("letter.npz"));
        assertThat(text(robot, "#training-init")).isEqualTo("drawn from the seed");
        press(robot, "#training-one");
        until(() -> epoch() == 1);
    }

    @Test
    @SuppressWarnings("unchecked")
    void theNotebooksSoftmaxRacesAgainstLogitsFromTheWindow(FxRobot robot) throws Exception {
        ready();
        panel(robot, LabInspector.SETTINGS);
        ChoiceBox<Experiment> box = robot.lookup("#training-experiment").queryAs(ChoiceBox.class);
        robot.interact(() -> box.setValue(Experiment.DOUBLE_SOFTMAX));
        press(robot, "#experiment-race");
        until(() -> view.trainingStage().state().chart().runs().size() == 2
                && view.trainingStage().state().chart().runs().stream()
                        .allMatch(run -> run.snapshot().metrics().size() >= 20));
        robot.interact(() -> view.model().driver().pause());
        List<ChartRun> curves = view.trainingStage().state().chart().runs();
        assertThat(curves).extracting(ChartRun::visible).containsOnly(true);
        assertThat(curves).extracting(ChartRun::name).containsExactlyInAnyOrder("2 softmax twice", "3 logits");
        for (ChartRun run : curves) {
            double last = run.snapshot().metrics().get(19).record().loss();
            // Softmax before cross-entropy's own cannot come below ln(1 + 9/e).
            assertThat(last).isLessThan(2.31);
            if (run.name().equals("2 softmax twice")) {
                assertThat(last).isGreaterThan(DoubleSoftmax.FLOOR);
            }
        }
        panel(robot, LabInspector.RUNS);
        assertThat(robot.lookup("#training-differences .label").<Label>queryAll())
                .extracting(Label::getText)
                .contains("output", "softmax", "linear");
    }

    /** Weights' shape for images of 28 × 28. */
    private static final class Mnist28 {
        static Mnist data() {
            Dataset one = Dataset.of(28, 28, new byte[10 * 784], new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
            return new Mnist(one, one, Objects.requireNonNull(Digits.mnist().sha256()));
        }
    }

    private static void write(Path folder, Mnist data) throws IOException {
        write(folder, Mnist.FILES.get(0), Mnist.FILES.get(1), data.train());
        write(folder, Mnist.FILES.get(2), Mnist.FILES.get(3), data.test());
    }

    /** IDX: a magic number, the sizes, then bytes. */
    private static void write(Path folder, String images, String labels, Dataset data) throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        try (DataOutputStream a = new DataOutputStream(pixels);
                DataOutputStream b = new DataOutputStream(answers)) {
            a.writeInt(0x803);
            a.writeInt(data.size());
            a.writeInt(data.rows());
            a.writeInt(data.columns());
            b.writeInt(0x801);
            b.writeInt(data.size());
            for (int i = 0; i < data.size(); i++) {
                for (int p = 0; p < data.features(); p++) {
                    a.writeByte(data.pixel(i, p));
                }
                b.writeByte(data.label(i));
            }
        }
        Files.write(folder.resolve(images), pixels.toByteArray());
        Files.write(folder.resolve(labels), answers.toByteArray());
    }
}
