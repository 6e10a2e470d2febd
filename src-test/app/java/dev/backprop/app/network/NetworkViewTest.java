package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.Shell;
import dev.backprop.engine.session.SessionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(WindowExtension.class)
class NetworkViewTest {
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

    @Test
    void playsToTheEndAtTheSpaceBar(FxRobot robot) {
        robot.interact(() -> {
            playback.secondsPerStrideProperty().set(0.25);
            playback.setSpeed(Playback.MAX_SPEED);
        });
        robot.type(KeyCode.SPACE);
        for (int i = 0; i < 200 && playback.isPlaying(); i++) {
            robot.sleep(50);
        }

        assertThat(playback.atEnd()).isTrue();
        assertThat(playback.isPlaying()).isFalse();
    }

    @Test
    void changesThePictureAndTheColouringByTheirKeysAtTheSameStep(FxRobot robot) {
        robot.type(KeyCode.RIGHT);
        int index = playback.getIndex();
        robot.type(KeyCode.G);
        robot.type(KeyCode.C);

        assertThat(view.session().view().toggles())
                .containsEntry("computation-graph", true)
                .containsEntry("colour-gradient", true);
        assertThat(playback.getIndex()).isEqualTo(index);
        robot.type(KeyCode.G);
        robot.type(KeyCode.C);
        robot.type(KeyCode.C);
        assertThat(view.session().view().toggles())
                .containsEntry("computation-graph", false)
                .containsEntry("colour-gradient", false)
                .containsEntry("colour-contribution", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Computation graph", "Contribution", "Gradients", "Edit"})
    void whoHasClickedASwitchGoesOnWithTheArrows(String word, FxRobot robot) {
        robot.clickOn(word).type(KeyCode.RIGHT).type(KeyCode.RIGHT);

        assertThat(playback.titleProperty().get()).isEqualTo("Step 2 of 29");
        robot.interact(
                () -> assertThat(robot.lookup(word).queryAs(ToggleButton.class).isSelected())
                        .isTrue());
    }

    @Test
    void escapeLeavesAMenusButtonForTheStage(FxRobot robot) {
        robot.clickOn("Edit");
        robot.interact(() -> robot.lookup("#network-preset").query().requestFocus());
        robot.type(KeyCode.RIGHT);
        assertThat(playback.getIndex()).isZero();
        robot.type(KeyCode.ESCAPE, KeyCode.RIGHT);

        assertThat(playback.getIndex()).isPositive();
    }

    @Test
    void stepsBackToTheStartWithTheArrows(FxRobot robot) {
        robot.type(KeyCode.END);
        int end = playback.getIndex();
        assertThat(playback.atEnd()).isTrue();
        for (int i = 0; i < 29; i++) {
            robot.type(KeyCode.LEFT);
        }

        assertThat(end).isPositive();
        assertThat(playback.getIndex()).isZero();
    }

    @Test
    void stepsWithThePageKeysAndGoesHome(FxRobot robot) {
        robot.type(KeyCode.PAGE_DOWN).type(KeyCode.RIGHT).type(KeyCode.PAGE_UP);
        assertThat(playback.titleProperty().get()).isEqualTo("Step 1 of 29");
        robot.type(KeyCode.HOME);

        assertThat(playback.getIndex()).isZero();
    }

    @Test
    void restartsFromTheSameWeightsAndDrawsNewOnes(FxRobot robot) {
        List<ItemValue> first = view.items();
        robot.type(KeyCode.END).type(KeyCode.R);
        assertThat(view.items()).isEqualTo(first);
        robot.type(KeyCode.N);

        assertThat(view.items()).isNotEqualTo(first);
    }

    @Test
    void typingALearningRateChangesNothingElse(FxRobot robot) {
        robot.clickOn("Edit").clickOn("#stage");
        robot.type(KeyCode.RIGHT);
        int index = playback.getIndex();
        robot.clickOn("#network-lr");
        robot.type(KeyCode.S, KeyCode.P, KeyCode.A, KeyCode.R, KeyCode.N, KeyCode.T, KeyCode.SPACE);
        robot.type(KeyCode.DIGIT1, KeyCode.DIGIT2);

        assertThat(playback.getIndex()).isEqualTo(index);
        assertThat(playback.isPlaying()).isFalse();
        assertThat(robot.lookup("#network-lr").queryAs(TextField.class).getText())
                .contains("12");
        robot.type(KeyCode.ENTER);
        assertThat(robot.lookup("#network-lr").queryAs(TextField.class).getText())
                .isEqualTo("1.0");
    }

    @Test
    void takesTheLearningRateThatIsTyped(FxRobot robot) {
        robot.clickOn("Edit");
        robot.interact(
                () -> robot.lookup("#network-lr").queryAs(TextField.class).setText("0.25"));
        robot.clickOn("#network-lr").type(KeyCode.ENTER);

        assertThat(view.session().optimizer().lr()).isEqualTo(0.25);
    }

    @Test
    void locksTheRuleInPresentation(FxRobot robot) {
        robot.clickOn("Edit").type(KeyCode.ESCAPE).type(KeyCode.P);
        assertThat(robot.from(view.inspector())
                        .lookup("#network-rule")
                        .queryAs(ChoiceBox.class)
                        .isDisabled())
                .isTrue();
        robot.type(KeyCode.P);

        assertThat(robot.lookup("#network-rule").queryAs(ChoiceBox.class).isDisabled())
                .isFalse();
    }

    @Test
    void savesWhatItOpens(FxRobot robot, @TempDir Path folder) {
        robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT);
        Path file = folder.resolve("saved.json");
        robot.interact(() -> view.save(file));
        List<ItemValue> before = view.items();
        robot.type(KeyCode.END);
        robot.interact(() -> view.open(file));

        assertThat(view.items()).isEqualTo(before);
        assertThat(SessionReader.read(file).view()).isNotNull();
    }

    @Test
    void exportsWhatIsSeen(FxRobot robot, @TempDir Path folder) throws IOException {
        for (String ending : view.exportEndings()) {
            Path file = folder.resolve("network." + ending);
            robot.interact(() -> {
                try {
                    view.exportTo(file);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(Files.size(file)).as(ending).isGreaterThan(1000);
        }
    }
}
