package dev.backprop.app.network;

import static dev.backprop.app.network.OnStage.fx;
import static dev.backprop.app.network.OnStage.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.paint.Item;
import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.Shell;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.session.Session;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Stepping through a network by what is seen and pressed in the window. */
@ExtendWith(WindowExtension.class)
class StepThroughTest {
    /** ∂L/∂h₁ of the lecture's network: over the path h₁ → ŷ. */
    private static final int GRADIENT_OF_H1 = 12;

    private NetworkView view;
    private Shell shell;
    private Playback playback;
    private OnStage stage;

    @Start
    void start(Stage window) {
        NetworkWindow shown = NetworkWindow.show(window, 1280, 720, null);
        view = shown.view();
        shell = shown.shell();
        playback = view.playback();
    }

    @BeforeEach
    void look(FxRobot robot) {
        stage = new OnStage(view, robot);
        until(() -> view.settled());
    }

    @Stop
    void stop() {
        shell.close();
    }

    private void open(FxRobot robot, Session session) {
        robot.interact(() -> view.open(session, "opened"));
        stage.settle();
    }

    private static void press(FxRobot robot, KeyCode key, int times) {
        for (int i = 0; i < times; i++) {
            robot.type(key);
        }
    }

    private List<Node> rows(FxRobot robot) {
        stage.settle();
        until(() -> !robot.from(view.inspector())
                .lookup(".gradient-row .gradient-check")
                .queryAll()
                .isEmpty());
        WindowExtension.laidOut();
        return fx(() -> robot.from(view.inspector()).lookup(".gradient-row").queryAll().stream()
                .filter(row -> row.lookup(".gradient-check") != null)
                .sorted(Comparator.comparingDouble(row -> row.localToScene(0, 0).getY()))
                .toList());
    }

    private String label(FxRobot robot, String id) {
        return fx(() ->
                robot.from(view.inspector()).lookup(id).queryAs(Label.class).getText());
    }

    /** Where the cursor is, in words. */
    private String place() {
        return fx(() -> playback.titleProperty().get() + ", "
                + playback.subtitleProperty().get());
    }

    // The trace

    @Test
    void shiftTakesTheNextLargerStride(FxRobot robot) {
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        // The first layer's two scores.
        assertThat(playback.titleProperty().get()).isEqualTo("Step 2 of 29");
        robot.press(KeyCode.SHIFT).type(KeyCode.PAGE_DOWN).release(KeyCode.SHIFT);
        assertThat(playback.titleProperty().get()).isEqualTo("Step 4 of 29");
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);

        assertThat(playback.getIndex()).isZero();
    }

    @Test
    void steppingBackShowsThePictureThatWasThere(FxRobot robot) {
        press(robot, KeyCode.RIGHT, 9);
        stage.pointAway();
        WritableImage before = stage.picture();
        List<ItemValue> numbers = fx(view::items);
        press(robot, KeyCode.RIGHT, 25);
        press(robot, KeyCode.LEFT, 25);
        WritableImage after = stage.picture();

        assertThat(fx(view::items)).isEqualTo(numbers);
        assertThat(OnStage.changes(
                        before,
                        after,
                        new java.awt.geom.Rectangle2D.Double(0, 0, before.getWidth(), before.getHeight())))
                .isZero();
    }

    @Test
    void theSliderGoesThroughTenThousandIterations(FxRobot robot) {
        robot.interact(() -> playback.goTo(10_000));
        until(() -> playback.numbering().now() == 10_000);
        robot.clickOn(".phase-slider");
        assertThat(playback.numbering().now()).isBetween(4_900, 5_100);
        press(robot, KeyCode.HOME, 1);
        robot.interact(() -> playback.goTo(7_777));
        List<ItemValue> scrubbed = fx(() -> {
            until(() -> view.settled());
            return view.items();
        });
        Session there = fx(view::session);
        robot.interact(() -> view.open(there, "fresh"));
        until(() -> view.settled() && playback.numbering().now() == 7_777);

        assertThat(fx(view::items)).isEqualTo(scrubbed);
    }

    // The card

    @Test
    void pointingAtTheCardLightsTheEdgeItSpeaksOf(FxRobot robot) {
        press(robot, KeyCode.RIGHT, GRADIENT_OF_H1);
        stage.pointAway();
        WritableImage before = stage.picture();
        Item edge = stage.item("layers.1.weight[0][0]");
        Item other = stage.item("layers.0.weight[1][0]");
        Item piece = stage.items().stream()
                .filter(each -> CardItems.isPiece(each.id()) && each.id().endsWith("layers.1.weight[0][0]"))
                .findFirst()
                .orElseThrow();
        stage.pointAt(piece);
        WritableImage after = stage.picture();

        assertThat(OnStage.changes(before, after, NumberPlace.of(edge))).isPositive();
        assertThat(OnStage.changes(before, after, NumberPlace.of(other))).isZero();
    }

    @Test
    void pointingAtAnEdgeLightsWhatTheCardSaysOfIt(FxRobot robot) {
        press(robot, KeyCode.RIGHT, GRADIENT_OF_H1);
        stage.pointAway();
        WritableImage before = stage.picture();
        Item edge = stage.items().stream()
                .filter(each -> each.id().equals("layers.1.weight[0][0]"))
                .findFirst()
                .orElseThrow();
        List<Item> pieces = stage.items().stream()
                .filter(each -> CardItems.isPiece(each.id()))
                .toList();
        stage.pointAt(edge);
        WritableImage after = stage.picture();

        Set<String> lit = pieces.stream()
                .filter(piece -> OnStage.changes(before, after, middle(piece)) > 0)
                .map(piece -> Objects.requireNonNull(CardItems.lit(piece.id())))
                .collect(Collectors.toSet());
        assertThat(lit).containsExactly("layers.1.weight[0][0]");
    }

    private static java.awt.geom.Rectangle2D middle(Item item) {
        java.awt.geom.Rectangle2D box = item.shape().getBounds2D();
        return new java.awt.geom.Rectangle2D.Double(
                box.getCenterX() - box.getWidth() / 4, box.getY() + 2, box.getWidth() / 2, box.getHeight() - 4);
    }

    @Test
    void copyingTakesEveryDigitWhateverIsShown(FxRobot robot) {
        robot.type(KeyCode.END);
        robot.interact(() -> robot.from(view.inspector())
                .lookup("#network-digits")
                .queryAs(Spinner.class)
                .decrement(2));
        stage.pointAt(stage.item("y_hat[0]"));
        // In the middle of the circle stand its value and its score.
        String pointed = Objects.requireNonNull(stage.scene().look().hovered());
        Item output = stage.items().stream()
                .filter(each -> each.id().equals(pointed))
                .findFirst()
                .orElseThrow();
        robot.push(KeyCode.CONTROL, KeyCode.C);
        String copied = fx(() -> Clipboard.getSystemClipboard().getString());

        assertThat(copied).hasSizeGreaterThan(15);
        assertThat(Double.parseDouble(copied)).isEqualTo(Objects.requireNonNull(output.value()));
    }

    @Test
    void theDigitsThatAreChosenStandInTheTableAndInThePicture(FxRobot robot) {
        robot.type(KeyCode.END);
        stage.pointAway();
        WritableImage before = stage.picture();
        assertThat(rows(robot).get(0).getAccessibleText()).contains("by hand 0.2410, autograd 0.2410, numeric 0.2410");
        robot.interact(() -> robot.from(view.inspector())
                .lookup("#network-digits")
                .queryAs(Spinner.class)
                .increment(4));
        // The notebook prints 0.24099095.
        assertThat(rows(robot).get(0).getAccessibleText())
                .containsPattern("by hand 0\\.2409909[45], autograd 0\\.2409909[45], numeric 0\\.2409909[45]");
        WritableImage after = stage.picture();

        assertThat(OnStage.changes(
                        before, after, stage.item("derivation").shape().getBounds2D()))
                .isGreaterThan(200);
    }

    // The three ways

    @Test
    void theRowOfTheCurrentStepIsHighlighted(FxRobot robot) {
        press(robot, KeyCode.RIGHT, 10);
        assertThat(current(rows(robot))).containsExactly("h₁ → ŷ");
        robot.type(KeyCode.RIGHT);
        assertThat(current(rows(robot))).containsExactly("h₂ → ŷ");
        robot.type(KeyCode.RIGHT);
        assertThat(current(rows(robot))).isEmpty();
        press(robot, KeyCode.RIGHT, 5);
        robot.type(KeyCode.LEFT);

        assertThat(playback.subtitleProperty().get()).endsWith("weight x₁ → h₁");
        assertThat(current(rows(robot))).containsExactly("x₁ → h₁");
    }

    private static List<String> current(List<Node> rows) {
        return fx(() -> rows.stream()
                .filter(row -> row.getPseudoClassStates().contains(PseudoClass.getPseudoClass("current")))
                .map(row -> row.getAccessibleText()
                        .substring(0, row.getAccessibleText().indexOf(',')))
                .toList());
    }

    private static List<String> marks(List<Node> rows) {
        return fx(() -> rows.stream()
                .map(row -> ((Label) row.lookup(".gradient-check")).getText())
                .toList());
    }

    @Test
    void aKinkHasItsOwnMarkAndItsReason(FxRobot robot) {
        MlpSpec spec = new MlpSpec(
                2,
                List.of(new LayerSpec(2, Activation.RELU, false), new LayerSpec(1, Activation.LINEAR, false)),
                Loss.MSE);
        // z₂ = 1 − 1 = 0 sits on the kink, z₁ = 2 does not.
        Session.Network network = new Session.Network(
                spec,
                List.of(
                        new Session.GivenLayer(new double[][] {{1, 1}, {1, -1}}, null),
                        new Session.GivenLayer(new double[][] {{1, 1}}, null)));
        open(
                robot,
                Session.of(
                        network,
                        List.of(new Sample(new double[] {1, 1}, new double[] {0})),
                        OptimizerSpec.DEFAULT,
                        0,
                        0));
        robot.type(KeyCode.END);
        until(() -> label(robot, "#network-gradients-why").contains("kink"));

        assertThat(label(robot, "#network-gradients-why"))
                .isEqualTo("x₁ → h₂: numeric differs: z₂ = 0 sits on ReLU’s kink; the one-sided slopes are 0 and 1");
        assertThat(marks(rows(robot))).containsExactly("✓", "✓", "✓", "✓", "⚠", "⚠");
        assertThat(label(robot, "#network-gradients-summary")).startsWith("✓ three ways agree");
    }

    // The two views

    @Test
    void theComputationGraphHasTheSameNumbersAtTheSameStep(FxRobot robot) {
        press(robot, KeyCode.RIGHT, 14);
        List<Item> neurons = stage.items();
        String before = place();
        assertThat(before).isEqualTo("Step 14 of 29, iteration 1 · backward · z₁");
        robot.type(KeyCode.G);
        List<Item> operations = stage.items();

        assertThat(place()).isEqualTo(before);
        assertThat(operations)
                .extracting(Item::id)
                .contains("operation.z1", "operation.h1", "operation.z2", "operation.loss");
        assertThat(neurons).extracting(Item::id).noneMatch(id -> id.startsWith("operation."));
        for (Item item : neurons) {
            if (!item.id().startsWith("layers") && !CardItems.isPiece(item.id()) && item.value() != null) {
                Item same = operations.stream()
                        .filter(each -> each.id().equals(item.id()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(item.id() + " is not in the graph"));
                assertThat(same.value()).as(item.id()).isEqualTo(item.value());
            }
        }
        robot.type(KeyCode.RIGHT).type(KeyCode.G);
        assertThat(place()).startsWith("Step 15 of 29");
    }

    // Reading

    private static Session chain(double w, double v) {
        MlpSpec spec = new MlpSpec(
                1,
                List.of(new LayerSpec(1, Activation.LINEAR, false), new LayerSpec(1, Activation.LINEAR, false)),
                Loss.MSE);
        return Session.of(
                new Session.Network(
                        spec,
                        List.of(
                                new Session.GivenLayer(new double[][] {{w}}, null),
                                new Session.GivenLayer(new double[][] {{v}}, null))),
                List.of(new Sample(new double[] {1}, new double[] {0})),
                OptimizerSpec.DEFAULT,
                0,
                0);
    }

    @Test
    void playingStopsAtTheFirstValueThatIsNotFinite(FxRobot robot) {
        // The second product overflows: the loss is never reached.
        open(robot, chain(1e200, 1e200));
        robot.interact(() -> {
            playback.secondsPerStrideProperty().set(0.25);
            playback.setSpeed(Playback.MAX_SPEED);
        });
        robot.type(KeyCode.SPACE);
        until(() -> !playback.isPlaying());

        assertThat(stage.scene().stopped()).contains("z2 became Infinity in iteration 1, at MatMul");
        assertThat(playback.atEnd()).isTrue();
        assertThat(playback.titleProperty().get()).isEqualTo("Step 2 of 9");
        int index = playback.getIndex();
        press(robot, KeyCode.RIGHT, 3);
        assertThat(playback.getIndex()).isEqualTo(index);
        robot.type(KeyCode.LEFT);
        assertThat(playback.getIndex()).isLessThan(index);
    }

    @Test
    void pointingAtAMarkSaysWhyInOneSentence(FxRobot robot) {
        open(robot, Preset.DEAD_UNIT.session());
        robot.type(KeyCode.END);
        stage.pointAt(stage.item("health.h1[1]"));

        assertThat(shell.message())
                .startsWith("h₂ is dead: ReLU is off for all 2 samples")
                .endsWith("so no gradient passes");
    }

    // Predicting

    private void answer(FxRobot robot, String number) {
        robot.clickOn("#predict-answer");
        robot.interact(() -> robot.lookup("#predict-answer")
                .queryAs(javafx.scene.control.TextField.class)
                .setText(number));
        robot.type(KeyCode.ENTER);
    }

    /** δ = ∂L/∂ŷ · σ′(z) = 1.5173 × 0.2247 = 0.3409. */
    @Test
    void recognisesFactorAndForgottenLocalDerivativeAndCountsThePass(FxRobot robot) {
        press(robot, KeyCode.RIGHT, 8);
        robot.type(KeyCode.Q, KeyCode.RIGHT);
        answer(robot, "1.5173");
        assertThat(label(robot, "#predict-verdict")).startsWith("✗ forgot the local derivative");
        answer(robot, "0.6818");
        assertThat(label(robot, "#predict-verdict")).isEqualTo("✗ factor: twice too large");
        answer(robot, "0.3409");
        assertThat(label(robot, "#predict-verdict")).isEqualTo("✓ right");
        assertThat(label(robot, "#predict-score")).isEqualTo("0 of 1 right at first try");
        robot.type(KeyCode.ENTER);
        answer(robot, "0.2410");

        assertThat(label(robot, "#predict-score")).isEqualTo("1 of 2 right at first try");
    }

    /** The number that is asked for is to be found nowhere: not by pointing, copying, another picture or another colour. */
    @ParameterizedTest
    @EnumSource(StageView.class)
    void theAnswerIsNowhereToBeFound(StageView picture, FxRobot robot) {
        press(robot, KeyCode.RIGHT, 9);
        robot.type(KeyCode.Q, KeyCode.RIGHT);
        if (picture == StageView.OPERATIONS) {
            robot.type(KeyCode.G);
        }
        robot.type(KeyCode.C);
        Item edge = stage.items().stream()
                .filter(each -> each.id().equals("layers.1.weight[0][0]"))
                .findFirst()
                .orElseThrow();
        stage.pointAt(edge);

        assertThat(shell.message()).contains("weight from h₁ to ŷ").doesNotContain("0.2409", "0.2410");
        assertThat(stage.items()).noneMatch(item -> is(item.value()) || is(item.gradient()));
        assertThat(rows(robot))
                .extracting(Node::getAccessibleText)
                .allMatch(text -> text.contains("by hand ·, autograd ·, numeric ·"));
        assertThat(fx(view::items)).noneMatch(item -> is(item.value()) || is(item.gradient()));
        Look look = stage.scene().look();
        assertThat(look.colouring()).isEqualTo(Colouring.GRADIENT);
        assertThat(look.view()).isEqualTo(picture);
    }

    private static boolean is(@org.jspecify.annotations.Nullable Double number) {
        return number != null && Math.abs(number - 0.24099095) < 1e-6;
    }

    // The presets

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetStepsToItsEndWithThreeWaysInAgreement(Preset preset, FxRobot robot) {
        open(robot, preset.session());
        robot.type(KeyCode.RIGHT);
        assertThat(playback.titleProperty().get()).startsWith("Step 1 of ");
        robot.type(KeyCode.END);
        until(() -> label(robot, "#network-gradients-summary").startsWith("✓"));

        assertThat(label(robot, "#network-gradients-summary")).doesNotContain("so far");
        assertThat(stage.items()).extracting(Item::id).contains("loss", "x[0]", "derivation");
        assertThat(WaitForAsyncUtils.asyncFx(view::settled)).succeedsWithin(java.time.Duration.ofSeconds(5));
    }
}
