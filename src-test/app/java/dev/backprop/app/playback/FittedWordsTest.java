package dev.backprop.app.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class FittedWordsTest {
    private final FittedWords first = new FittedWords(FittedWords.Keep.FIRST);
    private final FittedWords last = new FittedWords(FittedWords.Keep.LAST);

    @Start
    void start(Stage stage) {
        first.textProperty().set("one · two · three");
        last.textProperty().set("one · two · three");
        // The test sets their widths, not the pane.
        first.setManaged(false);
        last.setManaged(false);
        stage.setScene(new Scene(new Pane(first, last), 400, 100));
        stage.show();
    }

    private static String shown(FxRobot robot, FittedWords words, double part) {
        robot.interact(() -> {
            words.resize(words.prefWidth(-1) * part, 20);
            words.layout();
        });
        return words.shown();
    }

    @Test
    void showsEveryPartWhereThereIsRoom(FxRobot robot) {
        assertThat(shown(robot, first, 1)).isEqualTo("one · two · three");
    }

    @Test
    void leavesWholePartsOutInsteadOfCuttingThem(FxRobot robot) {
        assertThat(shown(robot, first, 0.8)).isEqualTo("one · two");
        assertThat(shown(robot, last, 0.8)).isEqualTo("two · three");
    }

    @Test
    void showsNothingWhereNotOnePartHasRoom(FxRobot robot) {
        assertThat(shown(robot, first, 0.05)).isEmpty();
    }
}
