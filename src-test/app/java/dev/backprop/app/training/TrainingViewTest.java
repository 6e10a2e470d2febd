package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.paint.Item;
import dev.backprop.app.shell.Host;
import dev.backprop.app.shell.Shell;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The workspace in a window, on small digits. */
@ExtendWith(WindowExtension.class)
class TrainingViewTest {
    private final Set<Thread> others = Set.copyOf(Thread.getAllStackTraces().keySet());
    private Shell shell;
    private TrainingView view;
    private Host host;

    @Start
    void start(Stage stage) {
        shell = new Shell(
                host -> {
                    this.host = host;
                    view = new TrainingView(host, Digits::mnist);
                    return List.of(view);
                },
                null);
        stage.setScene(shell.scene(1200, 760));
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

    private RunState state() {
        return view.model().stateProperty().get();
    }

    private int epoch() {
        TrainingSnapshot snapshot = view.model().snapshotProperty().get();
        return snapshot == null ? -1 : snapshot.epoch();
    }

    private void ready() throws Exception {
        until(() -> view.model().shownProperty().get() != null);
    }

    private void press(FxRobot robot, String button) {
        Button found = robot.lookup(button).queryAs(Button.class);
        robot.interact(found::fire);
    }

    private void panel(FxRobot robot, int which) {
        robot.interact(() -> view.lab().select(which));
    }

    private void endless(FxRobot robot) {
        robot.interact(() ->
                view.model().choices().set(view.model().settingsProperty().get().withEpochs(1_000_000)));
    }

    @Test
    void startsPausesResumesStopsAndResetsByItsButtons(FxRobot robot) throws Exception {
        ready();
        endless(robot);
        press(robot, "#training-start");
        until(() -> epoch() > 1);
        press(robot, "#training-start");
        until(() -> state() == RunState.PAUSED);
        int paused = epoch();
        assertThat(robot.lookup("#training-start").queryAs(Button.class).getText())
                .isEqualTo("Resume");
        press(robot, "#training-start");
        until(() -> epoch() > paused);
        press(robot, "#training-stop");
        until(() -> state() == RunState.STOPPED);
        press(robot, "#training-reset");
        until(() -> state() == RunState.READY && epoch() == 0);
        press(robot, "#training-one");
        until(() -> state() == RunState.PAUSED && epoch() == 1);
    }

    @Test
    void theNextDigitsButtonStaysWhereItIsWhateverTheDigitsNumber(FxRobot robot) throws Exception {
        ready();
        robot.interact(() -> view.model().showDigit(3));
        Node next = robot.lookup("#training-digit-on").query();
        Label number = robot.lookup("#training-digit").queryAs(Label.class);
        double before = place(robot, next);
        double narrow = number.getWidth();

        robot.interact(() -> view.model().showDigit(28));

        assertThat(place(robot, next)).isEqualTo(before);
        assertThat(number.getWidth()).isGreaterThan(narrow);
    }

    private static double place(FxRobot robot, Node node) {
        robot.interact(() -> node.getScene().getRoot().layout());
        return node.localToScene(node.getLayoutBounds()).getMinX();
    }

    @Test
    void whatTrainsIsNamedAgainAfterAnotherWorkspaceHasNamedItsOwn(FxRobot robot) throws Exception {
        ready();
        Label named = robot.lookup("#status-backend").queryAs(Label.class);
        press(robot, "#training-one");
        until(() -> epoch() == 1 && named.getText().contains("thread"));
        String before = named.getText();
        robot.interact(() -> {
            host.backend("another workspace's");
            view.onShown();
        });
        until(() -> named.getText().equals(before));
    }

    @Test
    void restingWithinAnEpochTheMatrixAndTheNumbersAreOfThatState(FxRobot robot) throws Exception {
        ready();
        robot.interact(() ->
                view.model().choices().set(view.model().settingsProperty().get().withBatch(8)));
        press(robot, "#training-batch");
        until(() -> view.model().calm() && view.model().shownProperty().get().batches() == 1);
        Shown shown = view.model().shownProperty().get();
        assertThat(shown.test()).isNotNull();
        int right = 0;
        for (int i = 0; i < Digits.mnist().test().size(); i++) {
            right += shown.predictions().answer(i) == Digits.mnist().test().label(i) ? 1 : 0;
        }
        ConfusionState matrix = ConfusionState.of(shown);
        int diagonal = 0;
        for (int label = 0; label < matrix.classes(); label++) {
            diagonal += matrix.count(label, label);
        }
        assertThat(diagonal).isEqualTo(right);
        assertThat(matrix.when()).isEmpty();
    }

    @Test
    void escapeLeavesTheMistakesForTheStage(FxRobot robot) throws Exception {
        ready();
        press(robot, "#training-one");
        until(() -> epoch() == 1);
        panel(robot, LabInspector.MISTAKES);
        Node gallery = robot.lookup("#mistakes-gallery").query();
        robot.interact(gallery::requestFocus);
        assertThat(gallery.isFocused()).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#stage").query().isFocused()).isTrue();
    }

    @Test
    void keysOfThePlayerStartPauseStepAndReset(FxRobot robot) throws Exception {
        ready();
        endless(robot);
        robot.interact(shell::focusStage);
        robot.type(KeyCode.RIGHT);
        until(() -> state() == RunState.PAUSED && epoch() == 1);
        robot.type(KeyCode.SPACE);
        until(() -> state() == RunState.RUNNING && epoch() > 2);
        robot.type(KeyCode.SPACE);
        until(() -> state() == RunState.PAUSED);
        robot.type(KeyCode.HOME);
        until(() -> view.model().shownProperty().get().epoch() == 0);
        robot.type(KeyCode.R);
        until(() -> state() == RunState.READY && epoch() == 0);
        long seed = view.model().settingsProperty().get().seed();
        robot.type(KeyCode.N);
        until(() -> view.model().settingsProperty().get().seed() != seed);
    }

    @Test
    @SuppressWarnings("unchecked")
    void eachExperimentIsThereWithItsSentence(FxRobot robot) throws Exception {
        ready();
        panel(robot, LabInspector.SETTINGS);
        ChoiceBox<Experiment> box = robot.lookup("#training-experiment").queryAs(ChoiceBox.class);
        for (Experiment experiment : Experiment.values()) {
            robot.interact(() -> box.setValue(experiment));
            until(() -> view.model().settingsProperty().get().equals(experiment.settings()));
            assertThat(robot.lookup("#experiment-sentence").queryAs(Label.class).getText())
                    .isEqualTo(experiment.sentence());
        }
        assertThat(view.model().runs().list()).hasSize(1);
    }

    @Test
    void whatCannotBeChangedWhileTrainingSaysWhy(FxRobot robot) throws Exception {
        ready();
        panel(robot, LabInspector.SETTINGS);
        endless(robot);
        Node lr = robot.lookup("#training-lr").query();
        Node hidden = robot.lookup("#training-hidden").query();
        assertThat(lr.isDisabled()).isFalse();
        press(robot, "#training-start");
        until(() -> epoch() > 0);
        assertThat(lr.isDisabled()).isTrue();
        assertThat(robot.lookup("#training-steps-reason").queryAs(Label.class).getText())
                .contains("pause");
        press(robot, "#training-start");
        until(() -> state() == RunState.PAUSED && !lr.isDisabled());
        assertThat(hidden.isDisabled()).isTrue();
        assertThat(robot.lookup("#training-network-settings-reason")
                        .queryAs(Label.class)
                        .getText())
                .contains("New run");
        press(robot, "#training-stop");
        until(() -> !hidden.isDisabled());
    }

    @Test
    void aLearningRateFromTheSliderIsContinuousAndLogarithmic(FxRobot robot) throws Exception {
        ready();
        panel(robot, LabInspector.SETTINGS);
        Slider slider = robot.lookup("#training-lr-slider").queryAs(Slider.class);
        robot.interact(() -> slider.setValue(-1.5));
        until(() -> view.model().settingsProperty().get().optimizer().lr() == 0.0316);
        assertThat(robot.lookup("#training-lr").queryAs(TextField.class).getText())
                .isEqualTo("0.0316");
    }

    @Test
    void aChangedLearningRateCountsFromTheEpochAtWhichItRests(FxRobot robot) throws Exception {
        ready();
        panel(robot, LabInspector.SETTINGS);
        endless(robot);
        press(robot, "#training-one");
        until(() -> state() == RunState.PAUSED && epoch() == 1);
        type(robot, "#training-lr", "0.25");
        press(robot, "#training-one");
        until(() -> epoch() == 2);
        assertThat(view.model().snapshotProperty().get().legs())
                .extracting(leg -> leg.config().optimizer().lr())
                .containsExactly(1.0, 0.25);
        panel(robot, LabInspector.RUNS);
        assertThat(robot.lookup("#run-changes").queryAs(Label.class).getText()).contains("epoch 1");
    }

    private static void type(FxRobot robot, String field, String text) {
        TextField found = robot.lookup(field).queryAs(TextField.class);
        robot.interact(() -> {
            found.requestFocus();
            found.setText(text);
            found.fireEvent(new ActionEvent());
        });
    }

    @Test
    void aSingleBatchGoesOnWithinAnEpoch(FxRobot robot) throws Exception {
        ready();
        robot.interact(() ->
                view.model().choices().set(view.model().settingsProperty().get().withBatch(30)));
        press(robot, "#training-batch");
        until(() -> state() == RunState.PAUSED
                && view.model().snapshotProperty().get().batchesDone() == 1);
        assertThat(view.playback().titleProperty().get()).contains("batch 1 of 4");
        assertThat(epoch()).isZero();
    }

    @Test
    void branchesFromAnEarlierEpoch(FxRobot robot) throws Exception {
        ready();
        robot.interact(() ->
                view.model().choices().set(view.model().settingsProperty().get().withEpochs(6)));
        press(robot, "#training-start");
        until(() -> state() == RunState.FINISHED);
        robot.interact(() -> view.playback().seek(3));
        until(() -> !robot.lookup("#training-branch").query().isDisabled());
        press(robot, "#training-branch");
        until(() -> view.model().runs().list().size() == 2 && epoch() == 3 && state() == RunState.PAUSED);
        panel(robot, LabInspector.RUNS);
        assertThat(robot.lookup("#run-changes").queryAs(Label.class).getText()).contains("run 1 at epoch 3");
        press(robot, "#training-one");
        until(() -> epoch() == 4);
    }

    @Test
    void spaceTrainsTheBranchThatItsButtonHasMade(FxRobot robot) throws Exception {
        ready();
        robot.interact(() ->
                view.model().choices().set(view.model().settingsProperty().get().withEpochs(3)));
        press(robot, "#training-start");
        until(() -> state() == RunState.FINISHED);
        robot.interact(() -> view.playback().seek(1));
        until(() -> !robot.lookup("#training-branch").query().isDisabled());
        robot.interact(() -> robot.lookup("#training-branch").query().requestFocus());
        press(robot, "#training-branch");
        until(() -> robot.lookup("#training-branch").query().isDisabled());
        assertThat(robot.lookup("#training-start").query().isFocused()).isTrue();
    }

    @Test
    void racesLearningRatesAndShowsWhatTheyDifferIn(FxRobot robot) throws Exception {
        ready();
        panel(robot, LabInspector.RUNS);
        robot.interact(() ->
                view.model().choices().set(view.model().settingsProperty().get().withEpochs(4)));
        robot.interact(
                () -> robot.lookup("#race-rates").queryAs(TextField.class).setText("0.1, 1, 2"));
        press(robot, "#race-start");
        until(() -> view.model().runs().list().size() == 3
                && view.model().runs().list().stream().allMatch(run -> run.state() == RunState.FINISHED));
        until(() -> view.trainingStage().state().chart().runs().size() == 3);
        assertThat(robot.lookup("#training-differences .label").<Label>queryAll())
                .extracting(Label::getText)
                .contains("learning rate", "0.1", "1", "2");
    }

    @Test
    void runsAreSelectedRenamedAndTakenOut(FxRobot robot) throws Exception {
        ready();
        panel(robot, LabInspector.RUNS);
        press(robot, "#training-one");
        until(() -> epoch() == 1 && state() == RunState.PAUSED);
        press(robot, "#training-new-run");
        until(() -> view.model().runs().list().size() == 2 && epoch() == 0);
        type(robot, "#run-name-1", "the old one");
        until(() -> view.model().runs().selected().nameProperty().get().equals("the old one"));
        press(robot, "#training-new-run");
        until(() -> view.model().runs().list().size() == 2);
        press(robot, "#run-remove-1");
        until(() -> view.model().runs().list().size() == 1);
    }

    @Test
    void startStaysWhereItIsWhenTheSettingsAreScrolled(FxRobot robot) throws Exception {
        ready();
        panel(robot, LabInspector.SETTINGS);
        WaitForAsyncUtils.waitForFxEvents();
        double start = top(robot, "#training-start");
        double form = top(robot, "#training-settings");
        robot.interact(
                () -> robot.lookup(".inspector").queryAs(ScrollPane.class).setVvalue(1));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(top(robot, "#training-settings")).isLessThan(form);
        assertThat(top(robot, "#training-start")).isEqualTo(start).isPositive();
    }

    private static double top(FxRobot robot, String id) {
        Node node = robot.lookup(id).query();
        return node.localToScene(node.getBoundsInLocal()).getMinY();
    }

    @Test
    void typingIntoAFieldChangesNothingElse(FxRobot robot) throws Exception {
        ready();
        panel(robot, LabInspector.SETTINGS);
        robot.interact(() ->
                view.model().choices().set(view.model().settingsProperty().get().withRule(Rule.HEAVY_BALL)));
        TrainingSettings before = view.model().settingsProperty().get();
        List<TextField> fields =
                List.copyOf(robot.lookup("#training-settings .text-field").<TextField>queryAll());
        assertThat(fields).hasSize(6);
        for (TextField field : fields) {
            robot.interact(() -> {
                field.requestFocus();
                field.clear();
            });
            robot.write("sPaRNt 12");
            assertThat(field.getText()).isEqualTo("sPaRNt 12");
            assertThat(view.model().settingsProperty().get()).isEqualTo(before);
            assertThat(state()).isEqualTo(RunState.READY);
        }
        robot.interact(shell::focusStage);
        assertThat(view.model().settingsProperty().get()).isEqualTo(before);
        assertThat(epoch()).isZero();
    }

    @Test
    void aFieldCountsAtEnter(FxRobot robot) throws Exception {
        ready();
        panel(robot, LabInspector.SETTINGS);
        TextField field = robot.lookup("#training-hidden").queryAs(TextField.class);
        robot.interact(() -> {
            field.requestFocus();
            field.clear();
        });
        robot.write("7").type(KeyCode.ENTER);
        until(() -> view.model().settingsProperty().get().hidden().equals(List.of(7)));
    }

    @Test
    void paintsEveryHiddenUnitAndEveryOutputWithItsValue() throws Exception {
        ready();
        until(() -> view.trainingStage().items().size() > 40);
        List<Item> items = view.trainingStage().items();
        assertThat(items).extracting(Item::id).contains("digit", "h1[0]", "h1[31]", "y_hat[0]", "y_hat[9]");
        Shown shown = view.model().shownProperty().get();
        Item unit =
                items.stream().filter(i -> i.id().equals("h1[5]")).findFirst().orElseThrow();
        assertThat(unit.value()).isEqualTo(shown.reading().activations().get(0)[5]);
    }

    @Test
    void showsAnotherDigit(FxRobot robot) throws Exception {
        ready();
        press(robot, "#training-digit-on");
        until(() -> view.model().shownProperty().get().digit().index() == 19);
        press(robot, "#training-digit-back");
        until(() -> view.model().shownProperty().get().digit().index() == 18);
    }

    @Test
    void writesEveryFormatAndReadsItsSession(FxRobot robot, @TempDir Path folder) throws Exception {
        ready();
        robot.interact(() ->
                view.model().choices().set(TrainingSettings.LOGITS.withHidden(4).withEpochs(3)));
        press(robot, "#training-start");
        until(() -> state() == RunState.FINISHED
                && view.model().shownProperty().get().epoch() == 3);
        for (String ending : view.exportEndings()) {
            Path file = folder.resolve("training." + ending);
            WaitForAsyncUtils.asyncFx(() -> {
                        view.exportTo(file);
                        return null;
                    })
                    .get();
            assertThat(Files.size(file)).as(ending).isGreaterThan(100);
        }
        assertThat(Files.readAllLines(folder.resolve("training.csv"))).hasSize(4);
        Path session = folder.resolve("run.json");
        Parameters trained = view.model().snapshotProperty().get().parameters();
        WaitForAsyncUtils.asyncFx(() -> {
                    view.save(session);
                    view.open(session);
                    return null;
                })
                .get();
        until(() -> view.model().runs().list().size() == 2 && epoch() == 3 && state() == RunState.FINISHED);
        assertThat(view.model().settingsProperty().get())
                .isEqualTo(TrainingSettings.LOGITS.withHidden(4).withEpochs(3));
        assertThat(view.model()
                        .snapshotProperty()
                        .get()
                        .parameters()
                        .layers()
                        .get(0)
                        .weight())
                .isDeepEqualTo(trained.layers().get(0).weight());
        assertThat(folder.resolve("run.npz")).exists();
    }

    @Test
    void closingEndsEveryThread(FxRobot robot) throws Exception {
        ready();
        endless(robot);
        press(robot, "#training-start");
        until(() -> epoch() > 1);
        robot.interact(() -> view.close());
        until(() -> !working());
    }

    /** Whether a thread of this window's is there: one of another test's may still be ending. */
    private boolean working() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !others.contains(thread))
                .map(Thread::getName)
                .anyMatch(name -> name.equals("backprop-training")
                        || name.equals("backprop-shard")
                        || name.equals("backprop-look"));
    }
}
