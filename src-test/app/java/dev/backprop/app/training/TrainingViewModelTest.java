package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.Trainer;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The run as the window knows it, without a toolkit: this thread plays that of JavaFX. */
class TrainingViewModelTest {
    private static final long PATIENCE_SECONDS = 60;

    private final LinkedBlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final TrainingViewModel model = new TrainingViewModel(fx::add, new Heard(), 2);

    private final class Heard implements Messages {
        @Override
        public void report(Throwable problem) {
            problems.add(String.valueOf(problem.getMessage()));
        }

        @Override
        public void progress(double fraction, String text) {}

        @Override
        public void backendStarted() {}
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "did not come about; state " + model.stateProperty().get() + " " + problems);
            }
            Runnable next = fx.poll(50, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
        }
    }

    private RunState state() {
        return model.stateProperty().get();
    }

    private int epoch() {
        TrainingSnapshot snapshot = model.snapshotProperty().get();
        return snapshot == null ? -1 : snapshot.epoch();
    }

    private int shownEpoch() {
        Shown shown = model.shownProperty().get();
        return shown == null ? -1 : shown.epoch();
    }

    @BeforeEach
    void load() throws InterruptedException {
        model.load(Digits::mnist);
        until(() -> shownEpoch() == 0);
    }

    @AfterEach
    void close() throws InterruptedException {
        model.close();
        assertThat(model.awaitClosed(60_000)).isTrue();
        assertThat(problems).isEmpty();
    }

    @Test
    void beforeThereIsDataThePlayerSaysWhatItWaitsForAndGoesNowhere() throws InterruptedException {
        try (TrainingViewModel waiting = new TrainingViewModel(fx::add, new Heard(), 1)) {
            waiting.playback().next();
            waiting.playback().toEnd();
            assertThat(waiting.playback().getIndex()).isZero();
            assertThat(waiting.playback().subtitleProperty().get()).isEqualTo("ready once the data has been read");

            waiting.load(Digits::mnist);
            until(() -> waiting.snapshotProperty().get() != null);
            waiting.playback().next();
            until(() -> waiting.playback().getIndex() == 1);
        }
    }

    @Test
    void beginsWithTheNotebooksRunAtItsInitialWeights() {
        assertThat(model.settingsProperty().get()).isEqualTo(TrainingSettings.NOTEBOOK);
        assertThat(state()).isEqualTo(RunState.READY);
        assertThat(Objects.requireNonNull(model.shownProperty().get()).parameters())
                .isEqualTo(Objects.requireNonNull(model.snapshotProperty().get())
                        .plan()
                        .initial());
    }

    @Test
    void startsPausesResumesAndStops() throws InterruptedException {
        model.choices().set(model.settingsProperty().get().withEpochs(1_000_000));
        model.driver().start();
        assertThat(model.playback().isPlaying()).isTrue();
        until(() -> epoch() > 2);
        model.driver().pause();
        assertThat(model.playback().isPlaying()).isFalse();
        until(() -> state() == RunState.PAUSED);
        int paused = epoch();
        model.driver().start();
        until(() -> epoch() > paused);
        model.driver().stop();
        until(() -> state() == RunState.STOPPED);
        assertThat(model.playback().getIndex()).isEqualTo(epoch());
    }

    @Test
    void playAndPauseOfThePlayerAreStartAndPauseOfTheRun() throws InterruptedException {
        model.choices().set(model.settingsProperty().get().withEpochs(1_000_000));
        model.playback().play();
        until(() -> state() == RunState.RUNNING && epoch() > 0);
        model.playback().pause();
        until(() -> state() == RunState.PAUSED);
        assertThat(model.playback().isPlaying()).isFalse();
    }

    @Test
    void aQuickResumeAfterAPauseGoesOn() throws InterruptedException {
        model.choices().set(model.settingsProperty().get().withEpochs(1_000_000));
        model.driver().start();
        until(() -> epoch() > 1);
        for (int i = 0; i < 20; i++) {
            model.playback().pause();
            model.playback().play();
        }
        int now = epoch();
        until(() -> epoch() > now + 3 && state() == RunState.RUNNING);
        assertThat(model.playback().isPlaying()).isTrue();
    }

    @Test
    void oneStepOnFromTheNewestStateTrainsAnEpoch() throws InterruptedException {
        model.playback().next();
        until(() -> state() == RunState.PAUSED && shownEpoch() == 1);
        assertThat(epoch()).isEqualTo(1);
        assertThat(model.playback().getIndex()).isEqualTo(1);
    }

    @Test
    void aRunThatGoesOnCannotBeSteppedAtItsNewestState() throws InterruptedException {
        model.choices().set(model.settingsProperty().get().withEpochs(1_000_000));
        assertThat(model.playback().stuck()).isFalse();
        model.driver().start();
        until(() -> state() == RunState.RUNNING && epoch() > 1);
        assertThat(model.playback().stuck()).isTrue();
        model.driver().pause();
        until(() -> state() == RunState.PAUSED);
        assertThat(model.playback().stuck()).isFalse();
    }

    @Test
    void finishesAtTheLastEpoch() throws InterruptedException {
        model.choices().set(model.settingsProperty().get().withEpochs(7));
        model.driver().start();
        until(() -> state() == RunState.FINISHED && shownEpoch() == 7);
        assertThat(model.playback().isPlaying()).isFalse();
        assertThat(model.playback().getLength()).isEqualTo(8);
    }

    @Test
    void showsAnEarlierEpochExactlyAsItWas() throws InterruptedException {
        model.choices().set(model.settingsProperty().get().withEpochs(9).withBatch(30));
        model.driver().start();
        until(() -> state() == RunState.FINISHED);
        model.playback().seek(4);
        until(() -> shownEpoch() == 4);
        Shown shown = Objects.requireNonNull(model.shownProperty().get());
        var plan = shown.snapshot().plan();
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            for (int e = 0; e < 4; e++) {
                trainer.epoch();
            }
            Parameters then = trainer.parameters();
            assertThat(shown.parameters().layers().get(0).weight())
                    .isDeepEqualTo(then.layers().get(0).weight());
            assertThat(Objects.requireNonNull(shown.test()).confusion())
                    .isDeepEqualTo(trainer.evaluate(plan.test()).confusion());
        }
    }

    @Test
    void theCursorDoesNotGoBeyondWhatIsTrained() throws InterruptedException {
        model.playback().seek(500);
        assertThat(model.playback().getIndex()).isZero();
        assertThat(state()).isEqualTo(RunState.READY);
        model.driver().oneEpoch();
        until(() -> shownEpoch() == 1);
        assertThat(model.playback().getIndex()).isEqualTo(1);
    }

    @Test
    void theCursorStaysInThePastWhileTrainingGoesOn() throws InterruptedException {
        model.choices().set(model.settingsProperty().get().withEpochs(1_000_000));
        model.driver().start();
        until(() -> epoch() > 5);
        model.playback().seek(2);
        until(() -> shownEpoch() == 2);
        int then = epoch();
        until(() -> epoch() > then + 3);
        assertThat(model.playback().getIndex()).isEqualTo(2);
        model.playback().toEnd();
        until(() -> shownEpoch() > then);
    }

    @Test
    void resetBeginsAgainFromTheSameWeights() throws InterruptedException {
        double[] before = firstWeights();
        model.driver().start();
        until(() -> epoch() > 1);
        model.reset();
        until(() -> state() == RunState.READY && shownEpoch() == 0);
        assertThat(firstWeights()).containsExactly(before);
        assertThat(model.playback().getIndex()).isZero();
    }

    private double[] firstWeights() {
        return Objects.requireNonNull(model.shownProperty().get())
                .parameters()
                .layers()
                .get(0)
                .weight()[0];
    }

    @Test
    void refusesOtherSettingsWhileARunTrains() throws InterruptedException {
        TrainingSettings endless = TrainingSettings.NOTEBOOK.withEpochs(1_000_000);
        model.choices().set(endless);
        model.driver().start();
        until(() -> epoch() > 0);
        assertThatThrownBy(() -> model.choices().set(TrainingSettings.LOGITS))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("“New run” begins another");
        assertThat(model.settingsProperty().get()).isEqualTo(endless);
    }

    @Test
    void aRunThatBeginsAgainForgetsWhereTheCursorWasSentBeforeItsFirstState() throws InterruptedException {
        model.choices().set(TrainingSettings.NOTEBOOK.withEpochs(2));
        model.reset();
        model.playback().seek(1);
        model.reset();
        model.driver().start();
        until(() -> state() == RunState.FINISHED);
        assertThat(model.playback().getIndex()).isEqualTo(2);
        until(() -> shownEpoch() == 2);
    }

    @Test
    void otherSettingsBeginAnotherRun() throws InterruptedException {
        model.choices().set(TrainingSettings.LOGITS.withHidden(5));
        until(() -> firstLayerUnits() == 5);
        assertThat(Objects.requireNonNull(model.snapshotProperty().get())
                        .plan()
                        .config()
                        .spec()
                        .layers()
                        .get(1)
                        .activation())
                .isEqualTo(Activation.LINEAR);
    }

    private int firstLayerUnits() {
        return Objects.requireNonNull(model.shownProperty().get())
                .parameters()
                .layers()
                .get(0)
                .weight()
                .length;
    }

    @Test
    void showsAnotherDigitAndComesRoundAtTheEnds() throws InterruptedException {
        model.moveDigit(-19);
        until(() -> Objects.requireNonNull(model.shownProperty().get()).digit().index() == 39);
        model.moveDigit(1);
        until(() -> Objects.requireNonNull(model.shownProperty().get()).digit().index() == 0);
        Shown shown = Objects.requireNonNull(model.shownProperty().get());
        assertThat(shown.digit().label())
                .isEqualTo(Objects.requireNonNull(model.data()).test().label(0));
    }

    @Test
    void contributionsAreTheTermsOfTheAnswersScore() {
        Shown shown = Objects.requireNonNull(model.shownProperty().get());
        Contributions found = Contributions.of(shown);
        double sum = 0;
        for (double term : found.terms()) {
            sum += term;
        }
        Parameters.Layer last = shown.parameters().layers().get(1);
        double[] h = shown.reading().activations().get(0);
        double expected = 0;
        for (int j = 0; j < h.length; j++) {
            expected += last.weight()[found.answer()][j] * h[j];
        }
        assertThat(sum).isEqualTo(expected);
        assertThat(found.loudest()).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void tellsWhyARunFailed() throws InterruptedException {
        model.choices()
                .set(TrainingSettings.LOGITS.withActivation(Activation.RELU).withLr(1e30));
        model.driver().start();
        until(() -> state() == RunState.FAILED && !problems.isEmpty());
        assertThat(problems).singleElement().asString().contains("no longer finite");
        assertThat(model.playback().isPlaying()).isFalse();
        problems.clear();
    }
}
