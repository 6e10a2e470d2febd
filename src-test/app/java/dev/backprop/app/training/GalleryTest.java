package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.shell.Shell;
import dev.backprop.engine.data.Mnist;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The gallery with thousands of mistakes: all of MNIST's test digits, before a network that tells them all to be the same. */
@ExtendWith(WindowExtension.class)
class GalleryTest {
    private Shell shell;
    private TrainingView view;

    @Start
    void start(Stage stage) {
        Mnist all = Mnist.bundled();
        Mnist some = new Mnist(all.train().first(200), all.test(), all.sha256());
        shell = new Shell(
                host -> {
                    view = new TrainingView(host, () -> some);
                    return List.of(view);
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

    private static Set<Node> rows(FxRobot robot) {
        Set<Node> rows = Collections.newSetFromMap(new IdentityHashMap<>());
        rows.addAll(robot.lookup(".mistake-row").queryAll());
        return rows;
    }

    @Test
    void aProjectorsGalleryTakesTheRoomOfTheHeaderThatIsNotThere() {
        assertThat(MistakesPanel.rows(1060, 19.5, true)).isEqualTo(5);
        assertThat(MistakesPanel.rows(1060, 19.5, false)).isEqualTo(3);
    }

    @Test
    void scrollingThroughThousandsMakesNoMoreRowsThanAreInSight(FxRobot robot) throws Exception {
        until(() -> view.model().shownProperty().get() != null);
        robot.interact(() -> view.model()
                .choices()
                .set(TrainingSettings.LOGITS
                        .withInit(InitialWeights.ZEROS)
                        .withLr(1e-3)
                        .withEpochs(1)));
        robot.interact(() -> view.model().driver().oneEpoch());
        robot.interact(() -> view.lab().select(LabInspector.MISTAKES));
        until(() -> view.model().calm()
                && view.model().shownProperty().get().epoch() == 1
                && !robot.lookup("#mistakes-count")
                        .queryAs(Label.class)
                        .getText()
                        .isEmpty());
        int wrong = Objects.requireNonNull(view.model().shownProperty().get().test())
                .wrong();
        // From zeros one class, at first the most frequent of those learnt, is the answer to all ten thousand.
        assertThat(wrong).isGreaterThan(8500);
        ListView<?> gallery = robot.lookup("#mistakes-gallery").queryAs(ListView.class);
        int all = gallery.getItems().size();
        assertThat(all).isGreaterThan(1000);
        until(() -> !rows(robot).isEmpty());
        Set<Node> made = rows(robot);
        for (int row = 0; row < all; row += 37) {
            int to = row;
            robot.interact(() -> {
                gallery.scrollTo(to);
                gallery.layout();
            });
            made.addAll(rows(robot));
        }
        robot.interact(() -> gallery.scrollTo(all - 1));
        until(() -> rows(robot).stream()
                .anyMatch(row -> row.isVisible() && Objects.equals(((MistakeRow) row).getItem(), all - 1)));
        made.addAll(rows(robot));
        int inSight = (int) Math.ceil(gallery.getHeight() / gallery.getFixedCellSize());
        assertThat(made).as("rows made for %d, %d in sight", all, inSight).hasSizeLessThanOrEqualTo(2 * inSight + 4);
    }
}
