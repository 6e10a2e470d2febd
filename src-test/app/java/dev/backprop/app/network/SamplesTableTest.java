package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.shell.Shell;
import dev.backprop.engine.data.Sample;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(WindowExtension.class)
class SamplesTableTest {
    private NetworkView view;
    private Shell shell;

    @Start
    void start(Stage stage) {
        NetworkWindow window = NetworkWindow.show(stage, 1280, 720, null);
        view = window.view();
        shell = window.shell();
    }

    @Stop
    void stop() {
        shell.close();
    }

    private void open(FxRobot robot, int samples, int inputs, int outputs) {
        robot.clickOn("Edit");
        robot.interact(() -> view.open(Sessions.of(samples, inputs, outputs), "any"));
        robot.interact(() ->
                robot.lookup("#network-samples").query().getScene().getRoot().layout());
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup("#network-samples").queryTableView();
    }

    private static Set<ScrollBar> bars(FxRobot robot, Orientation orientation) {
        return table(robot).lookupAll(".virtual-flow > .scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == orientation && bar.isVisible())
                .collect(Collectors.toSet());
    }

    private static Bounds place(javafx.scene.Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @ParameterizedTest
    @CsvSource({"1, 16, 2", "1, 1, 1", "4, 2, 1", "6, 3, 2", "6, 16, 2"})
    void noScrollBarStandsBesideRowsThatAllHaveRoom(int samples, int inputs, int outputs, FxRobot robot) {
        open(robot, samples, inputs, outputs);
        assertThat(bars(robot, Orientation.VERTICAL)).allMatch(bar -> bar.getWidth() == 0);
        assertThat(table(robot).lookupAll(".table-row-cell").stream()
                        .map(IndexedCell.class::cast)
                        .filter(row -> !row.isEmpty() && row.isVisible()))
                .hasSize(samples)
                .allSatisfy(row -> assertThat(place(row).getMaxY())
                        .isLessThanOrEqualTo(place(table(robot).lookup(".virtual-flow > .clipped-container"))
                                        .getMaxY()
                                + 1));
    }

    @ParameterizedTest
    @CsvSource({"4, 2, 1", "60, 2, 1", "60, 3, 2"})
    void theLastColumnEndsBeforeTheScrollBar(int samples, int inputs, int outputs, FxRobot robot) {
        open(robot, samples, inputs, outputs);
        double right = bars(robot, Orientation.VERTICAL).stream()
                .mapToDouble(bar -> place(bar).getMinX())
                .min()
                .orElse(place(table(robot)).getMaxX());
        assertThat(table(robot).lookupAll(".table-cell").stream()
                        .map(IndexedCell.class::cast)
                        .filter(cell -> !cell.isEmpty() && cell.isVisible()))
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(place(cell).getMaxX()).isLessThanOrEqualTo(right + 1));
        assertThat(bars(robot, Orientation.HORIZONTAL)).isEmpty();
    }

    @Test
    void pastedCellsBecomeTheSamplesAndAreUndone(FxRobot robot) {
        open(robot, 4, 2, 1);
        var before = view.session().samples();
        clipboard(robot, "x1\tx2\ty\r\n1\t2\t0\r\n3,5\t4\t1\r\n");
        robot.interact(() -> table(robot).requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);

        assertThat(view.session().samples())
                .containsExactly(
                        new Sample(new double[] {1, 2}, new double[] {0}),
                        new Sample(new double[] {3.5, 4}, new double[] {1}));
        assertThat(shell.message()).isEqualTo("2 samples from the clipboard");
        robot.clickOn("#network-undo");
        assertThat(view.session().samples()).isEqualTo(before);
    }

    @Test
    void whatCannotBePastedIsSaidByRowAndColumn(FxRobot robot) {
        open(robot, 4, 2, 1);
        var before = view.session().samples();
        clipboard(robot, "1\t2\t0\n3\tfour\t1\n");
        robot.interact(() -> robot.lookup("#network-sample-paste").queryButton().fire());
        assertThat(shell.message()).isEqualTo("the clipboard: row 2, column 2: found 'four', expected a finite number");
        clipboard(robot, "");
        robot.interact(() -> robot.lookup("#network-sample-paste").queryButton().fire());
        assertThat(shell.message()).startsWith("the clipboard: found no text");
        assertThat(view.session().samples()).isEqualTo(before);
    }

    private static void clipboard(FxRobot robot, String text) {
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }
}
