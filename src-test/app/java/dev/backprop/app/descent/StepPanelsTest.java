package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.shell.Shell;
import dev.backprop.engine.optim.Rule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the step is made of and what the correction's sign does, in the window. */
@ExtendWith(WindowExtension.class)
class StepPanelsTest {
    private static final String VELOCITY = "#" + Arrow.VELOCITY.toggle();

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

    private List<String> painted(FxRobot robot) throws Exception {
        ScreenSurface<?> surface = robot.lookup("#descent-stage").queryAs(ScreenSurface.class);
        var settled = new CompletableFuture<List<Item>>();
        robot.interact(() -> surface.settled().thenRun(() -> settled.complete(surface.items())));
        return settled.get(20, TimeUnit.SECONDS).stream().map(Item::id).toList();
    }

    private static void choose(FxRobot robot, Rule rule) {
        robot.interact(() -> robot.lookup("#descent-rule")
                .queryComboBox()
                .getSelectionModel()
                .select(rule));
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void theGroupOpensAndShowsAnArrowWithItsSentence(FxRobot robot) throws Exception {
        choose(robot, Rule.HEAVY_BALL);
        robot.clickOn("#descent-fold-steering").clickOn("#descent-fold-step").clickOn(VELOCITY);
        assertThat(painted(robot)).contains("part[descent-arrow-velocity]");
        assertThat(text(robot, VELOCITY + "-words"))
                .isEqualTo("v carries 0.9 of the last velocity and adds the gradient: 0.9·0.0000 + 2.0000 = 2.0000.");
        robot.clickOn(VELOCITY);
        assertThat(painted(robot)).doesNotContain("part[descent-arrow-velocity]");
    }

    @Test
    void aGroupThatIsOpenedAndClosedByTheKeysKeepsTheFocus(FxRobot robot) {
        Node title = robot.lookup("#descent-fold-step").query();
        robot.interact(title::requestFocus);
        robot.type(KeyCode.SPACE);
        assertThat(robot.lookup(VELOCITY).tryQuery()).isPresent();
        assertThat(title.isFocused()).isTrue();
        robot.type(KeyCode.SPACE);
        assertThat(robot.lookup(VELOCITY).tryQuery()).isEmpty();
        assertThat(title.isFocused()).isTrue();
    }

    @Test
    void theSentenceFollowsTheStepForwardAndBack(FxRobot robot) {
        choose(robot, Rule.EMA);
        robot.clickOn("#descent-fold-step");
        robot.interact(() -> robot.lookup(VELOCITY).queryAs(CheckBox.class).setSelected(true));
        String first = text(robot, VELOCITY + "-words");
        robot.interact(() -> view.playback().seek(3));
        assertThat(text(robot, VELOCITY + "-words")).isNotEqualTo(first).contains("0.9·");
        robot.interact(() -> view.playback().seek(0));
        assertThat(text(robot, VELOCITY + "-words")).isEqualTo(first);
        robot.interact(() -> view.playback().toEnd());
        assertThat(text(robot, VELOCITY + "-words")).isEqualTo("There is no step from the last iterate.");
    }

    @Test
    void theKeysSwitchAnArrowAndDoNotPlay(FxRobot robot) {
        choose(robot, Rule.HEAVY_BALL);
        robot.clickOn("#descent-fold-step");
        CheckBox box = robot.lookup(VELOCITY).queryAs(CheckBox.class);
        robot.interact(box::requestFocus);
        robot.type(KeyCode.SPACE);
        assertThat(box.isSelected()).isTrue();
        assertThat(view.playback().isPlaying()).isFalse();
    }

    @Test
    void onlyTheRulesOwnPartsAreOffered(FxRobot robot) {
        robot.clickOn("#descent-fold-step");
        choose(robot, Rule.RMSPROP);
        assertThat(robot.lookup("#" + Arrow.SCALE.toggle())
                        .query()
                        .getParent()
                        .getParent()
                        .isVisible())
                .isTrue();
        assertThat(robot.lookup(VELOCITY).query().getParent().getParent().isVisible())
                .isFalse();
    }

    @Test
    void oneClickSetsTheTwoCorrectionsSideBySide(FxRobot robot) {
        Node offer = robot.lookup("#descent-correction").query();
        assertThat(offer.getParent().isVisible())
                .as("nothing to correct in plain descent")
                .isFalse();
        robot.clickOn("#descent-preset-momentum").clickOn("#descent-correction");
        assertThat(text(robot, "#descent-correction-words")).contains("+ shrinks v to 0.5263 of itself");
        GridPane table = robot.lookup("#descent-correction-table").queryAs(GridPane.class);
        assertThat(table.getChildren().stream().map(node -> ((Label) node).getText()))
                .contains("1.9000", "0.1000", "−0.1000", "−1.9000");
        robot.clickOn("#descent-correction");
        assertThat(table.getParent().isVisible()).isFalse();
    }

    @Test
    void aPresetHasItsColourOnlyWhileItsLineIsInThePicture(FxRobot robot) {
        Node swatch = robot.lookup("#descent-preset-oscillating .swatch").query();
        assertThat(swatch.isVisible()).isTrue();
        robot.clickOn("#descent-preset-momentum").clickOn("#descent-correction");
        assertThat(swatch.isVisible()).isFalse();
    }

    @Test
    void theRacesTableCountsStepsToTheToleranceThatIsChosen(FxRobot robot) {
        robot.interact(() -> {
            view.model().stepsProperty().set(60);
            view.model().alphaProperty().set(0.9);
            view.model().race().join();
            view.model().alphaProperty().set(0.95);
            robot.lookup("#descent-tolerance")
                    .queryComboBox()
                    .getSelectionModel()
                    .select((Object) 0.1);
        });
        // |f′| = 2·0.8^k and 2·0.9^k.
        assertThat(text(robot, "#descent-race-steps-1")).isEqualTo("14");
        assertThat(text(robot, "#descent-race-steps-2")).isEqualTo("29");
        robot.interact(() -> robot.lookup("#descent-tolerance")
                .queryComboBox()
                .getSelectionModel()
                .select((Object) 1e-9));
        assertThat(text(robot, "#descent-race-steps-2")).isEqualTo("–");
    }

    @Test
    void aSavedRaceOpensAgainAndItsTableHasAllRunners(FxRobot robot) throws Exception {
        Path session = folder.resolve("race.json");
        Path table = folder.resolve("race.csv");
        robot.interact(() -> robot.lookup("#descent-race-all").queryButton().fire());
        robot.interact(() -> view.save(session));
        robot.interact(() -> robot.lookup("#descent-race-end").queryButton().fire());
        robot.interact(() -> {
            view.open(session);
            try {
                view.exportTo(table);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !view.exporting());
        assertThat(Files.readString(session, StandardCharsets.UTF_8)).contains("x-race");
        assertThat(Files.readAllLines(table, StandardCharsets.UTF_8)).hasSize(1 + 8 * 11);
    }
}
