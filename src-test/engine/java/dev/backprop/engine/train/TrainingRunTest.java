package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands and snapshots of a run on its own thread. */
class TrainingRunTest {
    private static final long PATIENCE_MILLIS = 60_000;
    private static final int ENDLESS = 1_000_000;

    private final List<TrainingSnapshot> seen = new CopyOnWriteArrayList<>();
    private final TrainingRun run = new TrainingRun(this::see);

    private synchronized void see(TrainingSnapshot snapshot) {
        seen.add(snapshot);
        notifyAll();
    }

    private synchronized TrainingSnapshot await(Predicate<TrainingSnapshot> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (System.nanoTime() < end) {
            for (TrainingSnapshot snapshot : seen) {
                if (wanted.test(snapshot)) {
                    return snapshot;
                }
            }
            wait(100);
        }
        throw new AssertionError("no such snapshot among " + seen.size());
    }

    private static RunPlan plan(int epochs) {
        return Synthetic.plan(Synthetic.config(20, 2, 2), epochs, 1 << 20);
    }

    @AfterEach
    void close() throws InterruptedException {
        run.close();
        assertThat(run.awaitClosed(PATIENCE_MILLIS)).isTrue();
    }

    private static Predicate<TrainingSnapshot> in(RunState state) {
        return snapshot -> snapshot.state() == state;
    }

    @Test
    void showsTheInitialWeightsBeforeItTrains() throws InterruptedException {
        RunPlan plan = plan(5);
        run.reset(plan);
        TrainingSnapshot ready = await(in(RunState.READY));
        assertThat(ready.epoch()).isZero();
        assertThat(ready.parameters()).isEqualTo(plan.initial());
    }

    @Test
    void trainsToTheLastEpochAndMeasuresTheTestSetThere() throws InterruptedException {
        run.reset(plan(12));
        run.start();
        TrainingSnapshot end = await(in(RunState.FINISHED));
        assertThat(end.epoch()).isEqualTo(12);
        assertThat(end.tests().get(end.tests().size() - 1).epoch()).isEqualTo(12);
    }

    @Test
    void givesTheNumbersOfATrainer() throws InterruptedException {
        RunPlan plan = plan(6);
        run.reset(plan);
        run.start();
        TrainingSnapshot end = await(in(RunState.FINISHED));
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            for (int e = 0; e < 6; e++) {
                assertThat(end.metrics().get(e).record().loss())
                        .isEqualTo(trainer.epoch().loss());
            }
        }
    }

    @Test
    void goesOnWhereItPaused() throws InterruptedException {
        RunPlan plan = plan(400);
        run.reset(plan);
        run.start();
        await(s -> s.epoch() > 2);
        run.pause();
        TrainingSnapshot paused = await(in(RunState.PAUSED));
        run.resume();
        TrainingSnapshot end = await(in(RunState.FINISHED));
        assertThat(paused.epoch()).isBetween(3, 400);
        assertThat(end.epoch()).isEqualTo(400);
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            for (int e = 0; e < 400; e++) {
                trainer.epoch();
            }
            assertThat(end.parameters().layers().get(0).weight())
                    .isDeepEqualTo(trainer.parameters().layers().get(0).weight());
        }
    }

    @Test
    void tellsOfUpdatesWithinAnEpochWhileItTrains() throws InterruptedException {
        RunPlan plan = plan(ENDLESS);
        run.reset(plan);
        run.start();
        TrainingSnapshot within = await(s -> s.state() == RunState.RUNNING && s.batchesDone() > 0);
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            for (int u = 0; u < within.epoch() * within.batches() + within.batchesDone(); u++) {
                trainer.batch(() -> false);
            }
            assertThat(within.parameters().layers().get(0).weight())
                    .isDeepEqualTo(trainer.parameters().layers().get(0).weight());
        }
    }

    @Test
    void trainsOneEpochAndPauses() throws InterruptedException {
        run.reset(plan(ENDLESS));
        run.oneEpoch();
        TrainingSnapshot paused = await(in(RunState.PAUSED));
        assertThat(paused.epoch()).isEqualTo(1);
    }

    @Test
    void stopsForGood() throws InterruptedException {
        run.reset(plan(ENDLESS));
        run.start();
        await(s -> s.epoch() > 1);
        run.stop();
        TrainingSnapshot stopped = await(in(RunState.STOPPED));
        run.start();
        run.oneEpoch();
        long next = run.reset(plan(3));
        await(s -> s.generation() == next);
        assertThat(seen)
                .filteredOn(s -> s.generation() != next)
                .last()
                .satisfies(s -> assertThat(s.epoch()).isEqualTo(stopped.epoch()));
    }

    @Test
    void doesNothingAtPauseOrStopBeforeItHasBegun() throws InterruptedException {
        run.reset(plan(2));
        run.pause();
        run.stop();
        run.start();
        assertThat(await(in(RunState.FINISHED)).epoch()).isEqualTo(2);
    }

    @Test
    void tellsWhereANumberStoppedBeingFinite() throws InterruptedException {
        TrainingConfig config = new TrainingConfig(
                Synthetic.network(Activation.RELU, Activation.LINEAR),
                new OptimizerSpec(Rule.GD, 1e30, 0),
                TrainingConfig.FULL,
                0,
                2,
                2);
        run.reset(Synthetic.plan(config, ENDLESS, 1 << 20));
        run.start();
        TrainingSnapshot failed = await(in(RunState.FAILED));
        NonFinite where =
                Objects.requireNonNull(Objects.requireNonNull(failed.failure()).where());
        assertThat(failed.failure().message()).contains("no longer finite");
        assertThat(where.epoch()).isEqualTo(failed.epoch());
        for (Parameters.Layer layer : failed.parameters().layers()) {
            for (double[] row : layer.weight()) {
                for (double w : row) {
                    assertThat(w).isFinite();
                }
            }
        }
    }

    @Test
    void tellsAFaultOfItsThread() throws InterruptedException {
        RunPlan good = plan(3);
        RunPlan misfit = new RunPlan(good.train(), good.test(), good.config(), new Parameters(List.of()), 3, 0);
        run.reset(misfit);
        run.start();
        TrainingSnapshot failed = await(in(RunState.FAILED));
        assertThat(Objects.requireNonNull(failed.failure()).message()).contains("layers");
    }

    @Test
    void leavesNoThreadAndNoStaleSnapshotAfterHundredsOfResets() throws InterruptedException {
        RunPlan plan = plan(ENDLESS);
        AtomicLong newest = new AtomicLong();
        AtomicLong stale = new AtomicLong();
        TrainingRun busy = new TrainingRun(s -> {
            if (s.generation() < newest.get()) {
                stale.incrementAndGet();
            }
        });
        for (int i = 0; i < 300; i++) {
            newest.set(busy.reset(plan));
            busy.start();
            if (i % 3 == 0) {
                busy.stop();
            } else if (i % 7 == 0) {
                Thread.sleep(2);
                busy.pause();
            }
        }
        busy.close();
        assertThat(busy.awaitClosed(PATIENCE_MILLIS)).isTrue();
        assertThat(stale).hasValue(0);
        assertThat(backpropThreadsGone()).isTrue();
    }

    /** A pool's idle thread ends a moment after its pool. */
    static boolean backpropThreadsGone() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            boolean any = Thread.getAllStackTraces().keySet().stream()
                    .anyMatch(t -> t.getName().startsWith("backprop-") && t.isAlive());
            if (!any) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }

    @Test
    void endsWithinTheEpochWhenItIsClosed() throws InterruptedException {
        run.reset(plan(ENDLESS));
        run.start();
        await(in(RunState.RUNNING));
        run.close();
        assertThat(run.awaitClosed(PATIENCE_MILLIS)).isTrue();
        int before = seen.size();
        run.start();
        assertThat(seen).hasSize(before);
    }

    @Test
    void pausesWithinAnEpochAfterOneBatchAndGoesOnFromThere() throws InterruptedException {
        RunPlan plan = plan(3);
        run.reset(plan);
        run.batches(1);
        run.batches(1);
        TrainingSnapshot within = await(s -> s.batchesDone() == 2 && s.state() == RunState.PAUSED);
        assertThat(within.epoch()).isZero();
        assertThat(within.batches()).isEqualTo(11);
        run.start();
        TrainingSnapshot end = await(in(RunState.FINISHED));
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            for (int e = 0; e < 3; e++) {
                assertThat(end.metrics().get(e).record().loss())
                        .isEqualTo(trainer.epoch().loss());
            }
        }
    }

    @Test
    void aRestWithinAnEpochIsMeasuredThereAndLeavesTheMeasurementsOfWholeEpochsAlone() throws InterruptedException {
        RunPlan plan = plan(3);
        run.reset(plan);
        run.batches(12);
        TrainingSnapshot within = await(s -> s.epoch() == 1 && s.batchesDone() == 1 && s.state() == RunState.PAUSED);
        Measured measured = Objects.requireNonNull(within.measured());
        assertThat(measured.epoch()).isEqualTo(1);
        assertThat(measured.batches()).isEqualTo(1);
        assertThat(within.test()).isSameAs(measured.metrics());
        assertThat(within.predictions()).isSameAs(measured.predictions());
        assertThat(within.tests()).extracting(TestPoint::metrics).doesNotContain(measured.metrics());
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            trainer.epoch();
            trainer.batch(() -> false);
            assertThat(measured.metrics()).usingRecursiveComparison().isEqualTo(trainer.evaluate(plan.test()));
        }
    }

    /** Epochs of so many batches that a pause finds one under way. */
    private static RunPlan longEpochs(int rows, int epochs) {
        TrainingConfig config = Synthetic.config(1, 2, 2);
        return new RunPlan(
                Synthetic.data(rows, 1),
                Synthetic.data(57, 2),
                config,
                Parameters.draw(config.spec(), 5),
                epochs,
                1 << 20);
    }

    @Test
    void pausesAfterTheBatchUnderWayAndGoesOnToTheBitsOfARunThatNeverPaused() throws InterruptedException {
        RunPlan plan = longEpochs(3_000, 12);
        run.reset(plan);
        for (int p = 0; p < 4; p++) {
            run.start();
            int seenBefore = seen.size();
            await(s -> seen.indexOf(s) >= seenBefore && s.state() == RunState.RUNNING && s.batchesDone() > 0);
            run.pause();
            TrainingSnapshot paused = await(s -> seen.indexOf(s) >= seenBefore && s.state() == RunState.PAUSED);
            assertBatches(plan, paused);
        }
        assertThat(seen)
                .filteredOn(in(RunState.PAUSED))
                .as("pauses within an epoch")
                .anyMatch(s -> s.batchesDone() > 0);
        run.start();
        TrainingSnapshot end = await(in(RunState.FINISHED));
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            for (int e = 0; e < plan.epochs(); e++) {
                TrainerTest.assertSame(end.history().at(e, () -> false).checkpoint(), trainer.checkpoint());
                assertThat(end.metrics().get(e).record().loss())
                        .isEqualTo(trainer.epoch().loss());
            }
            assertSame(end.parameters(), trainer.parameters());
        }
    }

    /** The snapshot's weights are those of as many batches in a row. */
    private static void assertBatches(RunPlan plan, TrainingSnapshot snapshot) {
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            for (int u = 0; u < snapshot.epoch() * snapshot.batches() + snapshot.batchesDone(); u++) {
                trainer.batch(() -> false);
            }
            assertThat(snapshot.batchesDone()).isEqualTo(trainer.batchesDone());
            assertSame(snapshot.parameters(), trainer.parameters());
        }
    }

    private static void assertSame(Parameters found, Parameters expected) {
        assertThat(found).usingRecursiveComparison().isEqualTo(expected);
    }

    @Test
    void aPauseEndsASingleEpochAfterItsBatch() throws InterruptedException {
        RunPlan plan = longEpochs(40_000, ENDLESS);
        run.reset(plan);
        for (int p = 0; p < 200; p++) {
            run.oneEpoch();
        }
        TrainingSnapshot within = await(s -> s.batchesDone() > 0);
        assertThat(within.state()).as("an epoch that lasts is seen to run").isEqualTo(RunState.RUNNING);
        run.pause();
        int from = seen.size();
        TrainingSnapshot paused = await(s -> seen.indexOf(s) >= from && s.state() == RunState.PAUSED);
        assertThat(paused.epoch()).isLessThan(200);
        assertBatches(plan, paused);
    }

    @Test
    void severalBatchesAreTrainedAsOneAndMeasuredOnce() throws InterruptedException {
        RunPlan plan = plan(3);
        run.reset(plan);
        run.batches(7);
        TrainingSnapshot paused = await(in(RunState.PAUSED));
        assertThat(paused.batchesDone()).isEqualTo(7);
        assertBatches(plan, paused);
        run.batches(6);
        TrainingSnapshot next = await(s -> s.epoch() == 1 && s.batchesDone() == 2 && s.state() == RunState.PAUSED);
        assertBatches(plan, next);
        assertThat(seen)
                .filteredOn(in(RunState.PAUSED))
                .extracting(TrainingSnapshot::batchesDone)
                .containsExactly(7, 2);
    }

    @Test
    void aPauseWithinAnEpochKeepsTheStateBeforeItWhateverTheBudget() throws InterruptedException {
        RunPlan plan = Synthetic.plan(Synthetic.config(20, 2, 2), 9, 0);
        run.reset(plan);
        for (int e = 0; e < 5; e++) {
            run.oneEpoch();
        }
        run.batches(3);
        TrainingSnapshot paused = await(s -> s.batchesDone() == 3 && s.state() == RunState.PAUSED);
        Checkpoint before = paused.history().keyframe(5).orElseThrow();
        assertThat(before.epoch()).isEqualTo(5);
        assertThat(before.batches()).isZero();
        TrainerTest.assertSame(before, paused.history().at(5, () -> false).checkpoint());
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            for (int e = 0; e < 5; e++) {
                trainer.epoch();
            }
            TrainerTest.assertSame(before, trainer.checkpoint());
        }
    }

    @Test
    void goesOnByAnotherRuleFromTheNextEpoch() throws InterruptedException {
        RunPlan plan = plan(4);
        run.reset(plan);
        run.oneEpoch();
        await(s -> s.epoch() == 1);
        TrainingConfig next = plan.config().withOptimizer(new OptimizerSpec(Rule.ADAM, 0.01, 0.9));
        run.reconfigure(next);
        run.start();
        TrainingSnapshot end = await(in(RunState.FINISHED));
        assertThat(end.config()).isEqualTo(next);
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            trainer.epoch();
            trainer.reconfigure(next);
            for (int e = 1; e < 4; e++) {
                assertThat(end.metrics().get(e).record().loss())
                        .isEqualTo(trainer.epoch().loss());
            }
        }
    }

    @Test
    void goesOnAfterItsEndWhereThereAreMoreEpochs() throws InterruptedException {
        run.reset(plan(2));
        run.start();
        await(in(RunState.FINISHED));
        run.setEpochs(5);
        await(s -> s.state() == RunState.PAUSED && s.epoch() == 2);
        run.start();
        assertThat(await(s -> s.state() == RunState.FINISHED && s.epoch() == 5)
                        .plan()
                        .epochs())
                .isEqualTo(5);
    }

    @Test
    void restsWhereMoreEpochsComeRightAtItsEnd() throws InterruptedException {
        List<RunState> states = new CopyOnWriteArrayList<>();
        TrainingRun[] own = new TrainingRun[1];
        own[0] = new TrainingRun(s -> {
            states.add(s.state());
            if (s.state() == RunState.FINISHED) {
                own[0].setEpochs(5);
            } else if (s.state() == RunState.PAUSED) {
                // Its thread ends by that as soon as it has nothing to do.
                Thread.currentThread().interrupt();
            }
        });
        own[0].reset(plan(2));
        own[0].start();
        try {
            assertThat(own[0].awaitClosed(PATIENCE_MILLIS)).isTrue();
        } finally {
            own[0].close();
        }
        assertThat(states).endsWith(RunState.FINISHED, RunState.PAUSED);
    }

    @Test
    void runsOfOneGateGiveTheNumbersOfRunsAlone() throws InterruptedException {
        RunGate gate = new RunGate();
        List<TrainingSnapshot> ends = new CopyOnWriteArrayList<>();
        List<TrainingRun> runs = new java.util.ArrayList<>();
        for (int r = 0; r < 3; r++) {
            TrainingRun each = new TrainingRun(
                    s -> {
                        if (s.state() == RunState.FINISHED) {
                            ends.add(s);
                        }
                    },
                    gate);
            runs.add(each);
            each.reset(plan(5 + r));
            each.start();
        }
        for (int i = 0; i < 3000 && ends.size() < 3; i++) {
            Thread.sleep(10);
        }
        for (TrainingRun each : runs) {
            each.close();
            assertThat(each.awaitClosed(PATIENCE_MILLIS)).isTrue();
        }
        assertThat(ends).extracting(TrainingSnapshot::epoch).containsExactlyInAnyOrder(5, 6, 7);
        RunPlan plan = plan(5);
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            for (int e = 0; e < 5; e++) {
                double loss = trainer.epoch().loss();
                int epoch = e;
                assertThat(ends)
                        .allSatisfy(
                                s -> assertThat(s.metrics().get(epoch).record().loss())
                                        .isEqualTo(loss));
            }
        }
    }

    @Test
    void aBranchBeginsPausedWhereItsOriginWas() throws InterruptedException {
        RunPlan plan = plan(6);
        run.reset(plan);
        run.start();
        TrainingSnapshot end = await(in(RunState.FINISHED));
        Origin origin = end.history().branch(4, () -> false);
        long next = run.reset(plan.withOrigin(origin, plan.config()));
        TrainingSnapshot begun = await(s -> s.generation() == next);
        assertThat(begun.state()).isEqualTo(RunState.PAUSED);
        assertThat(begun.epoch()).isEqualTo(4);
        run.start();
        TrainingSnapshot again = await(s -> s.generation() == next && s.state() == RunState.FINISHED);
        assertThat(again.metrics().get(5).record().loss())
                .isEqualTo(end.metrics().get(5).record().loss());
        assertThat(again.parameters().layers().get(1).weight())
                .isDeepEqualTo(end.parameters().layers().get(1).weight());
    }

    @Test
    void aSnapshotWithinAnEpochCountsThatEpochsBatchesWhateverFollows() throws InterruptedException {
        RunPlan plan = plan(3);
        run.reset(plan);
        run.batches(1);
        await(s -> s.batchesDone() == 1);
        run.reconfigure(plan.config().withBatch(100));
        TrainingSnapshot within = await(s -> s.config().batch() == 100);
        assertThat(within.batchesDone()).isEqualTo(1);
        assertThat(within.batches()).isEqualTo(11);
        run.oneEpoch();
        assertThat(await(s -> s.epoch() == 1).batches()).isEqualTo(3);
    }

    @Test
    void hasFinishedAndIsMeasuredWhereItsEpochsAreLoweredBelowWhatItHas() throws InterruptedException {
        run.reset(plan(ENDLESS));
        run.start();
        await(s -> s.epoch() > 3);
        run.setEpochs(2);
        TrainingSnapshot end = await(in(RunState.FINISHED));
        assertThat(end.epoch()).isGreaterThan(3);
        assertThat(end.tests().get(end.tests().size() - 1).epoch()).isEqualTo(end.epoch());
    }

    @Test
    void raisedEpochsGoOnWithTheSameBits() throws InterruptedException {
        RunPlan plan = plan(3);
        run.reset(plan);
        run.start();
        await(in(RunState.FINISHED));
        run.setEpochs(7);
        run.start();
        TrainingSnapshot end = await(s -> s.state() == RunState.FINISHED && s.epoch() == 7);
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            for (int e = 0; e < 7; e++) {
                trainer.epoch();
            }
            assertThat(end.parameters().layers().get(0).weight())
                    .isDeepEqualTo(trainer.parameters().layers().get(0).weight());
        }
    }

    @Test
    void aRunThatStoppedBeingFiniteCanBeBranchedFromBefore() throws InterruptedException {
        RunPlan plan = plan(ENDLESS);
        run.reset(plan);
        run.oneEpoch();
        run.oneEpoch();
        await(s -> s.epoch() == 2);
        run.reconfigure(plan.config().withOptimizer(new OptimizerSpec(Rule.GD, 1e38, 0.9)));
        run.start();
        TrainingSnapshot failed = await(in(RunState.FAILED));
        Origin origin = failed.history().branch(2, () -> false);
        long next = run.reset(plan.withOrigin(origin, plan.config()).withEpochs(4));
        run.start();
        TrainingSnapshot end = await(s -> s.generation() == next && s.state() == RunState.FINISHED);
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            for (int e = 0; e < 4; e++) {
                assertThat(end.metrics().get(e).record().loss())
                        .isEqualTo(trainer.epoch().loss());
            }
        }
    }

    @Test
    void aListenerThatFailsDoesNotEndTheRun() throws InterruptedException {
        TrainingRun bad = new TrainingRun(s -> {
            see(s);
            throw new IllegalStateException("a listener's own fault");
        });
        bad.reset(plan(3));
        bad.start();
        assertThat(await(in(RunState.FINISHED)).epoch()).isEqualTo(3);
        bad.close();
        assertThat(bad.awaitClosed(PATIENCE_MILLIS)).isTrue();
    }

    @Test
    void theStateBeforeTheFirstEpochCanBeSeenBeforeItTrains() throws InterruptedException {
        RunPlan plan = plan(5);
        run.reset(plan);
        TrainingSnapshot ready = await(in(RunState.READY));
        Moment moment = ready.history().at(0, () -> false);
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            TrainerTest.assertSame(moment.checkpoint(), trainer.checkpoint());
        }
        assertThat(moment.predictions().size()).isEqualTo(plan.test().size());
    }

    @Test
    void refusesAConfigurationOfAnotherRun() throws InterruptedException {
        RunPlan plan = plan(2);
        run.reset(plan);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> run.reconfigure(plan.config().withPixels(PixelRange.BYTES)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pixels");
    }
}
