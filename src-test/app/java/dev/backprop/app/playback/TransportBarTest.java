package dev.backprop.app.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.paint.Hue;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class TransportBarTest {
    private final Playback playback = new Playback(new Track() {
        @Override
        public int length() {
            return 21;
        }

        @Override
        public List<String> strides() {
            return List.of("Unit", "Layer");
        }

        @Override
        public List<Segment> segments() {
            return List.of(new Segment(0, 10, "Forward", Hue.FORWARD), new Segment(10, 20, "Backward", Hue.BACKWARD));
        }
    });

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new TransportBar(playback), 1180, 120));
        stage.show();
    }

    @Test
    void buttonsMoveTheCursor(FxRobot robot) {
        robot.clickOn("#transport-forward").clickOn("#transport-forward").clickOn("#transport-back");
        assertThat(playback.getIndex()).isEqualTo(1);
        robot.clickOn("#transport-last");
        assertThat(playback.getIndex()).isEqualTo(20);
        robot.clickOn("#transport-first");
        assertThat(playback.getIndex()).isZero();
    }

    @Test
    void noButtonGoesAnywhereUntilThereIsSomethingToPlay(FxRobot robot) {
        robot.interact(() -> {
            playback.seek(10);
            playback.disabledProperty().set(true);
        });
        assertThat(robot.lookup(".transport-button").queryAllAs(Node.class))
                .hasSize(5)
                .allSatisfy(button ->
                        assertThat(button.isDisabled()).as(button.getId()).isTrue());

        robot.interact(() -> playback.disabledProperty().set(false));
        assertThat(robot.lookup(".transport-button").queryAllAs(Node.class))
                .allSatisfy(button ->
                        assertThat(button.isDisabled()).as(button.getId()).isFalse());
    }

    /** A track of 21 states of which there are five, and no more can be had. */
    private static final class Begun implements Track {
        @Override
        public int length() {
            return 21;
        }

        @Override
        public int last() {
            return 4;
        }

        @Override
        public int next(int index, int stride) {
            return Math.min(4, index + 1);
        }
    }

    @Test
    void atTheLastStateThereIsTheForwardButtonsAreOff(FxRobot robot) {
        robot.interact(() -> playback.setTrack(new Begun(), 3));
        assertThat(robot.lookup("#transport-forward").query().isDisabled()).isFalse();

        robot.clickOn("#transport-last");

        assertThat(playback.getIndex()).isEqualTo(4);
        assertThat(robot.lookup("#transport-forward").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#transport-last").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#transport-back").query().isDisabled()).isFalse();
    }

    @Test
    void playBecomesPause(FxRobot robot) {
        robot.clickOn("#transport-play");
        assertThat(playback.isPlaying()).isTrue();
        assertThat(robot.lookup("#transport-play").queryButton().getAccessibleText())
                .isEqualTo("Pause");
    }

    @Test
    void theStrideButtonsChooseTheStride(FxRobot robot) {
        robot.clickOn("Layer");
        assertThat(playback.getStride()).isEqualTo(1);
    }

    @Test
    void aClickOnTheSliderSeeks(FxRobot robot) {
        robot.clickOn(".phase-slider");
        assertThat(playback.getIndex()).isEqualTo(10);
    }

    @Test
    void theSliderHasKeys(FxRobot robot) {
        robot.clickOn(".phase-slider").type(KeyCode.RIGHT).type(KeyCode.RIGHT).type(KeyCode.LEFT);
        assertThat(playback.getIndex()).isEqualTo(11);
        robot.type(KeyCode.END);
        assertThat(playback.getIndex()).isEqualTo(20);
    }

    @Test
    void aClickOnThePositionAsksForANumber(FxRobot robot) {
        robot.clickOn("#transport-position").write("15").type(KeyCode.ENTER);
        assertThat(playback.getIndex()).isEqualTo(15);
        assertThat(robot.lookup("#transport-place").tryQuery()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "21 | found 21, expected 0–20",
                "-1 | found -1, expected 0–20",
                "2.5 | found “2.5”, expected a whole number, 0–20",
                "last | found “last”, expected a whole number, 0–20",
                "9999999999 | found 9999999999, expected 0–20"
            })
    void aPlaceThatIsNoneIsRefusedWithTheRange(String typed, String words, FxRobot robot) {
        robot.clickOn("#transport-position").write(typed).type(KeyCode.ENTER);
        assertThat(robot.lookup("#transport-range").queryLabeled().getText()).isEqualTo(words);
        assertThat(playback.getIndex()).isZero();
        robot.eraseText(typed.length()).write("3").type(KeyCode.ENTER);
        assertThat(playback.getIndex()).isEqualTo(3);
    }

    @Test
    void escapeAndLeavingForgetTheNumber(FxRobot robot) {
        robot.clickOn("#transport-position").write("15").type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#transport-place").tryQuery()).isEmpty();
        robot.clickOn("#transport-position").write("15").clickOn("#transport-forward");
        assertThat(robot.lookup("#transport-place").tryQuery()).isEmpty();
        assertThat(playback.getIndex()).isEqualTo(1);
    }

    @Test
    void noWordIsCutOff(FxRobot robot) {
        assertThat(robot.lookup(".toggle-button").queryAllAs(Labeled.class))
                .isNotEmpty()
                .allSatisfy(label -> assertThat(label.getWidth())
                        .as(label.getText())
                        .isGreaterThanOrEqualTo(Math.floor(label.prefWidth(-1))));
    }
}
