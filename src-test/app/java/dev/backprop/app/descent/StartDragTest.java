package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.shell.Shell;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class StartDragTest {
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

    private static ScreenSurface<?> surface(FxRobot robot) {
        return robot.lookup("#descent-stage").queryAs(ScreenSurface.class);
    }

    private static Point2D dot(FxRobot robot, String id) throws Exception {
        ScreenSurface<?> surface = surface(robot);
        var settled = new CompletableFuture<Point2D>();
        robot.interact(() -> surface.settled().thenRun(() -> {
            Item item = surface.items().stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            var bounds = item.shape().getBounds2D();
            settled.complete(surface.localToScreen(bounds.getCenterX(), bounds.getCenterY()));
        }));
        return settled.get(20, TimeUnit.SECONDS);
    }

    private double start(int item) {
        return view.snapshot().items().get(item).value();
    }

    @Test
    void theStartFollowsThePointerAlongTheCurve(FxRobot robot) throws Exception {
        Point2D one = dot(robot, "x[0]");
        robot.interact(() -> view.playback().toEnd());
        Point2D other = dot(robot, "x[1]");
        // 1.9 units of x between the two dots: from 1 to −0.9.
        double perUnit = (one.getX() - other.getX()) / 1.9;
        robot.drag(one, MouseButton.PRIMARY).dropTo(one.getX() - 0.5 * perUnit, one.getY() - 90);
        assertThat(start(0)).isCloseTo(0.5, within(2 / perUnit));
        assertThat(view.snapshot().step()).isEqualTo(10);
        assertThat(view.snapshot().items().get(2).value()).isCloseTo(-0.9 * start(0), within(1e-12));
    }

    @Test
    void theStatusLineFollowsTheStartOnItsWay(FxRobot robot) throws Exception {
        Point2D one = dot(robot, "x[0]");
        robot.moveTo(one);
        assertThat(shell.message()).isEqualTo("x at iterate 1, 1, gradient 2");
        robot.press(MouseButton.PRIMARY).moveTo(one.subtract(100, 0));
        dot(robot, "x[0]");
        assertThat(shell.message())
                .isEqualTo(String.format(Locale.ROOT, "x at iterate 1, %.6g, gradient %.6g", start(0), 2 * start(0))
                        .replaceAll("0+(,|$)", "$1"));
        assertThat(start(0)).isLessThan(0.9);
        robot.release(MouseButton.PRIMARY);
    }

    @Test
    void theStatusLineFollowsBothCoordinatesInThePlane(FxRobot robot) throws Exception {
        robot.interact(() -> robot.lookup("#descent-f").queryAs(TextField.class).setText("x^2 + 10y^2"));
        robot.moveTo(dot(robot, "x[0]").subtract(60, 0)).press(MouseButton.PRIMARY);
        dot(robot, "x[0]");
        assertThat(shell.message()).contains("x at iterate 1, ").contains("; y at iterate 1, ");
        robot.release(MouseButton.PRIMARY);
    }

    @Test
    void elsewhereOnTheCurveADragMovesNothing(FxRobot robot) throws Exception {
        Point2D one = dot(robot, "x[0]");
        robot.drag(one.subtract(120, 0), MouseButton.PRIMARY).dropTo(one.subtract(200, 0));
        assertThat(start(0)).isEqualTo(1);
    }

    @Test
    void aClickInThePlaneStartsThere(FxRobot robot) throws Exception {
        robot.interact(() -> {
            robot.lookup("#descent-alpha").queryAs(Slider.class).setValue(0.05);
            robot.lookup("#descent-f").queryAs(TextField.class).setText("x^2 + 10y^2");
        });
        Point2D was = dot(robot, "x[0]");
        robot.clickOn(was.subtract(150, -40));
        double x = start(0);
        double y = start(1);
        assertThat(x).isLessThan(1);
        assertThat(y).isLessThan(1);
        Point2D now = dot(robot, "x[0]");
        robot.clickOn(now.add(60, 0));
        assertThat(start(0)).isGreaterThan(x);
    }

    @Test
    void aStartAtAPoleIsDraggedAwayFromIt(FxRobot robot) throws Exception {
        robot.interact(() -> {
            view.model().fProperty().set("1/x");
            view.model().x0Property().set(0);
        });
        assertThat(view.model().trajectory().size()).isZero();
        Point2D pole = dot(robot, "x[0]");
        robot.drag(pole, MouseButton.PRIMARY).dropTo(pole.add(100, 0));
        assertThat(start(0)).isPositive();
        assertThat(view.model().trajectory().size()).isPositive();
    }

    @Test
    void aPresentationKeepsItsStart(FxRobot robot) throws Exception {
        robot.interact(() -> shell.setPresenting(true));
        Point2D one = dot(robot, "x[0]");
        robot.drag(one, MouseButton.PRIMARY).dropTo(one.subtract(150, 0));
        assertThat(start(0)).isEqualTo(1);
    }
}
