package dev.backprop.app.network;

import static dev.backprop.app.network.OnStage.fx;
import static dev.backprop.app.network.OnStage.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.Dialogs;
import dev.backprop.app.shell.Shell;
import dev.backprop.engine.session.Session;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Editing with mouse and keyboard, on the stage and in the panel. */
@ExtendWith(WindowExtension.class)
class StageEditingTest {
    private static final String WEIGHT = "layers.0.weight[0][0]";

    private NetworkView view;
    private Shell shell;
    private Playback playback;
    private Path csv = Path.of("none.csv");

    private final class Answers implements Dialogs {
        @Override
        public Optional<Path> open(String title, List<String> endings) {
            return Optional.of(csv);
        }

        @Override
        public Optional<Path> openFolder(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(String title, String name, List<String> endings) {
            return Optional.empty();
        }
    }

    @Start
    void start(Stage stage) {
        NetworkWindow window = NetworkWindow.show(stage, 1280, 720, new Answers());
        view = window.view();
        shell = window.shell();
        playback = view.playback();
    }

    @BeforeEach
    void settle(FxRobot robot) {
        until(() -> !surface(robot).items().isEmpty());
    }

    @Stop
    void stop() {
        shell.close();
    }

    private static ScreenSurface<?> surface(FxRobot robot) {
        return robot.lookup("#network-stage").queryAs(ScreenSurface.class);
    }

    private static Point2D place(FxRobot robot, String id) {
        return fx(() -> {
            Item item = surface(robot).items().stream()
                    .filter(i -> i.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            Rectangle2D box = NumberPlace.of(item);
            return surface(robot).localToScreen(box.getCenterX(), box.getCenterY());
        });
    }

    private double shown(String id) {
        until(view::settled);
        return fx(() -> Objects.requireNonNull(view.items().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow()
                .value()));
    }

    private Session session() {
        return fx(view::session);
    }

    private static TextField field(FxRobot robot) {
        return robot.lookup("#stage-number").queryAs(TextField.class);
    }

    private static boolean open(FxRobot robot) {
        return fx(() -> field(robot).getParent().isVisible());
    }

    private static void type(FxRobot robot, String text) {
        robot.interact(() -> field(robot).setText(text));
    }

    @Test
    void aClickOpensTheNumberAndEnterTakesWhatIsTyped(FxRobot robot) {
        robot.clickOn(place(robot, WEIGHT));
        assertThat(field(robot).getText()).isEqualTo("0.16764932");
        assertThat(field(robot).isFocused()).isTrue();
        type(robot, "0.5");
        robot.type(KeyCode.ENTER);

        assertThat(shown(WEIGHT)).isEqualTo(0.5);
        assertThat(open(robot)).isFalse();
        robot.type(KeyCode.RIGHT);
        assertThat(playback.getIndex()).isPositive();
    }

    @Test
    void showsEveryNumberFromItsSignOn(FxRobot robot) {
        for (String id : List.of("layers.1.weight[0][1]", WEIGHT, "layers.1.weight[0][0]", "layers.1.weight[0][1]")) {
            robot.clickOn(place(robot, id));
            WaitForAsyncUtils.waitForFxEvents();
            double scrolled =
                    fx(() -> field(robot).lookup(".text").getBoundsInParent().getMinX());
            assertThat(scrolled).as("left end of " + field(robot).getText()).isNotNegative();
            robot.type(KeyCode.ESCAPE);
        }
    }

    @Test
    void escapeForgetsWhatIsTyped(FxRobot robot) {
        Session before = session();
        robot.clickOn(place(robot, "x[0]"));
        type(robot, "9");
        robot.type(KeyCode.ESCAPE);

        assertThat(open(robot)).isFalse();
        assertThat(session()).isEqualTo(before);
    }

    @Test
    void saysUnderTheFieldWhatIsWrongAndStaysOpen(FxRobot robot) {
        Session before = session();
        robot.clickOn(place(robot, "y[0]"));
        type(robot, "2");
        robot.type(KeyCode.ENTER);
        assertThat(open(robot)).isTrue();
        assertThat(robot.lookup("#stage-note").queryAs(Label.class).getText()).contains("0–1");
        type(robot, "two");
        robot.type(KeyCode.ENTER);

        assertThat(robot.lookup("#stage-note").queryAs(Label.class).getText()).contains("“two”");
        assertThat(session()).isEqualTo(before);
    }

    @Test
    void tabGoesToTheNextNumber(FxRobot robot) {
        robot.clickOn(place(robot, "x[0]"));
        type(robot, "4");
        robot.type(KeyCode.TAB);
        assertThat(field(robot).getText()).isEqualTo("2");
        type(robot, "5");
        robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);

        assertThat(field(robot).getText()).isEqualTo("4");
        assertThat(shown("x[1]")).isEqualTo(5);
    }

    @Test
    void theArrowsChangeTheNumberInTheField(FxRobot robot) {
        robot.clickOn(place(robot, "x[0]"));
        robot.type(KeyCode.UP, 3);
        assertThat(shown("x[0]")).isEqualTo(1.03);
        robot.type(KeyCode.ESCAPE);

        assertThat(shown("x[0]")).isEqualTo(1);
    }

    @Test
    void aDragChangesTheNumberContinuouslyAndIsUndoneAtOnce(FxRobot robot) {
        double before = shown(WEIGHT);
        double output = outputAtTheEnd(robot);
        robot.drag(place(robot, WEIGHT), MouseButton.PRIMARY).moveBy(20, 0).moveBy(20, 0);
        assertThat(fx(() -> session().parameters().layers().get(0).weight()[0][0]))
                .isGreaterThan(before + 0.3);
        robot.drop();

        assertThat(outputAtTheEnd(robot)).isNotEqualTo(output);
        assertThat(open(robot)).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session().parameters().layers().get(0).weight()[0][0]).isEqualTo(before);
        assertThat(robot.lookup("#network-undo").queryAs(Button.class).isDisabled())
                .isTrue();
    }

    private double outputAtTheEnd(FxRobot robot) {
        until(view::settled);
        robot.interact(() -> playback.seek(playback.getLength() - 1));
        double output = shown("y_hat[0]");
        robot.interact(() -> playback.seek(0));
        return output;
    }

    @Test
    void aDragWithShiftIsTenTimesFiner(FxRobot robot) {
        double before = shown(WEIGHT);
        robot.press(KeyCode.SHIFT)
                .drag(place(robot, WEIGHT), MouseButton.PRIMARY)
                .moveBy(40, 0)
                .drop()
                .release(KeyCode.SHIFT);

        assertThat(shown(WEIGHT)).isBetween(before + 0.03, before + 0.05);
    }

    @Test
    void theCursorSaysThatANumberCanBeDragged(FxRobot robot) {
        robot.moveTo(place(robot, WEIGHT));
        assertThat(surface(robot).getCursor()).isEqualTo(Cursor.H_RESIZE);
        robot.moveTo(place(robot, "loss").subtract(0, 12));

        assertThat(surface(robot).getCursor()).isNotEqualTo(Cursor.H_RESIZE);
    }

    @Test
    void theKeyboardAloneEditsANumber(FxRobot robot) {
        robot.type(KeyCode.ENTER);
        assertThat(open(robot)).isTrue();
        type(robot, "7");
        robot.type(KeyCode.ENTER).type(KeyCode.ADD).type(KeyCode.ADD).type(KeyCode.SUBTRACT);

        assertThat(shown("x[0]")).isEqualTo(7.01);
    }

    @Test
    void saysInALaterIterationThatAWeightIsTheInitialOne(FxRobot robot) {
        robot.type(KeyCode.END).type(KeyCode.RIGHT);
        until(view::settled);
        robot.clickOn(place(robot, WEIGHT));

        assertThat(field(robot).getText()).isEqualTo("0.16764932");
        assertThat(robot.lookup("#stage-note").queryAs(Label.class).getText()).startsWith("before iteration 1 (now 0.");
    }

    @Test
    void undoesAndRedoesWithButtonsThatNameTheEdit(FxRobot robot) {
        robot.clickOn(place(robot, "x[0]"));
        type(robot, "3");
        robot.type(KeyCode.ENTER);
        Button undo = robot.lookup("#network-undo").queryAs(Button.class);
        assertThat(undo.getTooltip().getText()).isEqualTo("Undo: input x₁ (Ctrl+Z)");
        robot.clickOn(undo);
        assertThat(shown("x[0]")).isEqualTo(1);
        robot.clickOn("#network-redo");

        assertThat(shown("x[0]")).isEqualTo(3);
    }

    @Test
    void presentationLocksEditing(FxRobot robot) {
        robot.clickOn(place(robot, "x[0]"));
        type(robot, "3");
        robot.type(KeyCode.ENTER).type(KeyCode.P);
        Session before = session();
        until(() -> surface(robot).settled().isDone());
        robot.clickOn(place(robot, "x[0]"));
        assertThat(open(robot)).isFalse();
        robot.drag(place(robot, "x[0]"), MouseButton.PRIMARY).moveBy(40, 0).drop();
        robot.type(KeyCode.ADD).push(KeyCode.CONTROL, KeyCode.Z);

        assertThat(session()).isEqualTo(before);
    }

    @Test
    void addsUnitsAndLayersInThePanel(FxRobot robot) {
        robot.clickOn("Edit").clickOn("#network-layer-1-units-more").clickOn("#network-add-layer");

        assertThat(view.subtitle().get()).startsWith("3 – 3 – 3 – 1");
        robot.clickOn("#network-layer-1-remove");
        assertThat(view.subtitle().get()).startsWith("3 – 3 – 1");
    }

    @Test
    void changesActivationAndLossInThePanel(FxRobot robot) {
        robot.clickOn("Edit");
        robot.interact(() -> choose(robot, "#network-layer-1-activation", 2));
        robot.interact(() -> choose(robot, "#network-loss", 1));

        assertThat(view.subtitle().get()).isEqualTo("3 – 2 – 1 · relu, sigmoid · no biases · mean squared error");
    }

    private static void choose(FxRobot robot, String id, int place) {
        robot.lookup(id).queryAs(ChoiceBox.class).getSelectionModel().select(place);
    }

    @Test
    void addsASampleAndEditsItsCell(FxRobot robot) {
        robot.clickOn("Edit");
        scrollTo(robot, "#network-sample-add");
        robot.clickOn("#network-sample-add");
        assertThat(session().samples()).hasSize(2);
        Node cell = robot.lookup("#network-samples .table-row-cell")
                .nth(1)
                .lookup(".table-cell")
                .nth(0)
                .query();
        robot.doubleClickOn(cell);
        robot.push(KeyCode.CONTROL, KeyCode.A).write("8").type(KeyCode.ENTER);

        assertThat(session().samples().get(1).x()[0]).isEqualTo(8);
        assertThat(session().samples().get(0).x()[0]).isEqualTo(1);
    }

    private static void scrollTo(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(".inspector")
                .queryAs(javafx.scene.control.ScrollPane.class)
                .setVvalue(1));
        assertThat(robot.lookup(id).tryQuery()).isPresent();
    }

    @Test
    void loadsACsvAndSaysWhereOneCannotBeRead(FxRobot robot, @TempDir Path folder) throws IOException {
        csv = Files.writeString(folder.resolve("s.csv"), "1,2,3,0\n4,5,6,1\n");
        robot.clickOn("Edit");
        scrollTo(robot, "#network-sample-load");
        robot.clickOn("#network-sample-load");
        assertThat(session().samples()).hasSize(2);
        Files.writeString(csv, "1,2,3,0\n4,5,six,1\n");
        robot.clickOn("#network-sample-load");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(shell.message()).contains("row 2, column 3: found 'six'");
        assertThat(session().samples()).hasSize(2);
    }

    @Test
    void aRefusalIsNoLongerSaidOnceAnEditHasWorked(FxRobot robot, @TempDir Path folder) throws IOException {
        csv = Files.writeString(folder.resolve("s.csv"), "1,2,3\n");
        robot.clickOn("Edit");
        scrollTo(robot, "#network-sample-load");
        robot.clickOn("#network-sample-load");
        assertThat(shell.message()).contains("row 1: found 3 columns");
        Files.writeString(csv, "1,2,3,0\n4,5,6,1\n");
        robot.clickOn("#network-sample-load");
        assertThat(shell.message()).isEqualTo("2 samples from s.csv");
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);

        assertThat(shell.message()).isEmpty();
        assertThat(session().samples()).hasSize(1);
    }

    @Test
    void beginsFromTheWeightsThatStand(FxRobot robot) {
        robot.type(KeyCode.END);
        double reached = shown(WEIGHT);
        robot.clickOn("Edit").clickOn("#network-begin");

        assertThat(shown(WEIGHT)).isEqualTo(reached);
        assertThat(playback.getIndex()).isZero();
    }
}
