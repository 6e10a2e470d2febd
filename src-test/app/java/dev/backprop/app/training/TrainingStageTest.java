package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Plot;
import dev.backprop.engine.train.TrainingSnapshot;
import java.awt.geom.Rectangle2D;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The stage in a window, with two real runs. */
@ExtendWith(WindowExtension.class)
class TrainingStageTest {
    private static final int EPOCHS = 40;
    private static TrainingSnapshot logits;
    private static TrainingSnapshot twice;

    private final List<Integer> sought = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private String hover = "";
    private TrainingStage stage;

    @BeforeAll
    static void train() throws InterruptedException {
        logits = SmallRuns.run(SmallRuns.network(false, 6), 0.5, EPOCHS);
        twice = SmallRuns.run(SmallRuns.network(true, 6), 0.5, EPOCHS);
    }

    @Start
    void start(Stage primary) {
        stage = new TrainingStage();
        stage.setOnSeek(sought::add);
        stage.setOnConfusion((label, answer) -> cells.add(label + "," + answer));
        stage.setOnHover(text -> hover = text);
        primary.setScene(new Scene(new StackPane(stage), 1200, 760));
        primary.show();
        stage.show(
                SmallRuns.shown(logits, 2),
                List.of(SmallRuns.charted(1, true, logits), SmallRuns.charted(2, false, twice)),
                EPOCHS);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> stage.close());
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Item item(String id) throws Exception {
        until(() -> stage.items().stream().anyMatch(i -> i.id().equals(id)));
        return stage.items().stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
    }

    private ChartPane chart() {
        return (ChartPane) stage.lookup("#training-chart").getParent();
    }

    private Plot plot() throws Exception {
        item("series.1.training");
        return chart().painter().plot().orElseThrow();
    }

    /** A point of the plot, in the scene. */
    private Point2D at(double epochShare, double heightShare) throws Exception {
        Rectangle2D area = plot().area();
        return chart().localToScene(
                        area.getX() + epochShare * area.getWidth(), area.getY() + heightShare * area.getHeight());
    }

    private void mouse(FxRobot robot, javafx.event.EventType<MouseEvent> type, Point2D at, int clicks, boolean shift) {
        robot.interact(() -> chart().fireEvent(new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                clicks,
                shift,
                false,
                false,
                false,
                type != MouseEvent.MOUSE_MOVED && type != MouseEvent.MOUSE_RELEASED,
                false,
                false,
                false,
                false,
                clicks > 0,
                null)));
    }

    private void drag(FxRobot robot, Point2D from, Point2D to, boolean shift) {
        mouse(robot, MouseEvent.MOUSE_PRESSED, from, 0, shift);
        mouse(robot, MouseEvent.MOUSE_DRAGGED, from.midpoint(to), 0, shift);
        mouse(robot, MouseEvent.MOUSE_DRAGGED, to, 0, shift);
        mouse(robot, MouseEvent.MOUSE_RELEASED, to, 0, shift);
    }

    private void wheel(FxRobot robot, Point2D at, double turned, boolean control) {
        robot.interact(() -> chart().fireEvent(new ScrollEvent(
                ScrollEvent.SCROLL,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                false,
                control,
                false,
                false,
                true,
                false,
                0,
                turned,
                0,
                turned,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null)));
    }

    private ChartView view() {
        return stage.chart().view();
    }

    @Test
    void thePointerAsksForTheExactNumbersOfItsEpoch(FxRobot robot) throws Exception {
        mouse(robot, MouseEvent.MOUSE_MOVED, at(0.5, 0.5), 0, false);
        until(() -> chart().state().pointed() == EPOCHS / 2);
        String loss = Readouts.exact(logits.metrics().get(EPOCHS / 2).record().loss());
        assertThat(hover).startsWith("epoch " + EPOCHS / 2).contains("run 1: training " + loss);
        mouse(robot, MouseEvent.MOUSE_MOVED, new Point2D(1, 1), 0, false);
        until(() -> chart().state().pointed() == ChartState.NOWHERE);
    }

    @Test
    void theWheelZoomsAboutThePointerAndADoubleClickShowsAllAgain(FxRobot robot) throws Exception {
        Point2D middle = at(0.5, 0.5);
        wheel(robot, middle, 120, false);
        ChartView.Span seen = Objects.requireNonNull(view().epochs());
        assertThat(seen.size()).isLessThan(EPOCHS * 0.7);
        assertThat((seen.low() + seen.high()) / 2).isBetween(EPOCHS * 0.48, EPOCHS * 0.52);
        mouse(robot, MouseEvent.MOUSE_CLICKED, middle, 2, false);
        assertThat(view().zoomed()).isFalse();
    }

    @Test
    void theWheelWithControlZoomsTheHeights(FxRobot robot) throws Exception {
        wheel(robot, at(0.5, 0.5), 120, true);
        assertThat(view().epochs()).isNull();
        assertThat(view().heights()).isNotNull();
    }

    @Test
    void draggingTakesAPartToBeSeen(FxRobot robot) throws Exception {
        drag(robot, at(0.25, 0.2), at(0.75, 0.8), false);
        ChartView.Span epochs = Objects.requireNonNull(view().epochs());
        assertThat(epochs.low()).isBetween(EPOCHS * 0.23, EPOCHS * 0.27);
        assertThat(epochs.high()).isBetween(EPOCHS * 0.73, EPOCHS * 0.77);
        assertThat(view().heights()).isNotNull();
        assertThat(sought).isEmpty();
    }

    @Test
    void aLevelDragKeepsTheHeightsFitting(FxRobot robot) throws Exception {
        drag(robot, at(0.25, 0.5), at(0.75, 0.5), false);
        assertThat(view().epochs()).isNotNull();
        assertThat(view().heights()).isNull();
    }

    @Test
    void draggingWithShiftPans(FxRobot robot) throws Exception {
        Plot before = plot();
        robot.interact(() -> stage.chart().show(new ChartView.Span(10, 20), null));
        until(() -> !chart().painter().plot().orElseThrow().equals(before));
        drag(robot, at(0.5, 0.5), at(0.3, 0.5), true);
        ChartView.Span seen = Objects.requireNonNull(view().epochs());
        assertThat(seen.low()).isBetween(11.7, 12.3);
        assertThat(seen.size()).isBetween(9.99, 10.01);
    }

    @Test
    void aClickGoesToItsEpoch(FxRobot robot) throws Exception {
        mouse(robot, MouseEvent.MOUSE_CLICKED, at(0.25, 0.5), 1, false);
        assertThat(sought).containsExactly(EPOCHS / 4);
    }

    @Test
    void keysZoomPanAndReset(FxRobot robot) {
        press(robot, KeyCode.PLUS);
        ChartView.Span seen = Objects.requireNonNull(view().epochs());
        assertThat(seen.high()).isEqualTo(EPOCHS);
        press(robot, KeyCode.COMMA);
        assertThat(Objects.requireNonNull(view().epochs()).high()).isLessThan(EPOCHS);
        press(robot, KeyCode.DIGIT0);
        assertThat(view().zoomed()).isFalse();
        assertThat(stage.onKey(key(KeyCode.F5))).isFalse();
    }

    private void press(FxRobot robot, KeyCode code) {
        robot.interact(() -> assertThat(stage.onKey(key(code))).isTrue());
    }

    private static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }

    @Test
    void theChoicesChangeTheChart(FxRobot robot) throws Exception {
        List<ToggleButton> metrics =
                List.copyOf(robot.lookup("#chart-metric .toggle-button").<ToggleButton>queryAll());
        robot.interact(() -> metrics.get(2).fire());
        item("series.1.hidden");
        assertThat(view().metric()).isEqualTo(Metric.GRADIENT);
        List<ToggleButton> axis =
                List.copyOf(robot.lookup("#chart-axis .toggle-button").<ToggleButton>queryAll());
        robot.interact(() -> axis.get(1).fire());
        assertThat(view().logarithmic()).isTrue();
        robot.interact(
                () -> robot.lookup("#chart-smoothing").queryAs(Slider.class).setValue(0.9));
        item("series.1.hidden.raw");
        Button reset = robot.lookup("#chart-reset").queryAs(Button.class);
        assertThat(reset.isDisabled()).isTrue();
        robot.interact(() -> stage.chart().zoom(0.5, 10));
        assertThat(reset.isDisabled()).isFalse();
        robot.interact(reset::fire);
        assertThat(view().zoomed()).isFalse();
    }

    @Test
    void aCellOfTheConfusionMatrixCanBeChosen(FxRobot robot) throws Exception {
        Rectangle2D cell = item("confusion[3,5]").shape().getBounds2D();
        Point2D at = stage.localToScreen(cell.getCenterX(), cell.getCenterY());
        robot.moveTo(at);
        until(() -> hover.contains("test digits that are a 3"));
        robot.clickOn(MouseButton.PRIMARY);
        until(() -> cells.equals(List.of("3,5")));
    }

    @Test
    void pointingAtAUnitSaysItsExactNumberBesideThePointer(FxRobot robot) throws Exception {
        Rectangle2D box = item("h1[4].weight").shape().getBounds2D();
        robot.moveTo(stage.localToScreen(box.getCenterX(), box.getCenterY()));
        until(() -> hover.startsWith("weight from pixel"));
        Label tip = robot.lookup(".stage-tip").queryAs(Label.class);
        assertThat(tip.isVisible()).isTrue();
        assertThat(tip.getText()).isEqualTo(hover);
    }

    @Test
    void theWordsBesideAPointerThatRestsFollowThePicture(FxRobot robot) throws Exception {
        Rectangle2D box = item("y_hat[4]").shape().getBounds2D();
        robot.moveTo(stage.localToScreen(box.getCenterX(), box.getCenterY()));
        until(() -> !hover.isEmpty());
        String before = hover;
        Label tip = robot.lookup(".stage-tip").queryAs(Label.class);
        robot.interact(
                () -> stage.show(SmallRuns.shown(logits, 3), List.of(SmallRuns.charted(1, true, logits)), EPOCHS));
        until(() -> !hover.equals(before));
        assertThat(tip.isVisible()).isTrue();
        assertThat(tip.getText()).isEqualTo(hover);
    }

    @Test
    void thePlayersCursorMovesInTheChartBeforeItsStateIsThere(FxRobot robot) {
        robot.interact(() -> stage.setCursor(EPOCHS / 2));
        assertThat(stage.state().chart().cursor()).isEqualTo(EPOCHS / 2);
        robot.interact(() -> stage.setCursor(EPOCHS));
        assertThat(stage.state().chart().cursor()).isEqualTo(ChartState.NOWHERE);
    }

    @Test
    void aNarrowStageShowsTheCurvesOrTheConfusionMatrix(FxRobot robot) throws Exception {
        Node picture = robot.lookup("#stage-picture").query();
        assertThat(picture.isVisible()).isFalse();
        robot.interact(() -> stage.setMaxSize(820, 560));
        until(picture::isVisible);
        assertThat(robot.lookup("#training-confusion").query().isVisible()).isFalse();
        List<ToggleButton> choices =
                List.copyOf(robot.lookup("#stage-picture .toggle-button").<ToggleButton>queryAll());
        robot.interact(() -> choices.get(1).fire());
        until(() -> robot.lookup("#training-confusion").query().isVisible());
        assertThat(chart().isVisible()).isFalse();
        item("confusion[0,0]");
    }

    @Test
    void theStageIsWrittenAsOnePicture(FxRobot robot, @TempDir Path folder) throws Exception {
        item("series.1.training");
        for (String ending : List.of("png", "svg", "pdf")) {
            Path file = folder.resolve("stage." + ending);
            WaitForAsyncUtils.asyncFx(() -> {
                        stage.export(file);
                        return null;
                    })
                    .get();
            assertThat(Files.size(file)).as(ending).isGreaterThan(1000);
        }
    }

    @Test
    void theFloorOfADoubleSoftmaxIsInTheChartBesideLogits() throws Exception {
        item("series.2.training");
        Chart chart = new CurvesPainter().chart(chart().state(), 800);
        assertThat(chart.levels())
                .extracting(Chart.Level::label)
                .containsExactly("a double softmax can go no lower: 1.4612");
    }
}
