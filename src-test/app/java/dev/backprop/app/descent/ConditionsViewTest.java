package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Surfaces, schedule and noise in the window. */
@ExtendWith(WindowExtension.class)
class ConditionsViewTest {
    private Shell shell;
    private DescentView view;

    @TempDir
    private Path folder;

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

    private static void choose(FxRobot robot, String surface) {
        MenuItem item = robot.lookup("#descent-surfaces").queryAs(SurfaceMenu.class).getItems().stream()
                .filter(each -> ("descent-surface-" + surface).equals(each.getId()))
                .findFirst()
                .orElseThrow();
        robot.interact(item::fire);
    }

    private static Slider slider(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Slider.class);
    }

    private double x(FxRobot robot, int k) {
        robot.interact(() -> view.playback().seek(k));
        return view.snapshot().items().stream()
                .filter(item -> item.id().equals("x[" + k + "]"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void takesASurfaceFromTheMenuAndSaysWhatThereIsToSee(FxRobot robot) {
        choose(robot, "rosenbrock");
        assertThat(robot.lookup("#descent-f").queryAs(TextField.class).getText())
                .isEqualTo("(1-x)^2 + 100(y-x^2)^2");
        assertThat(slider(robot, "#descent-x0").getValue()).isEqualTo(-1.2);
        assertThat(robot.lookup("#descent-alpha-field").queryAs(TextField.class).getText())
                .isEqualTo("0.001");
        assertThat(shell.message()).contains("bent valley");
    }

    @Test
    void givesThePlayerItsKeysOnceASurfaceIsChosen(FxRobot robot) {
        robot.interact(() -> robot.lookup("#descent-surfaces").query().requestFocus());
        choose(robot, "saddle");
        robot.type(KeyCode.RIGHT);
        assertThat(view.playback().getIndex()).isEqualTo(1);
    }

    @Test
    void marksTheSurfaceThatIsShown(FxRobot robot) {
        choose(robot, "saddle");
        assertThat(marked(robot)).containsExactly("descent-surface-saddle");
        robot.interact(() -> robot.lookup("#descent-f").queryAs(TextField.class).setText("x^2"));
        assertThat(marked(robot)).isEmpty();
    }

    private static List<String> marked(FxRobot robot) {
        return robot.lookup("#descent-surfaces").queryAs(SurfaceMenu.class).getItems().stream()
                .filter(item -> item instanceof javafx.scene.control.CheckMenuItem check && check.isSelected())
                .map(MenuItem::getId)
                .toList();
    }

    @Test
    void changesTheBowlsConditionNumber(FxRobot robot) {
        choose(robot, "bowl");
        robot.interact(() -> slider(robot, "#descent-kappa").setValue(40));
        assertThat(robot.lookup("#descent-f").queryAs(TextField.class).getText())
                .isEqualTo("(x^2 + 40y^2)/2");
        assertThat(x(robot, 1)).isCloseTo(-1 + 2 / 41.0, within(1e-15));
    }

    @Test
    void showsControlsOnlyWhereTheyMeanSomething(FxRobot robot) {
        Node kappa = robot.lookup("#descent-kappa").query();
        Node field = robot.lookup("#descent-gradient-field").query();
        Node anew = robot.lookup("#descent-new-noise").query();
        assertThat(List.of(kappa, field, anew)).noneMatch(Node::isVisible);
        choose(robot, "beale");
        assertThat(field.isVisible()).isTrue();
        assertThat(kappa.isVisible()).isFalse();
        robot.interact(() -> slider(robot, "#descent-noise").setValue(0.5));
        assertThat(anew.isVisible()).isTrue();
    }

    @Test
    void leavesNoGapWhereARowIsNotShown(FxRobot robot) {
        GridPane grid = robot.lookup(".descent-steering").queryAs(GridPane.class);
        for (String surface : List.of("bowl", "beale")) {
            choose(robot, surface);
            List<Integer> rows = grid.getChildren().stream()
                    .filter(Node::isManaged)
                    .map(GridPane::getRowIndex)
                    .distinct()
                    .sorted()
                    .toList();
            assertThat(rows.get(rows.size() - 1)).as(surface).isEqualTo(rows.size() - 1);
        }
    }

    @Test
    void drawsNewNoiseByButtonAndByKey(FxRobot robot) {
        robot.interact(() -> slider(robot, "#descent-noise").setValue(0.5));
        double first = x(robot, 1);
        robot.clickOn("#descent-new-noise");
        double second = x(robot, 1);
        robot.interact(shell::focusStage);
        robot.type(KeyCode.N);
        double third = x(robot, 1);
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(robot.lookup("#descent-seed").queryAs(TextField.class).getText())
                .isEqualTo("2");
    }

    @Test
    void takesATypedSeedAndRefusesWhatIsNone(FxRobot robot) {
        robot.interact(() -> slider(robot, "#descent-noise").setValue(0.5));
        TextField seed = robot.lookup("#descent-seed").queryAs(TextField.class);
        double before = x(robot, 1);
        robot.interact(() -> {
            seed.setText("77");
            seed.fireEvent(new javafx.event.ActionEvent());
        });
        assertThat(x(robot, 1)).isNotEqualTo(before);
        robot.interact(() -> {
            seed.setText("seven");
            seed.fireEvent(new javafx.event.ActionEvent());
        });
        assertThat(shell.message()).contains("\"seven\"").contains("an integer");
    }

    @Test
    void saysWhoseRateTheRegimeIs(FxRobot robot) {
        robot.interact(() -> {
            var schedules = robot.lookup("#descent-schedule").queryComboBox();
            schedules.getSelectionModel().select(2);
            view.playback().seek(1);
        });
        assertThat(robot.lookup(".descent-inspector .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(text -> text.endsWith("at this step’s α 0.475"));
    }

    @Test
    void opensWhatItSaved(FxRobot robot) throws Exception {
        Path file = folder.resolve("noisy.json");
        choose(robot, "himmelblau");
        robot.interact(() -> slider(robot, "#descent-noise").setValue(0.75));
        robot.clickOn("#descent-new-noise");
        double before = x(robot, 5);
        robot.interact(() -> view.save(file));
        assertThat(Files.readString(file)).contains("\"x-noise\"").contains("0.75");
        choose(robot, "bowl");
        robot.interact(() -> view.open(file));
        assertThat(x(robot, 5)).isEqualTo(before);
        assertThat(slider(robot, "#descent-noise").getValue()).isEqualTo(0.75);
    }

    @Test
    void locksTheMenuInPresentation(FxRobot robot) {
        robot.interact(() -> shell.setPresenting(true));
        assertThat(robot.lookup("#descent-surfaces").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#descent-schedule").query().isDisabled()).isTrue();
    }
}
