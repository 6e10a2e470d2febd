package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The past of a run, replayed bit for bit. */
class TrainingHistoryTest {
    private static final int EPOCHS = 24;

    /** Trains and records; returns every state as it was. */
    private static List<Checkpoint> record(RunPlan plan, TrainingHistory history) {
        List<Checkpoint> was = new ArrayList<>();
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            history.begin(trainer);
            was.add(trainer.checkpoint());
            for (int e = 0; e < EPOCHS; e++) {
                history.record(trainer.epoch(), trainer);
                was.add(trainer.checkpoint());
            }
        }
        return was;
    }

    private static RunPlan plan(Rule rule, int batch, int keyframes) {
        TrainingConfig config = Synthetic.config(new OptimizerSpec(rule, 0.02, 0.9), batch, 2, 2);
        RunPlan unlimited = Synthetic.plan(config, EPOCHS, Long.MAX_VALUE);
        long each;
        try (Trainer trainer = new Trainer(unlimited.train(), config, unlimited.initial())) {
            each = trainer.checkpoint().bytes();
        }
        return Synthetic.plan(config, EPOCHS, keyframes * each);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void replaysEveryStateBitForBitWithMiniBatchesAndEveryRule(Rule rule) {
        RunPlan plan = plan(rule, 64, 4);
        try (TrainingHistory history = new TrainingHistory(plan)) {
            List<Checkpoint> was = record(plan, history);
            for (int epoch : List.of(24, 0, 7, 8, 23, 1, 16)) {
                TrainerTest.assertSame(history.at(epoch, () -> false).checkpoint(), was.get(epoch));
            }
        }
    }

    @Test
    void replaysEveryStateBitForBitWithFullBatches() {
        RunPlan plan = plan(Rule.GD, TrainingConfig.FULL, 4);
        try (TrainingHistory history = new TrainingHistory(plan)) {
            List<Checkpoint> was = record(plan, history);
            for (int epoch = EPOCHS; epoch >= 0; epoch--) {
                TrainerTest.assertSame(history.at(epoch, () -> false).checkpoint(), was.get(epoch));
            }
        }
    }

    @Test
    void staysWithinItsMemoryAndKeepsTheFirstState() {
        RunPlan plan = plan(Rule.GD, TrainingConfig.FULL, 5);
        try (TrainingHistory history = new TrainingHistory(plan)) {
            record(plan, history);
            assertThat(history.bytes()).isLessThanOrEqualTo(plan.historyBytes());
            assertThat(history.keyframes()).startsWith(0).hasSizeBetween(2, 5);
        }
    }

    @Test
    void keepsTheMetricsOfEveryEpoch() {
        RunPlan plan = plan(Rule.GD, TrainingConfig.FULL, 1);
        try (TrainingHistory history = new TrainingHistory(plan)) {
            record(plan, history);
            assertThat(history.metrics()).hasSize(EPOCHS);
            assertThat(history.metrics())
                    .extracting(m -> m.record().epoch())
                    .startsWith(0, 1, 2)
                    .endsWith(23);
            assertThat(history.metrics()).allSatisfy(m -> assertThat(m.layers()).hasSize(2));
        }
    }

    @Test
    void measuresTheTestSetAsItWas() {
        RunPlan plan = plan(Rule.ADAM, 64, 4);
        try (TrainingHistory history = new TrainingHistory(plan);
                Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            record(plan, history);
            for (int e = 0; e < 10; e++) {
                trainer.epoch();
            }
            Metrics then = trainer.evaluate(plan.test());
            Metrics found = history.at(10, () -> false).test();
            assertThat(found.loss()).isEqualTo(then.loss());
            assertThat(found.confusion()).isDeepEqualTo(then.confusion());
        }
    }

    @Test
    void givesUpAReplayThatIsCancelled() {
        RunPlan plan = plan(Rule.GD, 20, 1);
        try (TrainingHistory history = new TrainingHistory(plan)) {
            record(plan, history);
            assertThatThrownBy(() -> history.at(20, () -> true)).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void refusesAnEpochThatHasNotBeen() {
        RunPlan plan = plan(Rule.GD, TrainingConfig.FULL, 4);
        try (TrainingHistory history = new TrainingHistory(plan)) {
            record(plan, history);
            assertThatThrownBy(() -> history.at(25, () -> false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("0 to 24");
        }
    }

    @Test
    void aViewOfALogDoesNotGrow() {
        AppendLog<Integer> log = new AppendLog<>();
        for (int i = 0; i < 1500; i++) {
            log.add(i);
        }
        List<Integer> before = log.view();
        log.add(1500);
        assertThat(before).hasSize(1500).endsWith(1499);
        assertThat(log.view()).hasSize(1501).endsWith(1500).startsWith(0, 1);
    }
}
