package dev.backprop.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.shell.Shell;
import dev.backprop.app.shell.Theme;
import dev.backprop.app.shell.Workspace;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The product as it is started, with all its workspaces. */
@ExtendWith(WindowExtension.class)
class WholeWindowTest {
    private Shell shell;
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        shell = new Shell(Workspaces::all, null);
        shell.setTheme(Theme.LIGHT);
        stage.setScene(shell.scene(1280, 720));
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> shell.close());
    }

    @Test
    void eachWorkspaceIsOneClickAway(FxRobot robot) {
        for (String id : new String[] {"training", "descent", "network"}) {
            robot.clickOn("#navigate-" + id);
            assertThat(shell.current().id()).isEqualTo(id);
        }
    }

    @Test
    void theRailNamesEachWorkspaceAsItNamesItself(FxRobot robot) {
        for (Workspace workspace : shell.workspaces()) {
            robot.interact(() -> {
                Workspace itself = ((LazyWorkspace) workspace).built();
                assertThat(workspace.entry()).isEqualTo(itself.entry());
            });
        }
    }

    @Test
    void aWorkspaceFirstEnteredInPresentationPresents(FxRobot robot) {
        robot.interact(() -> {
            shell.setPresenting(true);
            shell.show("training");
        });
        robot.interact(() -> robot.lookup("#training-panels .toggle-button")
                .match((ToggleButton button) -> button.getText().equals("Settings"))
                .queryAs(ToggleButton.class)
                .fire());
        for (String setting : new String[] {"data", "zero-grad", "experiment", "lr-slider"}) {
            assertThat(robot.lookup("#training-" + setting).query().isDisabled())
                    .as(setting)
                    .isTrue();
        }
    }

    @Test
    void aClickerStepsThroughThePassAndBack(FxRobot robot) {
        for (int i = 0; i < 5; i++) {
            robot.type(KeyCode.PAGE_DOWN);
        }
        int there = shell.current().playback().getIndex();
        for (int i = 0; i < 5; i++) {
            robot.type(KeyCode.PAGE_UP);
        }
        assertThat(there).isPositive();
        assertThat(shell.current().playback().getIndex()).isZero();
    }

    @Test
    void everyLookCanBePutOnInEveryWorkspace(FxRobot robot) {
        for (String id : new String[] {"network", "training", "descent"}) {
            robot.interact(() -> shell.show(id));
            robot.interact(() -> shell.focusStage());
            robot.type(KeyCode.T);
            assertThat(shell.theme()).isEqualTo(Theme.DARK);
            robot.type(KeyCode.P);
            assertThat(shell.theme()).isEqualTo(Theme.PRESENTATION);
            robot.type(KeyCode.P).type(KeyCode.T);
            assertThat(shell.theme()).isEqualTo(Theme.LIGHT);
        }
    }

    @Test
    @Tag("window")
    void f11FillsTheScreenAndGivesItBack(FxRobot robot) {
        robot.type(KeyCode.F11);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(stage.isFullScreen()).isTrue();
        robot.type(KeyCode.F11);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(stage.isFullScreen()).isFalse();
    }

    @Test
    @Tag("window")
    void theSpeedIsChosenFromItsMenu(FxRobot robot) {
        robot.clickOn("#transport-speed").clickOn("2×");
        assertThat(shell.current().playback().speedProperty().get()).isEqualTo(2);
    }

    @Test
    void flatButtonsAtRestDrawNothing(FxRobot robot) {
        for (String id : new String[] {"#header-present", "#header-export", "#header-theme", "#network-restart"}) {
            assertThat(robot.lookup(id).queryButton().getBackground()).as(id).isNull();
        }
    }
}
