package dev.backprop.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(WindowExtension.class)
class ProgressLineTest {
    private ProgressLine line;
    private HBox around;

    @Start
    void start(Stage stage) {
        line = new ProgressLine();
        around = new HBox(line);
        stage.setScene(new Scene(around, 600, 60));
        stage.show();
    }

    private void show(FxRobot robot, double fraction, String text) {
        robot.interact(() -> {
            line.show(fraction, text);
            around.applyCss();
            around.layout();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void numbersThatChangeLeaveTheWindowAsItIs(FxRobot robot) {
        show(robot, 0.5, "epoch 500 of 1000");
        robot.interact(() -> {
            line.show(0.501, "epoch 501 of 1000");
            assertThat(around.isNeedsLayout()).isFalse();
        });
    }

    @Test
    void longerWordsGetTheRoomTheyNeed(FxRobot robot) {
        show(robot, 0.5, "epoch 5");
        show(robot, 0.5, "epoch 5 of 1000 · 12 min left");
        Label words = robot.from(line).lookup(".label").queryAs(Label.class);
        assertThat(words.getWidth()).isGreaterThanOrEqualTo(words.prefWidth(-1));
        assertThat(line.getWidth()).isGreaterThan(words.getWidth());
    }

    @Test
    void takesNoRoomWhereNothingRuns(FxRobot robot) {
        show(robot, 0.5, "epoch 5");
        show(robot, 2, "");
        assertThat(line.says()).isFalse();
        assertThat(line.getWidth()).isLessThan(2);
    }
}
