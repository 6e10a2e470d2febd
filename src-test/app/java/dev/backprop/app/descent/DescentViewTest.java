package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.playback.FittedWords;
import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.Shell;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.Schedule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(WindowExtension.class)
class DescentViewTest {
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

    private Playback playback() {
        return view.playback();
    }

    private DescentSnapshot last() {
        DescentSnapshot[] taken = new DescentSnapshot[1];
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
            playback().toEnd();
            taken[0] = view.snapshot();
        });
        return taken[0];
    }

    private static double x(DescentSnapshot snapshot, int k) {
        return snapshot.items().get(2 * k).value();
    }

    private List<Item> painted(FxRobot robot) throws Exception {
        ScreenSurface<?> surface = robot.lookup("#descent-stage").queryAs(ScreenSurface.class);
        var settled = new java.util.concurrent.CompletableFuture<List<Item>>();
        robot.interact(() -> surface.settled().thenRun(() -> settled.complete(surface.items())));
        return settled.get(20, TimeUnit.SECONDS);
    }

    @Test
    void playsToTheEnd(FxRobot robot) throws Exception {
        robot.interact(() -> playback().setSpeed(Playback.MAX_SPEED));
        robot.type(KeyCode.SPACE);
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> playback().atEnd() && !playback().isPlaying());
        assertThat(painted(robot)).extracting(Item::id).contains("x[10]");
    }

    @Test
    void stepsToTheEndAndBackToTheStart(FxRobot robot) {
        for (int k = 1; k <= 10; k++) {
            robot.type(KeyCode.RIGHT);
            assertThat(playback().getIndex()).isEqualTo(k);
        }
        for (int k = 9; k >= 0; k--) {
            robot.type(KeyCode.LEFT);
            assertThat(playback().getIndex()).isEqualTo(k);
        }
    }

    @ParameterizedTest
    @CsvSource({"END, 5, 10", "HOME, 5, 0", "PAGE_DOWN, 5, 6", "PAGE_UP, 5, 4", "RIGHT, 5, 6", "LEFT, 5, 4", "R, 5, 0"})
    void obeysThePlayersKeys(KeyCode key, int before, int after, FxRobot robot) {
        robot.interact(() -> playback().seek(before));
        robot.type(key);
        assertThat(playback().getIndex()).isEqualTo(after);
    }

    @Test
    void hasNoSeedToDrawAnew(FxRobot robot) {
        robot.type(KeyCode.N);
        assertThat(shell.message()).contains("no seed");
    }

    @Test
    void showsTheGraphOfTheSlopeOnDemand(FxRobot robot) throws Exception {
        assertThat(painted(robot)).extracting(Item::id).doesNotContain("slope");
        robot.clickOn("#descent-slope-graph");
        assertThat(painted(robot)).extracting(Item::id).contains("slope", "slope[0]", "slope-zero[0]");
    }

    @Test
    void leadsFromThePlaneBackToTheNotebook(FxRobot robot) {
        robot.interact(() -> view.model().fProperty().set("x^2 + 3y^2"));
        assertThat(robot.lookup("#descent-preset-momentum").query().isVisible()).isFalse();
        assertThat(robot.lookup("#descent-slope-graph").query().isVisible()).isFalse();
        robot.clickOn("#descent-notebook");
        assertThat(view.model().preset()).hasValue(Preset.OSCILLATING);
        assertThat(robot.lookup("#descent-notebook").query().isVisible()).isFalse();
        assertThat(robot.lookup("#descent-preset-momentum").query().isVisible()).isTrue();
    }

    @Test
    void callsTheStartByTheNumberThatItHasOnTheStage(FxRobot robot) throws Exception {
        assertThat(robot.lookup("#descent-x0").query().getAccessibleText()).isEqualTo("start x₁");
        assertThat(spoken(painted(robot), "x[0]")).startsWith("x at iterate 1");
        robot.interact(() -> view.model().fromOneProperty().set(false));
        assertThat(robot.lookup("#descent-x0").query().getAccessibleText()).isEqualTo("start x₀");
        assertThat(spoken(painted(robot), "x[0]")).startsWith("x at iterate 0");
    }

    private static String spoken(List<Item> items, String id) {
        return items.stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow()
                .spoken();
    }

    @Test
    void saysWhatADescentIsLikeInAPresentationThatLeavesItLittleRoom(FxRobot robot) {
        robot.interact(() -> {
            view.model().conditions().scheduleProperty().set(Schedule.INVERSE_TIME);
            shell.setPresenting(true);
        });
        WindowExtension.laidOut();
        FittedWords words = (FittedWords) robot.lookup(".transport-subtitle").query();
        assertThat(words.shown())
                .startsWith("oscillating")
                .isNotEqualTo(words.textProperty().get());
    }

    @Test
    void theRowsCallTheLastIterateAsTheStageDoes(FxRobot robot) {
        robot.interact(() -> view.model().fromOneProperty().set(false));
        assertThat(row(robot)).contains("x₁₀ = 0.3487");
        robot.interact(() -> {
            view.model().fProperty().set("x^2 + 3y^2");
            view.model().toNotebook();
        });
        assertThat(row(robot)).contains("x₁₁ = 0.3487");
    }

    private static String row(FxRobot robot) {
        return robot.lookup("#descent-preset-oscillating").query().getAccessibleText();
    }

    @Test
    void takesEachPreset(FxRobot robot) {
        robot.clickOn("#descent-preset-small-step");
        assertThat(x(last(), 10)).isCloseTo(Math.pow(0.8, 10), within(1e-12));
        robot.clickOn("#descent-preset-momentum");
        assertThat(x(last(), 10)).isCloseTo(-0.5845447867, within(5e-11));
        robot.clickOn("#descent-preset-oscillating");
        assertThat(x(last(), 10)).isCloseTo(Math.pow(-0.9, 10), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#descent-f",
                "#descent-alpha-field",
                "#descent-beta-field",
                "#descent-x0-field",
                "#descent-steps-field"
            })
    void typingIntoAFieldChangesNothingButTheField(String id, FxRobot robot) {
        robot.interact(() -> {
            robot.lookup("#descent-rule").queryComboBox().getSelectionModel().select(Rule.NOTEBOOK);
            playback().seek(4);
        });
        DescentSnapshot before = view.snapshot();
        var theme = shell.theme();
        robot.clickOn(id).type(KeyCode.END);
        String text = robot.lookup(id).queryAs(TextField.class).getText();
        type(robot, "sPaRNt 12");
        assertThat(robot.lookup(id).queryAs(TextField.class).getText()).isEqualTo(text + "sPaRNt 12");
        assertThat(view.snapshot()).isEqualTo(before);
        assertThat(playback().isPlaying()).isFalse();
        assertThat(shell.theme()).isEqualTo(theme);
    }

    private static void type(FxRobot robot, String text) {
        text.chars().forEach(c -> type(robot, (char) c));
    }

    private static void type(FxRobot robot, char c) {
        String upper = String.valueOf(Character.toUpperCase(c));
        KeyCode key = c == ' ' ? KeyCode.SPACE : KeyCode.valueOf(Character.isDigit(c) ? "DIGIT" + c : upper);
        if (Character.isUpperCase(c)) {
            robot.press(KeyCode.SHIFT).type(key).release(KeyCode.SHIFT);
        } else {
            robot.type(key);
        }
    }

    @Test
    void showsWhereATypedFunctionIsWrongAndKeepsThePicture(FxRobot robot) {
        robot.interact(() -> robot.lookup("#descent-f").queryAs(TextField.class).setText("x^2 + foo"));
        Node complaint = robot.lookup("#descent-error").query();
        assertThat(complaint.isVisible()).isTrue();
        assertThat(robot.from(complaint).lookup(".message").queryAs(Label.class).getText())
                .contains("foo");
        assertThat(x(last(), 1)).isEqualTo(-0.9, within(1e-12));
        robot.interact(() -> robot.lookup("#descent-f").queryAs(TextField.class).setText("x^2 + x"));
        assertThat(complaint.isVisible()).isFalse();
    }

    @Test
    void whatIsWrongStaysUnderTheFieldWhenThereIsLessRoom(FxRobot robot) {
        TextField field = robot.lookup("#descent-f").queryAs(TextField.class);
        robot.interact(() -> field.setText("x^2 + foo"));
        double before = field.localToScene(0, 0).getX();
        // Not the window itself: the tests share it, and it would keep its size.
        Region root = (Region) field.getScene().getRoot();
        robot.interact(() -> root.setPadding(new Insets(0, 280, 0, 0)));
        WindowExtension.laidOut();
        assertThat(field.localToScene(0, 0).getX()).isNotEqualTo(before);
        Node complaint = robot.lookup("#descent-error").query();
        assertThat(complaint.localToScene(0, 0).getX())
                .isEqualTo(field.localToScene(0, 0).getX(), within(0.5));
    }

    @Test
    void takesATypedNumberWithEnter(FxRobot robot) {
        robot.doubleClickOn("#descent-alpha-field").eraseText(4);
        robot.interact(() ->
                robot.lookup("#descent-alpha-field").queryAs(TextField.class).setText("0.25"));
        robot.type(KeyCode.ENTER);
        assertThat(robot.lookup("#descent-alpha").queryAs(Slider.class).getValue())
                .isEqualTo(0.25);
        assertThat(x(last(), 1)).isEqualTo(0.5);
    }

    @Test
    void refusesANumberOutOfRangeInWords(FxRobot robot) {
        robot.clickOn("#descent-alpha-field");
        robot.interact(() ->
                robot.lookup("#descent-alpha-field").queryAs(TextField.class).setText("-1"));
        robot.type(KeyCode.ENTER);
        assertThat(shell.message()).contains("\"-1\"").contains("above 0");
        assertThat(x(last(), 1)).isEqualTo(-0.9, within(1e-12));
    }

    @Test
    void computesAgainWhileASliderMoves(FxRobot robot) {
        robot.interact(
                () -> robot.lookup("#descent-alpha").queryAs(Slider.class).setValue(0.5));
        assertThat(x(last(), 1)).isZero();
        assertThat(robot.lookup("#descent-regime").queryAs(Label.class).getText())
                .isEqualTo("one step");
    }

    @Test
    void leavesTheSlidersTheirKeys(FxRobot robot) {
        robot.interact(() -> {
            playback().seek(4);
            robot.lookup("#descent-alpha").query().requestFocus();
        });
        robot.type(KeyCode.LEFT);
        assertThat(playback().getIndex()).isEqualTo(4);
        assertThat(robot.lookup("#descent-alpha").queryAs(Slider.class).getValue())
                .isEqualTo(0.9, within(1e-9));
    }

    @Test
    void opensWhatItSaved(FxRobot robot) {
        Path file = folder.resolve("descent.json");
        robot.clickOn("#descent-preset-momentum");
        DescentSnapshot before = last();
        robot.interact(() -> {
            view.save(file);
            robot.lookup("#descent-f").queryAs(TextField.class).setText("x^4");
            view.open(file);
        });
        assertThat(view.snapshot()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "svg", "pdf", "csv"})
    void exportsItsPictureAndItsNumbers(String ending, FxRobot robot) throws Exception {
        Path file = folder.resolve("descent." + ending);
        robot.interact(() -> {
            try {
                view.exportTo(file);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !view.exporting());
        byte[] bytes = Files.readAllBytes(file);
        String start = new String(bytes, 0, 12, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(start)
                .startsWith(
                        switch (ending) {
                            case "png" -> "\u0089PNG";
                            case "svg" -> "<?xml";
                            case "pdf" -> "%PDF";
                            default -> "k,x,f,df/dx";
                        });
    }

    @Test
    void locksTheControlsInPresentation(FxRobot robot) {
        robot.interact(() -> shell.setPresenting(true));
        assertThat(robot.lookup("#descent-f").query().isDisabled()).isTrue();
        robot.type(KeyCode.RIGHT);
        assertThat(playback().getIndex()).isEqualTo(1);
    }
}
