package dev.backprop.app.network;

import static dev.backprop.app.network.OnStage.fx;
import static dev.backprop.app.network.OnStage.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.shell.Shell;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.ViewBlock;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Every control of the Edit side makes one edit, which Ctrl+Z takes back and Ctrl+Y brings again. */
@ExtendWith(WindowExtension.class)
class PanelUndoTest {
    private NetworkView view;
    private Shell shell;

    @Start
    void start(Stage stage) {
        NetworkWindow window = NetworkWindow.show(stage, 1280, 720, null);
        view = window.view();
        shell = window.shell();
        // Three samples, biases, a rule that has a β: nothing is hidden or disabled.
        view.open(Sessions.of(3, 3, 2, 2, 1), "any");
    }

    @Stop
    void stop() {
        shell.close();
    }

    private Session session() {
        until(view::settled);
        return fx(() -> view.session().withView((@Nullable ViewBlock) null));
    }

    private <T extends javafx.scene.Node> T find(FxRobot robot, String id, Class<T> type) {
        return robot.from(view.inspector()).lookup("#network-" + id).queryAs(type);
    }

    private void use(FxRobot robot, String how, String id, String value) {
        switch (how) {
            case "press" -> find(robot, id, ButtonBase.class).fire();
            case "choose" -> {
                ChoiceBox<?> choice = find(robot, id, ChoiceBox.class);
                choice.getSelectionModel().select(Integer.parseInt(value));
            }
            case "type" -> {
                TextField field = find(robot, id, TextField.class);
                field.setText(value);
                field.fireEvent(new javafx.event.ActionEvent());
            }
            case "slide" -> find(robot, id, Slider.class).setValue(Double.parseDouble(value));
            default -> throw new IllegalArgumentException(how);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "press inputs-more",
                "press inputs-fewer",
                "press layer-1-units-more",
                "press layer-2-units-fewer",
                "press layer-1-biases",
                "press layer-3-biases",
                "press layer-1-remove",
                "press add-layer",
                "choose layer-1-activation 2",
                "choose layer-3-activation 0",
                "choose loss 0",
                "choose loss 2",
                "choose rule 3",
                "type lr 0.25",
                "slide lr-slider -0.5",
                "type beta 0.5",
                "type seed 99",
                "press sample-add",
                "press sample-remove"
            })
    void isUndoneAndDoneAgain(String what, FxRobot robot) {
        String[] parts = what.split(" ", -1);
        robot.clickOn("Edit");
        Session before = session();
        robot.interact(() -> use(robot, parts[0], parts[1], parts.length > 2 ? parts[2] : ""));
        Session after = session();
        assertThat(after).isNotEqualTo(before);
        robot.interact(() -> view.stage().getParent().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session()).isEqualTo(before);
        robot.push(KeyCode.CONTROL, KeyCode.Y);

        assertThat(session()).isEqualTo(after);
        assertThat(shell.message()).doesNotContain("found");
    }
}
