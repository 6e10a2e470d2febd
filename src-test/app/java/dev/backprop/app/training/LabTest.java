package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.Trainer;
import dev.backprop.engine.train.TrainingSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several runs, branches, races and files, without a toolkit: this thread plays that of JavaFX. */
class LabTest {
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
            Runnable next = fx.poll(20, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
        }
    }

    private TrainingSnapshot snapshot() {
        return Objects.requireNonNull(model.snapshotProperty().get());
    }

    private LabRun selected() {
        return Objects.requireNonNull(model.runs().selected());
    }

    private int epoch() {
        TrainingSnapshot now = selected().current();
        return now == null ? -1 : now.epoch();
    }

    private void set(TrainingSettings settings) {
        model.choices().set(settings);
    }

    private void finish(TrainingSettings settings) throws InterruptedException {
        set(settings);
        model.driver().start();
        until(() -> selected().state() == RunState.FINISHED);
    }

    @BeforeEach
    void load() throws InterruptedException {
        model.load(Digits::mnist);
        until(() -> model.shownProperty().get() != null);
    }

    @AfterEach
    void close() throws InterruptedException {
        model.close();
        assertThat(model.awaitClosed(60_000)).isTrue();
        assertThat(problems).isEmpty();
    }

    private static void assertSame(Parameters one, Parameters other) {
        for (int l = 0; l < one.layers().size(); l++) {
            assertThat(one.layers().get(l).weight())
                    .isDeepEqualTo(other.layers().get(l).weight());
            assertThat(one.layers().get(l).bias())
                    .isEqualTo(other.layers().get(l).bias());
        }
    }

    @Test
    void aBranchGoesOnExactlyAsItsParentDid() throws InterruptedException {
        finish(TrainingSettings.LOGITS
                .withRule(Rule.ADAM)
                .withLr(0.01)
                .withBatch(30)
                .withEpochs(8));
        LabRun parent = selected();
        Parameters end = snapshot().parameters();
        model.playback().seek(3);
        model.choices().branch();
        until(() -> selected() != parent && epoch() == 3);
        assertThat(selected().from()).isEqualTo("1 at epoch 3");
        model.remove(parent);
        model.driver().start();
        until(() -> selected().state() == RunState.FINISHED);
        assertSame(snapshot().parameters(), end);
        assertThat(snapshot().metrics()).hasSize(8);
    }

    @Test
    void aStoppedRunCanBeBranchedAtItsEnd() throws InterruptedException {
        set(TrainingSettings.LOGITS.withEpochs(1_000_000));
        model.driver().start();
        until(() -> epoch() > 2);
        model.driver().stop();
        until(() -> selected().state() == RunState.STOPPED);
        int at = epoch();
        assertThat(model.choices().canBranch()).isTrue();
        model.choices().branch();
        until(() ->
                model.runs().list().size() == 2 && epoch() == at && selected().state() == RunState.PAUSED);
    }

    @Test
    void liveSettingsChangeWhileItRestsAndTheOthersSayWhyNot() throws InterruptedException {
        set(TrainingSettings.LOGITS.withEpochs(50));
        model.driver().oneEpoch();
        until(() -> epoch() == 1 && selected().state() == RunState.PAUSED);
        for (Setting setting : Setting.values()) {
            boolean free = model.lock(setting).isEmpty();
            assertThat(free).as(setting.title()).isEqualTo(setting.live() && setting != Setting.BETA);
        }
        set(model.settingsProperty()
                .get()
                .withRule(Rule.HEAVY_BALL)
                .withLr(0.1)
                .withBatch(60)
                .withEpochs(2));
        model.driver().start();
        until(() -> selected().state() == RunState.FINISHED);
        assertThat(snapshot().legs()).hasSize(2);
        assertThat(snapshot().config().optimizer().rule()).isEqualTo(Rule.HEAVY_BALL);
        assertThat(model.runs().list()).hasSize(1);
    }

    @Test
    void aFinishedRunGoesOnWithMoreEpochsAndAnotherSettingBeginsAnotherRun() throws InterruptedException {
        finish(TrainingSettings.LOGITS.withEpochs(2));
        set(model.settingsProperty().get().withEpochs(4));
        until(() -> selected().state() == RunState.PAUSED);
        model.driver().start();
        until(() -> selected().state() == RunState.FINISHED && epoch() == 4);
        set(model.settingsProperty().get().withLr(0.5));
        assertThat(model.runs().list()).hasSize(2);
        until(() -> epoch() == 0);
        assertThat(selected().settings().optimizer().lr()).isEqualTo(0.5);
    }

    @Test
    void refusesFewerEpochsThanAreDone() throws InterruptedException {
        finish(TrainingSettings.LOGITS.withEpochs(3));
        assertThatThrownBy(() -> set(model.settingsProperty().get().withEpochs(2)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("at least the 3");
    }

    @Test
    void anotherRunTakesTheColourOfOneThatIsGone() throws InterruptedException {
        model.choices().race(Racers.rates(TrainingSettings.LOGITS.withEpochs(3), "0.1 0.2 0.3 0.4 0.5"));
        List<LabRun> racers = List.copyOf(model.runs().list());
        assertThat(racers).hasSize(5).extracting(LabRun::hue).doesNotHaveDuplicates();
        LabRun gone = racers.get(2);
        until(() -> racers.stream().allMatch(run -> run.state() == RunState.FINISHED));

        model.remove(gone);
        model.choices().another();

        assertThat(selected().hue()).isEqualTo(gone.hue());
    }

    @Test
    void racersStartFromTheSameWeightsAndDifferInOneThing() throws InterruptedException {
        TrainingSettings like = TrainingSettings.LOGITS.withEpochs(3);
        model.choices().race(Racers.rates(like, "0.1 1; 2"));
        until(() -> model.runs().list().size() == 3
                && model.runs().list().stream().allMatch(run -> run.state() == RunState.FINISHED));
        List<LabRun> runs = model.runs().list();
        for (LabRun run : runs) {
            assertSame(
                    Objects.requireNonNull(run.current()).plan().initial(),
                    Objects.requireNonNull(runs.get(0).current()).plan().initial());
        }
        assertThat(DifferenceTable.rows(runs))
                .containsExactly(
                        List.of("", "learning rate"),
                        List.of(runs.get(0).id() + "", "0.1"),
                        List.of(runs.get(1).id() + "", "1"),
                        List.of(runs.get(2).id() + "", "2"));
        assertThat(model.runs().charted()).extracting(ChartRun::visible).containsOnly(true);
    }

    @Test
    void aRaceIsPausedAndResumedAsOne() throws InterruptedException {
        model.choices().race(Racers.rules(TrainingSettings.LOGITS.withEpochs(1_000_000), Set.of(Rule.GD, Rule.ADAM)));
        until(() -> model.runs().list().stream().allMatch(run -> run.epoch() > 0));
        model.driver().pause();
        until(() -> model.runs().list().stream().allMatch(run -> run.state() == RunState.PAUSED));
    }

    @Test
    void refusesARaceOfOne() {
        assertThatThrownBy(() -> Racers.rates(TrainingSettings.LOGITS, "0.1, 0.1"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("learning rates");
    }

    @Test
    void aRunThatWasNeverStartedGoesWhenItIsLeft() throws InterruptedException {
        finish(TrainingSettings.LOGITS.withEpochs(1));
        LabRun first = selected();
        model.choices().another();
        assertThat(model.runs().list()).hasSize(2);
        model.select(first);
        assertThat(model.runs().list()).containsExactly(first);
    }

    @Test
    void opensASavedRunWhereItWasBitForBit(@TempDir Path folder) throws InterruptedException {
        set(TrainingSettings.LOGITS
                .withHidden(6, 5)
                .withRule(Rule.ADAM)
                .withLr(0.01)
                .withBatch(50)
                .withEpochs(9));
        for (int e = 1; e <= 3; e++) {
            int epoch = e;
            model.driver().oneEpoch();
            until(() -> epoch() == epoch && selected().state() == RunState.PAUSED);
        }
        set(model.settingsProperty().get().withLr(0.002));
        for (int e = 4; e <= 5; e++) {
            int epoch = e;
            model.driver().oneEpoch();
            until(() -> epoch() == epoch && selected().state() == RunState.PAUSED);
        }
        LabRun first = selected();
        Path file = folder.resolve("run.json");
        RunFiles.write(file, first, 2);
        model.driver().start();
        until(() -> selected().state() == RunState.FINISHED);
        Parameters end = snapshot().parameters();
        model.open(RunFiles.read(file));
        until(() -> selected() != first && epoch() == 5 && selected().state() == RunState.PAUSED);
        until(() -> model.playback().getIndex() == 2);
        assertThat(selected().settings().optimizer().lr()).isEqualTo(0.002);
        assertThat(snapshot().metrics())
                .isEqualTo(Objects.requireNonNull(first.current()).metrics().subList(0, 5));
        assertThat(snapshot().tests()).isNotEmpty();
        model.driver().start();
        until(() -> selected().state() == RunState.FINISHED);
        assertSame(snapshot().parameters(), end);
        assertSame(
                snapshot().history().at(2, () -> false).parameters(),
                Objects.requireNonNull(first.current())
                        .history()
                        .at(2, () -> false)
                        .parameters());
    }

    /** Twenty batches an epoch; the rule is changed within one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void opensARunThatWasSavedWithinAnEpochAtItsBatch(int epochs, @TempDir Path folder) throws InterruptedException {
        set(TrainingSettings.LOGITS
                .withRule(Rule.ADAM)
                .withLr(0.01)
                .withBatch(6)
                .withEpochs(6));
        for (int e = 1; e <= epochs; e++) {
            int epoch = e;
            model.driver().oneEpoch();
            until(() -> epoch() == epoch && selected().state() == RunState.PAUSED);
        }
        for (int b = 1; b <= 13; b++) {
            int batch = b;
            model.driver().oneBatch();
            until(() -> snapshot().batchesDone() == batch && selected().state() == RunState.PAUSED);
        }
        set(model.settingsProperty().get().withRule(Rule.GD).withLr(0.2));
        until(() -> snapshot().legs().size() == 2);
        LabRun first = selected();
        TrainingSnapshot saved = snapshot();
        Path file = folder.resolve("run.json");
        RunFiles.write(file, first, -1);
        model.driver().start();
        until(() -> selected().state() == RunState.FINISHED);
        Parameters end = snapshot().parameters();
        model.open(RunFiles.read(file));
        until(() -> selected() != first && !selected().restoring() && model.calm());
        TrainingSnapshot opened = snapshot();
        assertThat(opened.state()).isEqualTo(RunState.PAUSED);
        assertThat(opened.epoch()).isEqualTo(epochs);
        assertThat(opened.batchesDone()).isEqualTo(13);
        assertThat(opened.legs()).isEqualTo(saved.legs());
        assertThat(opened.plan().epochs()).isEqualTo(6);
        assertSame(opened.parameters(), saved.parameters());
        assertThat(selected().settings()).isEqualTo(first.settings());
        model.driver().start();
        until(() -> selected().state() == RunState.FINISHED);
        assertSame(snapshot().parameters(), end);
    }

    @Test
    void aSessionWithoutAStateIsTrainedAgainToItsBatch(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("run.json");
        Files.writeString(file, """
                {"format": "backprop-session", "version": 1,
                 "training": {"data": "bundled", "epochs": 20, "hidden": 5, "output": "linear", "batch": 50,
                  "epochs_done": 4, "x-batches": 2}}
                """);
        model.open(RunFiles.read(file));
        until(() -> epoch() == 4 && !selected().restoring() && selected().state() == RunState.PAUSED);
        assertThat(snapshot().plan().epochs()).isEqualTo(20);
        var plan = snapshot().plan();
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            for (int u = 0; u < 4 * 3 + 2; u++) {
                trainer.batch(() -> false);
            }
            assertSame(snapshot().parameters(), trainer.parameters());
        }
    }

    @Test
    void refusesMoreBatchesThanAnEpochHas(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("run.json");
        Files.writeString(file, """
                {"format": "backprop-session", "version": 1,
                 "training": {"data": "bundled", "epochs": 20, "hidden": 5, "batch": 50, "x-batches": 3}}
                """);
        Opened tooMany = RunFiles.read(file);
        assertThatThrownBy(() -> model.open(tooMany))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        file + ": training.x-batches: found 3, expected below 3, as many as an epoch of this run has");
        assertThat(model.runs().list()).hasSize(1);
        until(model::calm);
    }

    @Test
    void anEpochThatHasBegunCannotBeTakenAway() throws InterruptedException {
        set(TrainingSettings.LOGITS.withBatch(30).withEpochs(6));
        model.driver().oneEpoch();
        model.driver().oneBatch();
        until(() -> epoch() == 1 && snapshot().batchesDone() == 1);
        assertThatThrownBy(() -> selected().reconfigure(selected().settings().withEpochs(1)))
                .hasMessage("epochs: found 1, expected at least the 2 that are begun");
    }

    @Test
    void aSessionWithoutAStateIsTrainedAgainToItsPlace(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("run.json");
        Files.writeString(file, """
                {"format": "backprop-session", "version": 1,
                 "training": {"data": "bundled", "epochs": 20, "hidden": 5, "output": "linear", "epochs_done": 7}}
                """);
        model.open(RunFiles.read(file));
        until(() -> epoch() == 7 && !selected().restoring() && selected().state() == RunState.PAUSED);
        assertThat(snapshot().plan().epochs()).isEqualTo(20);
        var plan = snapshot().plan();
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            for (int e = 0; e < 7; e++) {
                trainer.epoch();
            }
            assertSame(snapshot().parameters(), trainer.parameters());
        }
    }

    @Test
    void anUnusualRunKeepsItsFirstWeightsInAFile(@TempDir Path folder) throws InterruptedException {
        finish(TrainingSettings.LOGITS
                .withInit(InitialWeights.ZEROS)
                .withZeroGrad(false)
                .withEpochs(3));
        Path file = folder.resolve("zeros.json");
        RunFiles.write(file, selected(), -1);
        assertThat(folder.resolve("zeros.init.npz")).exists();
        Opened opened = RunFiles.read(file);
        assertThat(opened.settings()).isEqualTo(selected().settings());
        set(TrainingSettings.LOGITS
                .withInit(InitialWeights.of(folder.resolve("zeros.npz")))
                .withEpochs(2));
        until(() -> model.runs().list().size() == 2 && epoch() == 0);
        assertSame(
                snapshot().plan().initial(),
                Objects.requireNonNull(model.runs().list().get(0).current()).parameters());
    }

    @Test
    void aSaveThatFailsLeavesTheOldFilesAsTheyWere(@TempDir Path folder) throws Exception {
        finish(TrainingSettings.LOGITS.withEpochs(2));
        Path file = folder.resolve("run.json");
        RunFiles.write(file, selected(), -1);
        byte[] json = Files.readAllBytes(file);
        byte[] weights = Files.readAllBytes(folder.resolve("run.npz"));
        set(model.settingsProperty().get().withEpochs(3));
        until(() -> selected().state() == RunState.PAUSED);
        model.driver().start();
        until(() -> selected().state() == RunState.FINISHED && epoch() == 3);
        // Where the history would be written there is a folder: the set fails after the weights were written beside
        // theirs.
        Files.createDirectory(folder.resolve(".run.history.npz.part"));
        Files.createFile(folder.resolve(".run.history.npz.part/inside"));
        assertThatThrownBy(() -> RunFiles.write(file, selected(), -1)).isInstanceOf(BadInputException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(json);
        assertThat(Files.readAllBytes(folder.resolve("run.npz"))).isEqualTo(weights);
        assertThat(epoch()).isEqualTo(3);
    }

    @Test
    void aRunThatBrokeOffIsSavedAndOpensAtItsLastFiniteState(@TempDir Path folder) throws InterruptedException {
        set(Experiment.LR_TOO_HIGH.settings());
        model.driver().start();
        until(() -> selected().state() == RunState.FAILED);
        assertThat(problems).singleElement().asString().contains("no longer finite");
        problems.clear();
        LabRun broken = selected();
        Path file = folder.resolve("broken.json");
        RunFiles.write(file, broken, -1);
        int done = RunFiles.read(file).epochsDone();
        assertThat(done).isPositive();
        model.open(RunFiles.read(file));
        until(() -> selected() != broken && epoch() == done && selected().state() == RunState.PAUSED);
    }

    @Test
    void aFolderThatIsGoneIsToldAndNothingIsLost(@TempDir Path folder) throws Exception {
        finish(TrainingSettings.LOGITS.withEpochs(2));
        Path missing = folder.resolve("gone").resolve("run.json");
        assertThatThrownBy(() -> RunFiles.write(missing, selected(), -1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("gone");
        assertThat(epoch()).isEqualTo(2);
        RunFiles.write(folder.resolve("run.json"), selected(), -1);
    }

    @Test
    void aFolderThatIsNoDataIsToldAndChangesNothing(@TempDir Path folder) throws InterruptedException {
        TrainingSettings before = model.settingsProperty().get();
        set(before.withData(new DataChoice(folder)));
        until(() -> !problems.isEmpty());
        assertThat(problems).singleElement().asString().contains("train-images-idx3-ubyte");
        assertThat(model.settingsProperty().get()).isEqualTo(before);
        problems.clear();
    }

    @Test
    void thousandsOfCommandsLeaveNoThreadAndNothingStale() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 3000; i++) {
            command(random.nextInt(12), random);
            for (Runnable next = fx.poll(); next != null && random.nextInt(3) > 0; next = fx.poll()) {
                next.run();
            }
        }
        assertThat(model.runs().list().size()).isLessThanOrEqualTo(Runs.MOST);
        model.driver().pause();
        model.driver().stop();
        model.choices().begin(TrainingSettings.LOGITS.withHidden(3).withEpochs(2));
        model.reset();
        model.driver().start();
        until(() -> epoch() == 2 && selected().state() == RunState.FINISHED);
        until(model::calm);
        Shown shown = Objects.requireNonNull(model.shownProperty().get());
        assertSame(shown.parameters(), snapshot().parameters());
        assertThat(shown.parameters().layers().get(0).weight()).hasDimensions(3, 36);
    }

    private void command(int which, SplittableRandom random) {
        try {
            switch (which) {
                case 0, 1 -> model.driver().start();
                case 2 -> model.driver().pause();
                case 3 -> model.driver().stop();
                case 4 -> model.reset();
                case 5 -> model.driver().oneEpoch();
                case 6 -> model.driver().oneBatch();
                case 7 -> set(model.settingsProperty().get().withLr(random.nextDouble(0.01, 1)));
                case 8 -> set(model.settingsProperty().get().withHidden(random.nextInt(2, 6)));
                case 9 ->
                    model.choices().begin(TrainingSettings.LOGITS.withHidden(4).withSeed(random.nextInt(9)));
                case 10 -> model.playback().seek(random.nextInt(5));
                default ->
                    model.select(model.runs()
                            .list()
                            .get(random.nextInt(model.runs().list().size())));
            }
        } catch (BadInputException e) {
            // A refused change is an answer too.
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
