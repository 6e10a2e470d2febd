package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.shell.Shell;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The keys and buttons that undo what was changed in the window. */
@ExtendWith(WindowExtension.class)
class UndoViewTest {
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

    private static Point2D dot(FxRobot robot) throws Exception {
        ScreenSurface<?> surface = robot.lookup("#descent-stage").queryAs(ScreenSurface.class);
        var settled = new CompletableFuture<Point2D>();
        robot.interact(() -> surface.settled().thenRun(() -> {
            var bounds = surface.items().stream()
                    .filter(each -> each.id().equals("x[0]"))
                    .findFirst()
                    .orElseThrow()
                    .shape()
                    .getBounds2D();
            settled.complete(surface.localToScreen(bounds.getCenterX(), bounds.getCenterY()));
        }));
        return settled.get(20, TimeUnit.SECONDS);
    }

    private double start() {
        return view.snapshot().items().get(0).value();
    }

    private double alpha() {
        return view.model().config().optimizer().lr();
    }

    @Test
    void aDragOfTheStartIsUndoneAndDoneAgainAsOneStep(FxRobot robot) throws Exception {
        Point2D one = dot(robot);
        robot.drag(one, MouseButton.PRIMARY).moveTo(one.subtract(60, 0)).dropTo(one.subtract(120, 0));
        double there = start();
        assertThat(there).isLessThan(0.9);
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        assertThat(start()).isEqualTo(1);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.Z).release(KeyCode.SHIFT, KeyCode.CONTROL);
        assertThat(start()).isEqualTo(there);
    }

    @Test
    void aDragOfASliderIsUndoneAsOneStep(FxRobot robot) {
        Slider slider = robot.lookup("#descent-alpha").queryAs(Slider.class);
        robot.drag(robot.from(slider).lookup(".thumb").<javafx.scene.Node>query(), MouseButton.PRIMARY)
                .moveBy(-20, 0)
                .moveBy(-20, 0)
                .drop();
        assertThat(alpha()).isLessThan(0.9);
        robot.clickOn("#descent-undo");
        assertThat(alpha()).isEqualTo(0.95);
        assertThat(robot.lookup("#descent-undo").queryAs(Button.class).isDisabled())
                .isTrue();
        robot.clickOn("#descent-redo");
        assertThat(alpha()).isLessThan(0.9);
    }

    @Test
    void aFunctionThatIsTypedIsUndoneAsOneStepOnceItsFieldIsLeft(FxRobot robot) {
        robot.clickOn("#descent-f");
        robot.interact(() -> robot.lookup("#descent-f").queryAs(TextField.class).end());
        robot.type(KeyCode.BACK_SPACE).type(KeyCode.DIGIT4).type(KeyCode.DIGIT2);
        assertThat(view.model().config().f()).isEqualTo("x^42");
        robot.type(KeyCode.ESCAPE);
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        assertThat(view.model().config().f()).isEqualTo("x^2");
    }

    @Test
    void aPresentationUndoesNothing(FxRobot robot) {
        robot.interact(() -> view.model().alphaProperty().set(0.3));
        robot.interact(() -> shell.setPresenting(true));
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        assertThat(alpha()).isEqualTo(0.3);
    }
}
