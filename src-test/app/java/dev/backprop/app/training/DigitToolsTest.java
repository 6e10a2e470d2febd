package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.descent.DescentView;
import dev.backprop.app.network.NetworkView;
import dev.backprop.app.shell.Shell;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.session.Session;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Drawing, the gallery and the way into the network in a window, on some of MNIST's own digits. */
@ExtendWith(WindowExtension.class)
class DigitToolsTest {
    private static Mnist some;

    private Shell shell;
    private TrainingView view;
    private NetworkView network;
    private DescentView descent;

    @BeforeAll
    static void load() {
        Mnist all = Mnist.bundled();
        some = new Mnist(all.train().first(1000), all.test().first(500), all.sha256());
    }

    @Start
    void start(Stage stage) {
        shell = new Shell(
                host -> {
                    view = new TrainingView(host, () -> some);
                    network = new NetworkView(host);
                    descent = new DescentView(host);
                    return List.of(view, network, descent);
                },
                null);
        stage.setScene(shell.scene(1280, 720));
        stage.show();
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupFixture(() -> shell.close());
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Shown shown() {
        return Objects.requireNonNull(view.model().shownProperty().get());
    }

    private void ready() throws Exception {
        until(() -> view.model().shownProperty().get() != null);
    }

    private void fire(FxRobot robot, String button) {
        Button found = robot.lookup(button).queryAs(Button.class);
        robot.interact(found::fire);
    }

    private void trained(FxRobot robot, int epochs) throws Exception {
        ready();
        for (int e = 1; e <= epochs; e++) {
            int wanted = e;
            robot.interact(() -> view.model().driver().oneEpoch());
            until(() -> view.model().calm() && shown().epoch() == wanted && shown().predictions() != null);
        }
    }

    private Node pad(FxRobot robot) {
        robot.interact(shell::focusStage);
        robot.type(KeyCode.D);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> view.stage().getScene().getRoot().layout());
        return robot.lookup("#pad-surface").query();
    }

    private void drawOne(FxRobot robot, Node pad) {
        Bounds box = pad.localToScreen(pad.getBoundsInLocal());
        robot.moveTo(box.getMinX() + 140, box.getMinY() + 50);
        robot.press(MouseButton.PRIMARY);
        robot.moveTo(box.getMinX() + 130, box.getMinY() + 140);
        robot.moveTo(box.getMinX() + 125, box.getMinY() + 230);
        robot.release(MouseButton.PRIMARY);
    }

    @Test
    void whatIsDrawnBecomesTheShownDigitAndIsTold(FxRobot robot) throws Exception {
        ready();
        drawOne(robot, pad(robot));
        until(() -> shown().digit().drawn());
        robot.interact(() -> robot.lookup("#pad-label")
                .queryAs(ChoiceBox.class)
                .getSelectionModel()
                .select(1));
        until(() -> shown().digit().label() == 1);

        assertThat(shown().digit().pixels()).hasSize(784);
        until(() -> robot.lookup("#pad-answer")
                .queryAs(Label.class)
                .getText()
                .startsWith(shown().reading().answer() + "  "));
        assertThat(robot.lookup("#training-digit").queryAs(Label.class).getText())
                .isEqualTo("drawn digit");
    }

    @Test
    void strokesAreTakenBackByCtrlZAndClearedByDelete(FxRobot robot) throws Exception {
        ready();
        drawOne(robot, pad(robot));
        until(() -> shown().digit().drawn());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> robot.lookup("#pad-clear").queryAs(Button.class).isDisabled());
        drawOne(robot, robot.lookup("#pad-surface").query());
        until(() -> !robot.lookup("#pad-clear").queryAs(Button.class).isDisabled());
        robot.type(KeyCode.DELETE);
        until(() -> robot.lookup("#pad-clear").queryAs(Button.class).isDisabled());
    }

    @Test
    void oneDrawsWithTheKeysAloneAndThePlayerKeepsStill(FxRobot robot) throws Exception {
        ready();
        pad(robot);
        robot.type(KeyCode.SPACE);
        robot.type(KeyCode.DOWN, 12);
        robot.type(KeyCode.SPACE);
        robot.type(KeyCode.DIGIT4);
        until(() -> shown().digit().drawn() && shown().digit().label() == 4);
        assertThat(view.model().playback().getIndex()).isZero();
        assertThat(shown().epoch()).isZero();
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#draw-pad").query().isVisible()).isFalse();
        assertThat(shown().digit().drawn()).isTrue();
    }

    @Test
    void theShownDigitAndItsWeightsAreSteppedThrough(FxRobot robot) throws Exception {
        trained(robot, 2);
        double loss = shown().reading().loss();
        fire(robot, "#training-into");
        until(() -> shell.current() == network && network.settled());
        Session session = network.session();

        assertThat(Objects.requireNonNull(session.network()).spec())
                .isEqualTo(shown().snapshot().config().spec());
        assertThat(network.title().get()).isEqualTo("test digit 18 after 2 epochs");
        robot.interact(() -> network.playback().toEnd());
        until(network::settled);
        double stepped = network.items().stream()
                .filter(item -> item.id().equals("loss"))
                .mapToDouble(item -> Objects.requireNonNull(item.value()))
                .findFirst()
                .orElseThrow();
        assertThat(stepped).isEqualTo(loss);
    }

    @Test
    void theLossAroundTheShownWeightsIsShownWithTheTrainingInIt(FxRobot robot) throws Exception {
        trained(robot, 3);
        robot.interact(() -> view.model().playback().seek(2));
        until(() -> shown().epoch() == 2);
        robot.clickOn("#training-loss");
        until(() -> shell.current() == descent && descent.settled());

        assertThat(robot.lookup("#slice-name").queryAs(Label.class).getText()).endsWith("after 2 epochs");
        assertThat(robot.lookup("#slice-of").queryAs(Label.class).getText()).contains("all 1,000 training digits");
        assertThat(descent.playback().getIndex()).isEqualTo(2);
        assertThat(descent.playback().titleProperty().get()).isEqualTo("Epoch 2 of 3");
        assertThat(robot.lookup("#slice-distance").queryAs(Label.class).getText())
                .isEqualTo("0.0000");
        robot.interact(() -> descent.playback().toStart());
        double printed = Objects.requireNonNull(view.model().snapshotProperty().get())
                .metrics()
                .get(0)
                .record()
                .loss();
        assertThat(robot.lookup("#slice-loss").queryAs(Label.class).getText())
                .isEqualTo(String.format(java.util.Locale.ROOT, "%.4f", printed));
    }

    @Test
    void aDrawnDigitIsSteppedThroughFromThePad(FxRobot robot) throws Exception {
        ready();
        drawOne(robot, pad(robot));
        until(() -> !robot.lookup("#pad-into").queryAs(Button.class).isDisabled());
        float[] pixels = shown().digit().pixels();
        fire(robot, "#pad-into");
        until(() -> shell.current() == network);
        assertThat(network.session().samples().get(0).x()[14 * 28 + 14]).isEqualTo(pixels[14 * 28 + 14]);
    }

    @Test
    void theGalleryCountsAndShowsWhatIsToldWrongly(FxRobot robot) throws Exception {
        trained(robot, 1);
        robot.interact(() -> view.lab().select(LabInspector.MISTAKES));
        int wrong = Objects.requireNonNull(shown().test()).wrong();
        until(() ->
                robot.lookup("#mistakes-count").queryAs(Label.class).getText().equals(String.valueOf(wrong)));
        ListView<?> gallery = robot.lookup("#mistakes-gallery").queryAs(ListView.class);
        assertThat(gallery.getItems().size()).isBetween(wrong / 7, wrong / 5 + 1);
        until(() -> robot.lookup(".mistake").tryQuery().isPresent());
        // Only the rows in sight are there.
        assertThat(robot.lookup(".mistake").queryAll().size()).isLessThan(60);

        Button first = robot.lookup(".mistake").nth(0).queryAs(Button.class);
        robot.interact(first::fire);
        String digit = first.getAccessibleText();
        until(() -> digit.startsWith("test digit " + shown().digit().index() + ","));
        assertThat(shown().reading().answer()).isNotEqualTo(shown().digit().label());
    }

    @Test
    void aCellOfTheConfusionMatrixListsItsDigits(FxRobot robot) throws Exception {
        trained(robot, 1);
        int[][] confusion = Objects.requireNonNull(shown().test()).confusion();
        int label = 0;
        int told = 0;
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                if (i != j && (label == told || confusion[i][j] > confusion[label][told])) {
                    label = i;
                    told = j;
                }
            }
        }
        int from = label;
        int to = told;
        robot.interact(() -> view.trainingStage().choose(from, to));
        assertThat(view.lab().selected()).isEqualTo(LabInspector.MISTAKES);
        until(() -> robot.lookup("#mistakes-count")
                .queryAs(Label.class)
                .getText()
                .startsWith(confusion[from][to] + " of "));
    }

    @Test
    void theAccuracyOfEachClassIsListed(FxRobot robot) throws Exception {
        trained(robot, 1);
        robot.interact(() -> view.lab().select(LabInspector.MISTAKES));
        until(() -> robot.lookup("#mistakes-class-7").tryQuery().isPresent());
        String expected = String.format(
                java.util.Locale.ROOT,
                "%.1f %%",
                100 * Objects.requireNonNull(shown().test()).recall(7));
        assertThat(robot.lookup("#mistakes-class-7").queryAs(Label.class).getText())
                .isEqualTo(expected);
    }
}
