package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any state of a run again, bit for bit: under every rule, with full batches and small ones, through changes on the way, within
 * branches of branches, and where the run rested within epochs. What it is held against is a trainer that went there once.
 */
class ReplayTest {
    private static final int EPOCHS = 14;
    private static final int FIRST_CHANGE = 4;
    private static final int SECOND_CHANGE = 9;

    static Stream<Arguments> runs() {
        return Stream.of(Rule.values())
                .flatMap(rule -> Stream.of(TrainingConfig.FULL, 64).map(batch -> Arguments.of(rule, batch)));
    }

    /** Two hidden layers, pixels of 0–255. */
    private static RunPlan plan(Rule rule, int batch) {
        MlpSpec spec = new MlpSpec(
                Synthetic.PIXELS,
                List.of(
                        new LayerSpec(8, Activation.TANH, true),
                        new LayerSpec(6, Activation.LEAKY_RELU, false),
                        new LayerSpec(10, Activation.LINEAR, true)),
                Loss.CROSS_ENTROPY);
        TrainingConfig config =
                new TrainingConfig(spec, new OptimizerSpec(rule, 0.002, 0.9), batch, 3, 2, 2, true, PixelRange.BYTES);
        return new RunPlan(
                Synthetic.data(203, 1), Synthetic.data(57, 2), config, Parameters.draw(spec, 5), EPOCHS, 20_000);
    }

    private static Rule after(Rule rule) {
        List<Rule> rules = List.of(Rule.values());
        return rules.get((rules.indexOf(rule) + 1) % rules.size());
    }

    /** Records a run that changes its rule, later its learning rate and zero_grad, and rests after {@code pause} batches. */
    private static List<Checkpoint> record(RunPlan plan, TrainingHistory history, int pause) {
        Rule next = after(plan.config().optimizer().rule());
        history.configure(FIRST_CHANGE, plan.config().withOptimizer(new OptimizerSpec(next, 0.003, 0.8)));
        history.configure(
                SECOND_CHANGE,
                plan.config().withOptimizer(new OptimizerSpec(next, 0.001, 0.8)).withZeroGrad(false));
        List<Checkpoint> was = new ArrayList<>();
        try (Trainer trainer = new Trainer(plan.train(), plan.config(), plan.initial())) {
            history.begin(trainer);
            was.add(trainer.checkpoint());
            for (int e = 0; e < EPOCHS; e++) {
                trainer.reconfigure(history.config(e));
                for (int b = 0; b < pause && trainer.batchesDone() + 1 < trainer.batches(); b++) {
                    assertThat(trainer.batch(() -> false)).isNull();
                    assertThat(trainer.test(plan.test()).metrics().loss()).isFinite();
                }
                history.record(trainer.epoch(), trainer);
                was.add(trainer.checkpoint());
            }
        }
        return was;
    }

    private static void assertReplays(TrainingHistory history, List<Checkpoint> was, int... epochs) {
        for (int epoch : epochs) {
            TrainerTest.assertSame(history.at(epoch, () -> false).checkpoint(), was.get(epoch));
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void replaysEveryStateOfARunThatChangedOnTheWay(Rule rule, int batch) {
        RunPlan plan = plan(rule, batch);
        try (TrainingHistory history = new TrainingHistory(plan)) {
            List<Checkpoint> was = record(plan, history, 0);
            assertReplays(history, was, 14, 3, 4, 5, 13, 8, 9, 10, 0, 12, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aRestWithinAnEpochLeavesNoTrace(Rule rule, int batch) {
        RunPlan plan = plan(rule, batch);
        try (TrainingHistory plain = new TrainingHistory(plan);
                TrainingHistory rested = new TrainingHistory(plan)) {
            List<Checkpoint> expected = record(plan, plain, 0);
            List<Checkpoint> was = record(plan, rested, 2);
            for (int e = 0; e <= EPOCHS; e++) {
                TrainerTest.assertSame(was.get(e), expected.get(e));
            }
            for (int e = 0; e < EPOCHS; e++) {
                assertThat(rested.metrics().get(e).record().loss())
                        .isEqualTo(plain.metrics().get(e).record().loss());
            }
            assertReplays(rested, expected, 11, 5, 2);
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aBranchOfABranchHasThePastOfBoth(Rule rule, int batch) {
        RunPlan plan = plan(rule, batch);
        TrainingHistory first = new TrainingHistory(plan);
        List<Checkpoint> was = record(plan, first, 0);
        Origin origin = first.branch(7, () -> false);
        TrainingConfig same = first.config(7);
        first.close();
        TrainingHistory second = new TrainingHistory(plan.withOrigin(origin, same));
        try (Trainer trainer = new Trainer(plan.train(), same, plan.initial())) {
            trainer.restore(origin.checkpoint());
            second.record(trainer.epoch(), trainer);
            TrainerTest.assertSame(trainer.checkpoint(), was.get(8));
        }
        Origin later = second.branch(8, () -> false);
        second.close();
        try (TrainingHistory third = new TrainingHistory(plan.withOrigin(later, same))) {
            assertReplays(third, was, 8, 2, 7, 4, 5, 0);
            assertThat(third.metrics()).hasSize(8);
        }
    }

    /** A rule that keeps numbers of its own takes over from one that keeps none, at an epoch at which both have none. */
    @ParameterizedTest
    @MethodSource("runs")
    void aBranchAtTheBeginningTakesAnyOtherRule(Rule rule, int batch) {
        RunPlan plan = plan(rule, batch);
        TrainingHistory parent = new TrainingHistory(plan);
        record(plan, parent, 0);
        Origin origin = parent.branch(0, () -> false);
        parent.close();
        for (Rule other : Rule.values()) {
            TrainingConfig config = plan.config().withOptimizer(new OptimizerSpec(other, 0.002, 0.9));
            try (TrainingHistory branch = new TrainingHistory(plan.withOrigin(origin, config));
                    Trainer went = new Trainer(plan.train(), config, plan.initial());
                    Trainer trainer = new Trainer(plan.train(), config, plan.initial())) {
                trainer.restore(origin.checkpoint());
                branch.record(trainer.epoch(), trainer);
                branch.record(trainer.epoch(), trainer);
                went.epoch();
                went.epoch();
                TrainerTest.assertSame(trainer.checkpoint(), went.checkpoint());
                TrainerTest.assertSame(branch.at(2, () -> false).checkpoint(), went.checkpoint());
                assertThat(branch.legs()).containsExactly(new Leg(0, config));
            }
        }
    }
}
