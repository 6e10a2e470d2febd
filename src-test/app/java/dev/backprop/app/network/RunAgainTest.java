package dev.backprop.app.network;

import static dev.backprop.app.network.OnStage.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.Shell;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.session.Session;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Beginning again, drawing other weights and going to an iteration, by what can be seen in the window. */
@ExtendWith(WindowExtension.class)
class RunAgainTest {
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

    private static double[][] first(Session session) {
        return session.parameters().layers().get(0).weight();
    }

    private void type(FxRobot robot, String field, String text) {
        robot.clickOn(field);
        robot.interact(() -> robot.lookup(field).queryAs(TextField.class).selectAll());
        robot.write(text).type(KeyCode.ENTER);
    }

    @Test
    void restartGoesToTheStartOfTheSameWeights(FxRobot robot) {
        double[][] before = first(view.session());
        robot.type(KeyCode.END, KeyCode.RIGHT);
        robot.clickOn("#network-restart");

        assertThat(playback.getIndex()).isZero();
        assertThat(playback.numbering().now()).isEqualTo(1);
        assertThat(first(view.session())).isDeepEqualTo(before);
        // The keys play on.
        robot.type(KeyCode.RIGHT);
        assertThat(playback.getIndex()).isPositive();
    }

    @Test
    void newSeedDrawsOtherWeightsAndIsUndone(FxRobot robot) {
        double[][] before = first(view.session());
        robot.clickOn("#network-new-seed");
        assertThat(first(view.session())).isNotEqualTo(before);
        robot.clickOn("#network-undo");
        assertThat(first(view.session())).isDeepEqualTo(before);
        robot.clickOn("#network-redo");
        assertThat(first(view.session())).isNotEqualTo(before);
    }

    @Test
    void bothNameTheirKeys(FxRobot robot) {
        assertThat(robot.lookup("#network-restart")
                        .queryAs(Button.class)
                        .getTooltip()
                        .getText())
                .contains("(R)");
        assertThat(robot.lookup("#network-new-seed")
                        .queryAs(Button.class)
                        .getTooltip()
                        .getText())
                .contains("(N)");
    }

    @Test
    void aSeedThatIsTypedDrawsAllWeightsFromIt(FxRobot robot) {
        robot.clickOn("Edit");
        assertThat(robot.lookup("#network-seed").queryAs(TextField.class).getText())
                .as("the lecture's weights are given")
                .isEmpty();
        type(robot, "#network-seed", "7");

        Session session = view.session();
        assertThat(session.seed()).isEqualTo(7);
        Parameters drawn = Parameters.draw(Traced.network(session).spec(), 7);
        assertThat(session.parameters()).usingRecursiveComparison().isEqualTo(drawn);
        assertThat(robot.lookup("#network-seed").queryAs(TextField.class).getText())
                .isEqualTo("7");
        robot.clickOn("#network-undo");
        assertThat(robot.lookup("#network-seed").queryAs(TextField.class).getText())
                .isEmpty();
    }

    @Test
    void aSeedThatIsNoneIsRefused(FxRobot robot) {
        robot.clickOn("Edit");
        Session before = view.session();
        type(robot, "#network-seed", "1.5");
        assertThat(shell.message()).isEqualTo("seed: found “1.5”, expected a whole number such as 42");
        type(robot, "#network-seed", "99999999999999999999");
        assertThat(shell.message()).isEqualTo("seed: found 99999999999999999999, expected a whole number of 64 bits");
        assertThat(view.session()).isEqualTo(before);
    }

    @Test
    void leavingTheSeedAsItIsChangesNothing(FxRobot robot) {
        robot.clickOn("Edit");
        robot.clickOn("#network-seed")
                .clickOn("#network-lr")
                .clickOn("#network-seed")
                .type(KeyCode.ENTER);
        assertThat(robot.lookup("#network-undo").queryButton().isDisabled()).isTrue();
    }

    @Test
    void goesToAnIterationByItsNumber(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.G).release(KeyCode.G, KeyCode.CONTROL);
        robot.write("12").type(KeyCode.ENTER);
        until(() -> playback.numbering().now() == 12);
        robot.type(KeyCode.END);
        assertThat(playback.getIndex()).as("the keys play on").isEqualTo(playback.getLength() - 1);
    }

    @Test
    void saysWhichIterationsThereAre(FxRobot robot) {
        robot.clickOn("#transport-position").write("0").type(KeyCode.ENTER);
        assertThat(robot.lookup("#transport-range").queryLabeled().getText()).isEqualTo("found 0, expected 1–1000000");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#transport-range").tryQuery()).isEmpty();
        assertThat(playback.getIndex()).isZero();
    }
}
