package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.shell.Shell;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(WindowExtension.class)
class LongDescentWindowTest {
    private static final int MILLION = 1_000_000;

    private Shell shell;
    private DescentView view;

    @Start
    void start(Stage stage) {
        DescentWindow window = DescentWindow.on(stage);
        shell = window.shell();
        view = window.view();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(shell::close);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("backprop-descent"))
                .count();
    }

    private void open(FxRobot robot) throws Exception {
        robot.interact(() -> view.model().stepsProperty().set(MILLION));
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> view.playback().getLength() == MILLION + 1);
        robot.interact(shell::focusStage);
    }

    @Test
    void aMillionStepsOpenAndPlay(FxRobot robot) throws Exception {
        open(robot);
        robot.type(KeyCode.SPACE);
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> view.playback().getIndex() >= 2);
        robot.type(KeyCode.SPACE);
        assertThat(view.playback().isPlaying()).isFalse();
    }

    @Test
    void theKeysReachBothEndsOfAMillionSteps(FxRobot robot) throws Exception {
        open(robot);
        robot.type(KeyCode.END);
        assertThat(view.playback().getIndex()).isEqualTo(MILLION);
        robot.type(KeyCode.LEFT);
        assertThat(view.playback().getIndex()).isEqualTo(MILLION - 1);
        robot.type(KeyCode.HOME);
        assertThat(view.playback().getIndex()).isZero();
    }

    @Test
    void aPressInTheMiddleOfTheSliderGoesToTheMiddleOfAMillionSteps(FxRobot robot) throws Exception {
        open(robot);
        robot.clickOn(".phase-slider");
        assertThat(view.playback().getIndex()).isBetween(490_000, 510_000);
    }

    @Test
    void closingTheWorkspaceEndsItsThread(FxRobot robot) throws Exception {
        long before = threads();
        robot.interact(() -> {
            view.model().stepsProperty().set(MILLION);
            view.model().race().all();
        });
        assertThat(threads()).isEqualTo(before + 1);
        robot.interact(shell::close);
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> threads() == before);
    }
}
