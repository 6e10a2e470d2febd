package dev.backprop.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.Shell;
import dev.backprop.app.shell.Theme;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** From a network to its loss as a surface, and back to the typed function. */
@ExtendWith(WindowExtension.class)
class LossHandOverTest {
    private Shell shell;

    @Start
    void start(Stage stage) {
        shell = new Shell(Workspaces::all, null);
        shell.setTheme(Theme.LIGHT);
        stage.setScene(shell.scene(1280, 720));
        stage.show();
        shell.focusStage();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> shell.close());
    }

    private Playback playback() {
        return shell.current().playback();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private void toLoss(FxRobot robot) throws Exception {
        robot.clickOn("#network-show-loss");
        settle();
    }

    private void settle() throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.waitForAsyncFx(
                        5000, () -> shell.current().settled()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aNetworksLossIsOneClickAwayAndTheFunctionOneBack(FxRobot robot) throws Exception {
        toLoss(robot);

        assertThat(shell.current().id()).isEqualTo("descent");
        assertThat(robot.lookup("#slice-stage").tryQuery()).isPresent();
        assertThat(robot.lookup("#descent-stage").tryQuery()).isEmpty();
        assertThat(playback().getLength()).isEqualTo(21);
        assertThat(text(robot, "#slice-share")).contains("% of the way’s length");

        robot.clickOn("#slice-back");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#descent-stage").tryQuery()).isPresent();
        assertThat(playback().getLength()).isEqualTo(11);
        robot.clickOn("#descent-preset-small-step");
        robot.interact(() -> playback().toEnd());
        assertThat(playback().getIndex()).isEqualTo(10);
    }

    @Test
    void theKeyOfTheLossGoesThereAndThePlayersKeysGoAlongTheTraining(FxRobot robot) throws Exception {
        robot.type(KeyCode.L);
        settle();
        String before = text(robot, "#slice-loss");

        robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(playback().titleProperty().get()).isEqualTo("Update 2 of 20");
        assertThat(text(robot, "#slice-loss")).isNotEqualTo(before);
        robot.type(KeyCode.HOME);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#slice-loss")).isEqualTo(before);
    }

    @Test
    void theWeightsAreThoseOfTheIterationThatIsShown(FxRobot robot) throws Exception {
        robot.interact(() -> playback().toEnd());
        toLoss(robot);

        assertThat(text(robot, "#slice-name")).endsWith("after 1 update");
        String later = text(robot, "#slice-loss");
        robot.clickOn("#navigate-network");
        robot.interact(() -> playback().toStart());
        toLoss(robot);
        assertThat(text(robot, "#slice-loss")).isNotEqualTo(later);
        robot.interact(() -> playback().seek(1));
        assertThat(text(robot, "#slice-loss")).isEqualTo(later);
    }

    @Test
    void aNewSeedIsAnotherPlane(FxRobot robot) throws Exception {
        toLoss(robot);
        String before = text(robot, "#slice-share");

        robot.clickOn("#slice-new-seed");
        settle();

        assertThat(robot.lookup("#slice-seed").queryAs(TextField.class).getText())
                .isEqualTo("2");
        assertThat(text(robot, "#slice-share")).isNotEqualTo(before);
    }

    @Test
    void twoWeightsAreTypedAndOneThatThereIsNotIsRefused(FxRobot robot) throws Exception {
        toLoss(robot);
        robot.clickOn("Two weights");
        settle();
        robot.interact(
                () -> robot.lookup("#slice-second").queryAs(TextField.class).setText("layers.1.weight[0][1]"));
        robot.clickOn("#slice-second").type(KeyCode.ENTER);
        settle();
        assertThat(shell.message()).doesNotContain("expected");

        robot.interact(
                () -> robot.lookup("#slice-second").queryAs(TextField.class).setText("layers.4.weight[0][1]"));
        robot.clickOn("#slice-second").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shell.message()).contains("layer 4").contains("0–1");
    }

    @Test
    void thePointerTellsTheLossUnderIt(FxRobot robot) throws Exception {
        toLoss(robot);

        robot.moveTo("#slice-stage").moveBy(-120, -60);

        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> shell.message().startsWith("loss "));
        assertThat(shell.message()).contains("direction 1 =").contains("direction 2 =");
    }
}
