package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.shell.Shell;
import dev.backprop.engine.optim.Rule;
import java.awt.geom.Rectangle2D;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Steering by the map over (α, β). */
@ExtendWith(WindowExtension.class)
class MapDragTest {
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

    /** The map, scrolled into sight. */
    private static ScreenSurface<?> map(FxRobot robot) {
        ScreenSurface<?> map = robot.lookup("#descent-map").queryAs(ScreenSurface.class);
        WindowExtension.laidOut();
        robot.interact(() -> scroller(map).setVvalue(1));
        WindowExtension.laidOut();
        return map;
    }

    private static ScrollPane scroller(Node within) {
        Node above = within.getParent();
        while (!(above instanceof ScrollPane found)) {
            above = above.getParent();
        }
        return found;
    }

    /** A place on the map: parts of the way across (α) and up (β). */
    private static Point2D at(ScreenSurface<?> map, double across, double up) {
        Rectangle2D area = RegimePainter.area(map.getWidth(), map.getHeight(), 1);
        return map.localToScreen(area.getMinX() + across * area.getWidth(), area.getMaxY() - up * area.getHeight());
    }

    private static String regime(FxRobot robot) {
        return robot.lookup("#descent-regime").queryAs(Label.class).getText();
    }

    @Test
    void aPressInTheMapChoosesTheSettingThereAndADragTakesItAlong(FxRobot robot) {
        ScreenSurface<?> map = map(robot);
        DescentViewModel model = view.model();
        double most = ((RegimeMap) map.state().orElseThrow()).mostAlpha();

        robot.drag(at(map, 0.1, 0.5), MouseButton.PRIMARY);
        assertThat(model.alphaProperty().get()).isCloseTo(0.1 * most, within(0.01 * most));
        assertThat(regime(robot)).isEqualTo("monotone");
        robot.dropTo(at(map, 0.95, 0.5));

        assertThat(model.alphaProperty().get()).isCloseTo(0.95 * most, within(0.01 * most));
        assertThat(regime(robot)).isEqualTo("diverging");
    }

    @Test
    void withMomentumTheHeightInTheMapIsBeta(FxRobot robot) {
        robot.interact(() -> view.model().ruleProperty().set(Rule.HEAVY_BALL));
        ScreenSurface<?> map = map(robot);

        robot.clickOn(at(map, 0.1, 0.5));

        assertThat(view.model().betaProperty().get()).isCloseTo(0.5 * RegimeMap.MOST_BETA, within(0.01));
    }

    @Test
    void aPresentationKeepsItsSetting(FxRobot robot) {
        robot.interact(() -> shell.setPresenting(true));
        WindowExtension.laidOut();

        assertThat(robot.lookup("#descent-map").query().isDisabled()).isTrue();
    }
}
