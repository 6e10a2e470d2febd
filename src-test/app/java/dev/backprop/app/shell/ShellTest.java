package dev.backprop.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.playback.Playback;
import dev.backprop.app.playback.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.controlsfx.control.HiddenSidesPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(WindowExtension.class)
class ShellTest {
    private final List<String> calls = new ArrayList<>();
    private TextField field;
    private Room first;
    private Room second;
    private Shell shell;
    /** What the second one does when it comes to the window. */
    private Runnable shown = () -> {};

    /** A workspace that writes down what it is asked. */
    private final class Room implements Workspace {
        private final Entry entry;
        private final Pane stage = new Pane();
        private final Playback playback = new Playback(new Track() {
            @Override
            public int length() {
                return 11;
            }
        });

        Room(String id, String label) {
            entry = new Entry(id, label, "fth-share-2");
        }

        @Override
        public Entry entry() {
            return entry;
        }

        @Override
        public ObservableStringValue title() {
            return new SimpleStringProperty(label());
        }

        @Override
        public ObservableStringValue subtitle() {
            return new SimpleStringProperty("");
        }

        @Override
        public Node stage() {
            return stage;
        }

        @Override
        public Node inspector() {
            return id().equals("network") ? new VBox(field) : new VBox();
        }

        @Override
        public Playback playback() {
            return playback;
        }

        @Override
        public void onShown() {
            if (this == second) {
                shown.run();
            }
        }

        @Override
        public void restart() {
            calls.add("restart");
        }

        @Override
        public void newSeed() {
            calls.add("seed");
        }

        @Override
        public void save(Path file) {
            calls.add("save " + file);
        }

        @Override
        public void close() {
            calls.add("close " + id());
        }
    }

    private final class Answers implements Dialogs {
        @Override
        public Optional<Path> open(String title, List<String> endings) {
            return Optional.of(opened);
        }

        @Override
        public Optional<Path> openFolder(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(String title, String name, List<String> endings) {
            return Optional.of(Path.of(name));
        }
    }

    private Path opened = Path.of("a.npz");

    @Start
    void start(Stage stage) {
        field = new TextField();
        first = new Room("network", "Network");
        second = new Room("descent", "Descent");
        shell = new Shell(host -> List.of(first, second), new Answers());
        stage.setScene(shell.scene(1280, 720));
        stage.show();
    }

    @Test
    void arrowsAndPageKeysStep(FxRobot robot) {
        robot.type(KeyCode.RIGHT)
                .type(KeyCode.PAGE_DOWN)
                .type(KeyCode.PAGE_DOWN)
                .type(KeyCode.LEFT);
        assertThat(first.playback.getIndex()).isEqualTo(2);
        robot.type(KeyCode.END);
        assertThat(first.playback.getIndex()).isEqualTo(10);
        robot.type(KeyCode.HOME);
        assertThat(first.playback.getIndex()).isZero();
    }

    @Test
    void spacePlaysOnceEvenOnTheFocusedPlayButton(FxRobot robot) {
        robot.clickOn("#transport-play").type(KeyCode.SPACE);
        assertThat(first.playback.isPlaying()).isFalse();
    }

    @Test
    void lettersRestartSeedAndChangeTheLook(FxRobot robot) {
        robot.type(KeyCode.R).type(KeyCode.N).type(KeyCode.T);
        assertThat(calls).containsExactly("restart", "seed");
        assertThat(shell.theme()).isEqualTo(Theme.DARK);
        robot.type(KeyCode.P);
        assertThat(shell.theme()).isEqualTo(Theme.PRESENTATION);
        robot.type(KeyCode.P);
        assertThat(shell.theme()).isEqualTo(Theme.DARK);
        assertThat(robot.lookup("#navigate-network").query().isVisible()).isTrue();
    }

    @Test
    void typingIntoAFieldChangesThatFieldOnly(FxRobot robot) {
        robot.clickOn(field).write("sPaRNt 12").type(KeyCode.HOME).type(KeyCode.RIGHT);

        assertThat(field.getText()).isEqualTo("sPaRNt 12");
        assertThat(calls).isEmpty();
        assertThat(shell.theme()).isEqualTo(Theme.LIGHT);
        assertThat(first.playback.getIndex()).isZero();
        assertThat(first.playback.isPlaying()).isFalse();
    }

    @Test
    void pageKeysStepFromWithinAField(FxRobot robot) {
        robot.clickOn(field).type(KeyCode.PAGE_DOWN);
        assertThat(first.playback.getIndex()).isEqualTo(1);
    }

    @Test
    void escapeGivesTheFocusBackToTheStage(FxRobot robot) {
        robot.clickOn(field).type(KeyCode.ESCAPE).type(KeyCode.RIGHT);
        assertThat(first.playback.getIndex()).isEqualTo(1);
    }

    @Test
    void opensASessionInTheWorkspaceWhereItBelongs(FxRobot robot, @TempDir Path folder) throws IOException {
        opened = Files.writeString(
                folder.resolve("d.json"),
                "{\"format\": \"backprop-session\", \"version\": 1, \"descent\": {\"f\": \"x^2\", \"x0\": 1}}");
        robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        assertThat(shell.current()).isSameAs(second);
    }

    @Test
    void aFileThatIsNotThereIsALineInTheStatusLine(FxRobot robot) {
        opened = Path.of("nowhere.json");
        robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        assertThat(shell.message()).contains("nowhere.json");
    }

    @Test
    void aWorkspaceThatCannotOpenSaysSoInTheStatusLine(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        assertThat(shell.message()).isEqualTo("Network opens no files");
    }

    @Test
    void savesWhereTheDialogSays(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
        assertThat(calls).containsExactly("save network.json");
        assertThat(shell.message()).isEqualTo("saved network.json");
    }

    @Test
    void theRailChangesTheWorkspaceAndTheKeysFollow(FxRobot robot) {
        robot.clickOn("#navigate-descent").type(KeyCode.RIGHT);
        assertThat(shell.current()).isSameAs(second);
        assertThat(second.playback.getIndex()).isEqualTo(1);
        assertThat(first.playback.getIndex()).isZero();
    }

    @Test
    void presentationGivesTheHeadersAndTheStatusLinesHeightToTheStage(FxRobot robot) {
        double header = robot.lookup(".header").query().getBoundsInParent().getHeight();
        double status = robot.lookup(".status-line").query().getBoundsInParent().getHeight();
        Node bar = robot.lookup(".transport-bar").query();
        Node stage = robot.lookup("#stage").query();
        double everything =
                stage.getLayoutBounds().getHeight() + bar.getLayoutBounds().getHeight() + header + status;

        robot.press(KeyCode.P).release(KeyCode.P);

        assertThat(robot.lookup(".header").query().isVisible()).isFalse();
        assertThat(robot.lookup(".status-line").query().isVisible()).isFalse();
        assertThat(stage.getLayoutBounds().getHeight() + bar.getLayoutBounds().getHeight())
                .isCloseTo(everything, within(2.0));
    }

    @Test
    void aMessageInPresentationMovesNothing(FxRobot robot) {
        robot.press(KeyCode.P).release(KeyCode.P);
        Node stage = robot.lookup("#stage").query();
        double before = stage.getLayoutBounds().getHeight();

        robot.interact(() -> shell.host().message("words"));

        assertThat(robot.lookup(".status-line").query().isVisible()).isTrue();
        assertThat(stage.getLayoutBounds().getHeight()).isEqualTo(before);
    }

    @Test
    void theHeaderComesBackAfterPresentation(FxRobot robot) {
        robot.press(KeyCode.P).release(KeyCode.P).press(KeyCode.P).release(KeyCode.P);

        assertThat(robot.lookup(".header").query().isVisible()).isTrue();
        assertThat(robot.lookup(".header").query().getLayoutBounds().getHeight())
                .isPositive();
    }

    /** Moves the pointer to the right edge in presentation, and waits until the inspector is there. */
    private static Node slidOut(FxRobot robot) throws TimeoutException {
        robot.type(KeyCode.P);
        HiddenSidesPane sides =
                robot.lookup(node -> node instanceof HiddenSidesPane).queryAs(HiddenSidesPane.class);
        robot.interact(() -> {
            sides.setAnimationDelay(Duration.ZERO);
            sides.setAnimationDuration(Duration.ONE);
        });
        Node inspector = robot.lookup(".inspector-box").query();
        Bounds window = sides.localToScreen(sides.getLayoutBounds());
        robot.moveTo(new Point2D(window.getMaxX() - 3, window.getCenterY()));
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> inspector.isVisible()
                        && inspector.localToScreen(inspector.getLayoutBounds()).getMaxX() <= window.getMaxX() + 1);
        return inspector;
    }

    /** Lets that many pictures pass: what hides would be gone by then. */
    private static void pulses(FxRobot robot, int count) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(count);
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                left.countDown();
            }
        };
        robot.interact(timer::start);
        assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
        robot.interact(timer::stop);
    }

    @Test
    void aPanelThatHasSlidOutStaysWhereItIsClicked(FxRobot robot) throws TimeoutException, InterruptedException {
        Node inspector = slidOut(robot);

        robot.clickOn(inspector);
        pulses(robot, 30);

        assertThat(inspector.isVisible()).isTrue();
    }

    @Test
    void aPanelThatHasSlidOutGoesOnceThePointerIsOnTheStage(FxRobot robot) throws TimeoutException {
        Node inspector = slidOut(robot);
        robot.clickOn(inspector);

        robot.moveTo("#stage");

        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !inspector.isVisible());
    }

    @Test
    void f1ShowsAndHidesTheKeys(FxRobot robot) {
        robot.type(KeyCode.F1);
        assertThat(robot.lookup("#keys-overlay").query().isVisible()).isTrue();
        robot.type(KeyCode.F1);
        assertThat(robot.lookup("#keys-overlay").query().isVisible()).isFalse();
    }

    @Test
    void theKeysFitIntoTheWindowEvenInLargeType(FxRobot robot) {
        for (Theme theme : List.of(Theme.LIGHT, Theme.PRESENTATION)) {
            robot.interact(() -> shell.setTheme(theme));
            robot.type(KeyCode.F1);
            robot.interact(() ->
                    robot.lookup("#keys-overlay").query().getScene().getRoot().layout());
            Node overlay = robot.lookup("#keys-overlay").query();
            Bounds window = overlay.localToScene(overlay.getLayoutBounds());
            assertThat(window.getHeight()).isEqualTo(720);
            List<Node> words = List.copyOf(robot.lookup("#keys-overlay .label").queryAll());
            assertThat(words).hasSizeGreaterThan(50);
            for (Node word : words) {
                assertThat(window.contains(word.localToScene(word.getLayoutBounds())))
                        .as(theme + ": " + word)
                        .isTrue();
            }
            robot.type(KeyCode.F1);
        }
    }

    @Test
    void whatAWorkspaceRunsOnStandsWhileItIsInTheWindowWheneverTheEngineStarts(FxRobot robot) {
        Label backend = robot.lookup("#status-backend").queryAs(Label.class);
        ShellHost host = (ShellHost) shell.host();
        shown = () -> host.backend("plain arrays");
        robot.interact(() -> shell.show("descent"));
        robot.interact(() -> host.engine("CPU"));
        assertThat(backend.getText()).isEqualTo("plain arrays");
        robot.interact(() -> shell.show("network"));
        assertThat(backend.getText()).as("of a workspace that says nothing").isEqualTo("CPU");
        robot.interact(() -> shell.show("descent"));
        assertThat(backend.getText()).isEqualTo("plain arrays");
    }

    @Test
    void closesEveryWorkspace(FxRobot robot) {
        robot.interact(() -> shell.close());
        assertThat(calls).containsExactly("close network", "close descent");
    }
}
