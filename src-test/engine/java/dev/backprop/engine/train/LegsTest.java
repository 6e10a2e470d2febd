package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs whose configuration changes on the way, and runs that begin in the past of others. */
class LegsTest {
    private static final int EPOCHS = 18;
    private static final OptimizerSpec FIRST = new OptimizerSpec(Rule.HEAVY_BALL, 0.05, 0.9);

    private static RunPlan plan(int batch, long bytes) {
        return Synthetic.plan(Synthetic.config(FIRST, batch, 2, 2), EPOCHS, bytes);
    }

    /** The run, with a rule of its own from 5 on, a smaller batch from 9 and gradients that accumulate from 13 on. */
    private static List<Checkpoint> record(RunPlan plan, TrainingHistory history) {
        history.configure(5, plan.config().withOptimizer(new OptimizerSpec(Rule.ADAM, 0.01, 0.9)));
        history.configure(9, history.config(5).withBatch(50));
        history.configure(
                13, history.config(9).withZeroGrad(false).withOptimizer(new OptimizerSpec(Rule.GD, 0.01, 0.9)));
        List<Checkpoint> was = new ArrayList<>();
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            history.begin(trainer);
            was.add(trainer.checkpoint());
            for (int e = 0; e < EPOCHS; e++) {
                trainer.reconfigure(history.config(e));
                history.record(trainer.epoch(), trainer);
                was.add(trainer.checkpoint());
            }
        }
        return was;
    }

    private static void assertSameNumbers(Checkpoint found, Checkpoint expected) {
        TrainerTest.assertSame(found, expected);
    }

    @ParameterizedTest
    @CsvSource({"2147483647, 1", "2147483647, 1000000000", "64, 1", "64, 30000", "64, 1000000000"})
    void everyStateIsReplayedBitForBitAcrossChangesOfRuleBatchAndZeroGrad(int batch, long bytes) {
        RunPlan plan = plan(batch, bytes);
        try (TrainingHistory history = new TrainingHistory(plan)) {
            List<Checkpoint> was = record(plan, history);
            for (int epoch : List.of(18, 4, 5, 6, 9, 8, 10, 13, 12, 14, 0, 18, 17)) {
                assertSameNumbers(history.at(epoch, () -> false).checkpoint(), was.get(epoch));
            }
        }
    }

    @Test
    void aBranchGoesOnAsTheRunWouldHaveDoneAndOutlivesIt() {
        RunPlan plan = plan(64, 30_000);
        TrainingHistory history = new TrainingHistory(plan);
        List<Checkpoint> was = record(plan, history);
        Origin origin = history.branch(11, () -> false);
        TrainingConfig then = history.config(11);
        history.close();
        RunPlan branch = plan.withOrigin(origin, then);
        try (TrainingHistory past = new TrainingHistory(branch);
                Trainer trainer = new Trainer(plan.train(), then, plan.initial())) {
            trainer.restore(origin.checkpoint());
            past.record(trainer.epoch(), trainer);
            assertSameNumbers(trainer.checkpoint(), was.get(12));
            assertThat(past.metrics()).hasSize(12);
            for (int epoch : List.of(12, 3, 11, 7, 0)) {
                assertSameNumbers(past.at(epoch, () -> false).checkpoint(), was.get(epoch));
            }
        }
    }

    @Test
    void aBranchMayGoOnByAnotherRule() {
        RunPlan plan = plan(64, 1 << 20);
        try (TrainingHistory history = new TrainingHistory(plan)) {
            List<Checkpoint> was = record(plan, history);
            Origin origin = history.branch(3, () -> false);
            TrainingConfig other = plan.config().withOptimizer(new OptimizerSpec(Rule.RMSPROP, 0.01, 0.9));
            try (TrainingHistory branch = new TrainingHistory(plan.withOrigin(origin, other));
                    Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
                trainer.restore(was.get(3));
                trainer.reconfigure(other);
                branch.record(trainer.epoch(), trainer);
                assertSameNumbers(branch.at(4, () -> false).checkpoint(), trainer.checkpoint());
                assertThat(branch.legs()).extracting(Leg::fromEpoch).containsExactly(0, 3);
                assertThat(trainer.checkpoint().steps()).isEqualTo(4);
            }
        }
    }

    @Test
    void aPastThatIsNotThereCannotBeBranchedFrom() {
        RunPlan plan = plan(64, 1 << 20);
        try (TrainingHistory history = new TrainingHistory(plan)) {
            record(plan, history);
            assertThatThrownBy(() -> history.branch(EPOCHS + 1, () -> false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected 0 to 18");
        }
    }

    @Test
    void aRunKeepsItsNetworkSeedShardsAndPixels() {
        TrainingConfig config = plan(64, 0).config();
        TrainingConfig seed = new TrainingConfig(config.spec(), FIRST, 64, 99, 2, 2);
        TrainingConfig shards = new TrainingConfig(config.spec(), FIRST, 64, config.seed(), 3, 2);
        TrainingConfig network = new TrainingConfig(
                Synthetic.network(Activation.TANH, Activation.LINEAR), FIRST, 64, config.seed(), 2, 2);
        assertThatThrownBy(() -> config.requireSameRun(seed)).hasMessageContaining("seed: found 99, expected 3");
        assertThatThrownBy(() -> config.requireSameRun(shards)).hasMessageContaining("shards: found 3, expected 2");
        assertThatThrownBy(() -> config.requireSameRun(network)).hasMessageStartingWith("network");
        assertThatThrownBy(() -> config.requireSameRun(config.withPixels(PixelRange.BYTES)))
                .hasMessageStartingWith("pixels");
    }

    @Test
    void aChangeBeforeAnotherAtTheSameEpochLeavesNoTrace() {
        RunPlan plan = plan(64, 0);
        try (TrainingHistory history = new TrainingHistory(plan)) {
            history.configure(4, plan.config().withOptimizer(new OptimizerSpec(Rule.ADAM, 0.01, 0.9)));
            history.configure(4, plan.config());
            assertThat(history.legs()).containsExactly(new Leg(0, plan.config()));
        }
    }
}
