package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.shell.Shell;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The menu of presets, which is a pop-up and so needs a real window. */
@Tag("window")
@ExtendWith(WindowExtension.class)
class NetworkPresetsWindowTest {
    private NetworkView view;
    private Shell shell;

    @Start
    void start(Stage stage) {
        NetworkWindow window = NetworkWindow.show(stage, 1600, 950, null);
        view = window.view();
        shell = window.shell();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> shell.close());
    }

    @Test
    void eachPresetOpensItsNetworkAtTheStart(FxRobot robot) {
        robot.clickOn("Edit");
        for (Preset preset : Preset.values()) {
            robot.clickOn("#network-preset").clickOn("#preset-" + preset.name().toLowerCase(Locale.ROOT));
            assertThat(view.title().get()).isEqualTo(preset.title());
            assertThat(view.playback().getIndex()).isZero();
            robot.type(KeyCode.RIGHT);
            assertThat(view.playback().titleProperty().get()).startsWith("Step 1 of ");
        }
    }
}
