package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.Shell;
import java.awt.geom.Rectangle2D;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Predict-then-reveal, the card and the three-way table in the window. */
@ExtendWith(WindowExtension.class)
class PredictViewTest {
    private NetworkView view;
    private Shell shell;
    private Playback playback;

    @Start
    void start(Stage stage) {
        NetworkWindow window = NetworkWindow.show(stage, 1280, 720, null);
        view = window.view();
        shell = window.shell();
        playback = view.playback();
    }

    @Stop
    void stop() {
        shell.close();
    }

    private ScreenSurface<?> surface(FxRobot robot) {
        return robot.lookup("#network-stage").queryAs(ScreenSurface.class);
    }

    /** Waits until the picture on the screen is that of the latest state. */
    private void settle(FxRobot robot) {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        robot.interact(() -> surface(robot).settled().thenRun(() -> settled.complete(null)));
        settled.join();
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Item item(FxRobot robot, String ending) {
        settle(robot);
        return surface(robot).items().stream()
                .filter(each -> each.id().endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    private void moveTo(FxRobot robot, Item item) {
        Rectangle2D box = item.shape().getBounds2D();
        Bounds stage = surface(robot).localToScreen(surface(robot).getBoundsInLocal());
        robot.moveTo(stage.getMinX() + box.getCenterX(), stage.getMinY() + box.getCenterY());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String text(FxRobot robot, String id) {
        return robot.from(view.inspector()).lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void oneKeyStartsItAndTheNumberIsTypedOnTheStage(FxRobot robot) {
        robot.type(KeyCode.Q, KeyCode.RIGHT);
        assertThat(robot.lookup("#network-predict").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        // z₁ = 0.1676·1 + 0.3353·2 + 0.0838·0.5 = 0.8802
        robot.type(KeyCode.DIGIT0, KeyCode.PERIOD, KeyCode.DIGIT8, KeyCode.DIGIT8, KeyCode.DIGIT0, KeyCode.DIGIT2);
        assertThat(robot.lookup("#predict-answer").queryAs(TextField.class).getText())
                .isEqualTo("0.8802");
        robot.type(KeyCode.ENTER);

        assertThat(text(robot, "#predict-verdict")).isEqualTo("✓ right");
        assertThat(text(robot, "#predict-score")).isEqualTo("1 of 1 right at first try");
        robot.type(KeyCode.Q);
        assertThat(robot.lookup("#predict-answer")
                        .tryQuery()
                        .filter(node -> node.getParent().getParent().isVisible()))
                .isEmpty();
    }

    @Test
    void tellsAWrongSignAndRevealsAtThePageKeyOfAClicker(FxRobot robot) {
        robot.type(KeyCode.Q, KeyCode.PAGE_DOWN);
        int index = playback.getIndex();
        robot.clickOn("#predict-answer").write("-0,8802").type(KeyCode.ENTER);
        assertThat(text(robot, "#predict-verdict")).startsWith("✗ sign");
        robot.type(KeyCode.PAGE_DOWN);
        assertThat(playback.getIndex()).isEqualTo(index);
        assertThat(robot.lookup("#predict-answer").queryAs(TextField.class).isEditable())
                .isFalse();
        robot.type(KeyCode.PAGE_DOWN);

        assertThat(playback.getIndex()).isGreaterThan(index);
        assertThat(text(robot, "#predict-score")).isEqualTo("0 of 1 right at first try");
    }

    @Test
    void afterAClickOnStartTheNumberIsTypedOnTheStage(FxRobot robot) {
        robot.clickOn("#network-predict").type(KeyCode.RIGHT);
        robot.type(KeyCode.DIGIT0, KeyCode.PERIOD, KeyCode.DIGIT8, KeyCode.DIGIT8, KeyCode.DIGIT0, KeyCode.DIGIT2);
        robot.type(KeyCode.ENTER);

        assertThat(text(robot, "#predict-verdict")).isEqualTo("✓ right");
    }

    @Test
    void enterInTheFieldGoesOnAfterARightAnswer(FxRobot robot) {
        robot.type(KeyCode.Q, KeyCode.PAGE_DOWN);
        int index = playback.getIndex();
        robot.clickOn("#predict-answer").write("0.8802").type(KeyCode.ENTER);
        assertThat(text(robot, "#predict-verdict")).isEqualTo("✓ right");
        robot.type(KeyCode.ENTER);

        assertThat(playback.getIndex()).isGreaterThan(index);
        assertThat(text(robot, "#predict-verdict")).isEqualTo("What is it?");
    }

    @Test
    void worksInPresentation(FxRobot robot) {
        robot.type(KeyCode.P, KeyCode.Q, KeyCode.PAGE_DOWN);
        assertThat(item(robot, "derivation").name()).startsWith("what is the score z₁ of h₁?");
        robot.type(KeyCode.PAGE_DOWN);

        assertThat(item(robot, "derivation").name()).startsWith("derivation: score z₁ of h₁");
    }

    @Test
    void thePanelsComeBackAfterPresentation(FxRobot robot) throws TimeoutException {
        settle(robot);
        Bounds before = surface(robot).localToScene(surface(robot).getBoundsInLocal());
        robot.type(KeyCode.P);
        settle(robot);
        robot.type(KeyCode.P);
        settle(robot);

        // The panels slide back: a busy machine takes its time.
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> surface(robot)
                        .localToScene(surface(robot).getBoundsInLocal())
                        .equals(before));
    }

    @Test
    void pointingAtTheCardSaysTheFullValueAndAClickCopiesIt(FxRobot robot) {
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);
        Item h = item(robot, "/h1[0]");
        moveTo(robot, h);
        assertThat(shell.message()).contains(Double.toString(Objects.requireNonNull(h.value())));
        robot.clickOn();

        assertThat(shell.message()).startsWith("copied " + h.value());
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .isEqualTo(Double.toString(Objects.requireNonNull(h.value()))));
    }

    private boolean tipIsShown(FxRobot robot) {
        return robot.lookup("#hover-tip").query().isVisible();
    }

    @Test
    void whatIsPointedAtHasATipAndTheStatusLineForgetsItWhenThePointerLeaves(FxRobot robot) {
        robot.type(KeyCode.END);
        moveTo(robot, item(robot, "y_hat[0]"));
        assertThat(tipIsShown(robot)).isTrue();
        assertThat(shell.message()).startsWith("score zₒ of ŷ = -0.659");
        robot.moveTo("#network-predict");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(tipIsShown(robot)).isFalse();
        assertThat(shell.message()).isEmpty();
    }

    @Test
    void theStatusLineAndTheTipFollowTheNumberUnderAPointerThatRests(FxRobot robot) {
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);
        moveTo(robot, item(robot, "layers.1.weight[0][0]"));
        moveTo(
                robot,
                surface(robot).items().stream()
                        .filter(each -> each.id().equals("h1[0]"))
                        .findFirst()
                        .orElseThrow());
        assertThat(shell.message()).startsWith("hidden unit h₁ = 0.70");
        robot.type(KeyCode.LEFT);
        settle(robot);

        assertThat(shell.message()).doesNotContain("0.70");
        robot.type(KeyCode.Q, KeyCode.RIGHT);
        settle(robot);
        assertThat(tipIsShown(robot)).as("a number that is asked for").isFalse();
        assertThat(shell.message()).doesNotContain("0.70");
    }

    @Test
    void copiesTheNumberUnderThePointer(FxRobot robot) {
        robot.type(KeyCode.END);
        Item unit = item(robot, "y_hat[0]");
        moveTo(robot, unit);
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);

        assertThat(shell.message()).startsWith("copied ");
    }

    @Test
    void pointingAtTheCardLightsWhatItSpeaksOf(FxRobot robot) {
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);
        moveTo(robot, item(robot, "/h1[0]"));
        assertThat(hovered(robot)).isEqualTo("h1[0]");
        moveTo(robot, item(robot, "y_hat[0]"));

        assertThat(hovered(robot)).isEqualTo("y_hat[0]");
    }

    @Test
    void pointingAtARowLightsItsEdgeAndSaysItsNumbersInFull(FxRobot robot) {
        robot.type(KeyCode.END);
        ListView<?> list = robot.lookup("#network-gradients").queryListView();
        for (int i = 0; i < 100 && list.getItems().isEmpty(); i++) {
            robot.sleep(50);
        }
        robot.moveTo(robot.from(list).lookup(".gradient-row").nth(1).<javafx.scene.Node>query());
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(hovered(robot)).isEqualTo("layers.1.weight[0][1]");
        assertThat(shell.message()).matches("h₂ → ŷ: hand 0\\.219\\d{10,}, autograd 0\\.219\\d{10,}, numeric .*");
    }

    private @Nullable String hovered(FxRobot robot) {
        return ((NetworkScene) surface(robot).state().orElseThrow()).look().hovered();
    }

    @Test
    void aClickOnARowTakesThePlayerToItsStep(FxRobot robot) {
        robot.type(KeyCode.RIGHT);
        ListView<?> list = robot.lookup("#network-gradients").queryListView();
        for (int i = 0; i < 100 && list.getItems().isEmpty(); i++) {
            robot.sleep(50);
        }
        robot.clickOn(robot.from(list).lookup(".gradient-row").nth(2).<javafx.scene.Node>query());

        assertThat(playback.titleProperty().get()).isEqualTo("Step 16 of 29");
    }
}
