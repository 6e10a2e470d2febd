package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sharded trainer, on small data. */
class TrainerTest {
    private static final Dataset DATA = Synthetic.data(203, 1);
    /** More than two blocks, so that shards have several and a smaller last one. */
    private static final Dataset LONG = Synthetic.data(4311, 4);

    private static List<Double> losses(Dataset data, TrainingConfig config, int epochs) {
        try (Trainer trainer = Synthetic.trainer(data, config)) {
            List<Double> losses = new ArrayList<>();
            for (int e = 0; e < epochs; e++) {
                losses.add(trainer.epoch().loss());
            }
            return losses;
        }
    }

    static void assertSame(Checkpoint found, Checkpoint expected) {
        assertThat(found.epoch()).isEqualTo(expected.epoch());
        assertThat(found.steps()).isEqualTo(expected.steps());
        assertThat(found.batches()).isEqualTo(expected.batches());
        assertThat(found.partialLoss()).isEqualTo(expected.partialLoss());
        assertThat(found.partialRight()).isEqualTo(expected.partialRight());
        assertThat(found.gradients()).hasSameSizeAs(expected.gradients());
        for (int p = 0; p < expected.gradients().size(); p++) {
            assertThat(found.gradients().get(p))
                    .containsExactly(expected.gradients().get(p));
        }
        for (int p = 0; p < expected.parameters().size(); p++) {
            assertThat(found.parameters().get(p))
                    .as("parameter %d", p)
                    .containsExactly(expected.parameters().get(p));
            for (int s = 0; s < expected.state().get(p).size(); s++) {
                assertThat(found.state().get(p).get(s))
                        .as("state %d of parameter %d", s, p)
                        .containsExactly(expected.state().get(p).get(s));
            }
        }
    }

    @Test
    void learns() {
        List<Double> losses = losses(DATA, Synthetic.config(new OptimizerSpec(Rule.ADAM, 0.05, 0.9), 20, 2, 2), 15);
        assertThat(losses.get(14)).isLessThan(losses.get(0) - 0.3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void givesTheSameBitsWhateverTheThreads(int threads) {
        TrainingConfig one = Synthetic.config(TrainingConfig.FULL, 3, 1);
        TrainingConfig some = Synthetic.config(TrainingConfig.FULL, 3, threads);
        assertThat(losses(LONG, some, 6)).isEqualTo(losses(LONG, one, 6));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void givesTheSameBitsWithMiniBatchesWhateverTheThreads(int threads) {
        assertThat(losses(DATA, Synthetic.config(32, 3, threads), 6))
                .isEqualTo(losses(DATA, Synthetic.config(32, 3, 1), 6));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 7})
    void givesNearlyTheSameLossesWhateverTheShards(int shards) {
        List<Double> one = losses(LONG, Synthetic.config(TrainingConfig.FULL, 1, 2), 10);
        List<Double> more = losses(LONG, Synthetic.config(TrainingConfig.FULL, shards, 2), 10);
        for (int e = 0; e < 10; e++) {
            assertThat(more.get(e)).as("epoch %d", e).isCloseTo(one.get(e), within(1e-5));
        }
    }

    @Test
    void givesTheSameBitsWhileACoreIsWanted() {
        TrainingConfig all =
                Synthetic.config(32, 3, Math.max(2, Runtime.getRuntime().availableProcessors()));
        List<Double> undisturbed = losses(DATA, all, 6);

        Cores.giveWay(TimeUnit.HOURS.toNanos(1));
        try {
            assertThat(losses(DATA, all, 6)).isEqualTo(undisturbed);
        } finally {
            Cores.giveWay(0);
        }
    }

    @Test
    void countsTheLastSmallerBatch() {
        // 203 rows: with batches of 202 the last row is a batch of its own, and moves the parameters.
        try (Trainer trainer = Synthetic.trainer(DATA, Synthetic.config(202, 2, 2))) {
            trainer.epoch();
            assertThat(trainer.checkpoint().steps()).isEqualTo(2);
        }
    }

    @Test
    void weighsTheLossOfEachBatchByItsRows() {
        // At so small a rate the parameters hardly move, so the epoch's loss is that of the whole set.
        OptimizerSpec slow = new OptimizerSpec(Rule.GD, 1e-9, 0);
        double full = losses(DATA, Synthetic.config(slow, TrainingConfig.FULL, 1, 1), 1)
                .get(0);
        double batches = losses(DATA, Synthetic.config(slow, 150, 1, 1), 1).get(0);
        assertThat(batches).isCloseTo(full, within(1e-6));
    }

    @Test
    void trainsABatchWithFewerRowsThanShards() {
        List<Double> losses = losses(DATA.first(5), Synthetic.config(2, 4, 2), 3);
        assertThat(losses).allSatisfy(loss -> assertThat(loss).isFinite());
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void goesOnExactlyFromACheckpointWithEveryRule(Rule rule) {
        TrainingConfig config = Synthetic.config(new OptimizerSpec(rule, 0.02, 0.9), 40, 2, 2);
        try (Trainer straight = Synthetic.trainer(DATA, config);
                Trainer other = Synthetic.trainer(DATA, config)) {
            straight.epoch();
            straight.epoch();
            Checkpoint middle = straight.checkpoint();
            EpochRecord third = straight.epoch();
            other.restore(middle);
            EpochRecord again = other.epoch();
            assertThat(again.loss()).isEqualTo(third.loss());
            assertThat(again.accuracy()).isEqualTo(third.accuracy());
            assertSame(other.checkpoint(), straight.checkpoint());
        }
    }

    @Test
    void isWhereItWasAfterACancelledEpoch() {
        try (Trainer trainer = Synthetic.trainer(DATA, Synthetic.config(20, 2, 2))) {
            trainer.epoch();
            Checkpoint before = trainer.checkpoint();
            AtomicInteger asked = new AtomicInteger();
            assertThatThrownBy(() -> trainer.epoch(() -> asked.incrementAndGet() > 9))
                    .isInstanceOf(CancellationException.class);
            assertSame(trainer.checkpoint(), before);
        }
    }

    @Test
    void namesTheNodeTheOperationAndTheEpochWhereANumberStopsBeingFinite() {
        TrainingConfig config = new TrainingConfig(
                Synthetic.network(Activation.RELU, Activation.LINEAR),
                new OptimizerSpec(Rule.GD, 1e30, 0),
                TrainingConfig.FULL,
                0,
                2,
                2);
        try (Trainer trainer = new Trainer(DATA, config, Parameters.draw(config.spec(), 5))) {
            NonFinite where = untilNotFinite(trainer);
            assertThat(where.epoch()).isEqualTo(trainer.epochs());
            assertThat(where.node()).isNotBlank();
            assertThat(where.operation()).isNotBlank().isNotEqualTo("none");
            assertThat(where.why()).contains("epoch " + where.epoch()).contains(where.node());
            assertThat(trainer.checkpoint().parameters())
                    .allSatisfy(p -> assertThat(p).satisfies(TrainerTest::isFinite));
        }
    }

    private static void isFinite(float[] values) {
        for (float v : values) {
            assertThat(v).isFinite();
        }
    }

    private static NonFinite untilNotFinite(Trainer trainer) {
        try {
            for (int e = 0; e < 20; e++) {
                trainer.epoch();
            }
        } catch (NonFiniteException e) {
            return e.where();
        }
        throw new AssertionError("20 epochs at a rate of 1e30, and every number is finite");
    }

    @Test
    void measuresTheStepThatLedHere() {
        TrainingConfig config = Synthetic.config(TrainingConfig.FULL, 2, 2);
        try (Trainer trainer = Synthetic.trainer(DATA, config)) {
            assertThat(trainer.layerNorms()).isEmpty();
            trainer.epoch();
            assertThat(trainer.layerNorms()).hasSize(2).allSatisfy(norms -> {
                assertThat(norms.gradient()).isPositive();
                assertThat(norms.update()).isCloseTo(0.5 * norms.gradient(), within(1e-5));
                assertThat(norms.updateRatio()).isCloseTo(norms.update() / norms.parameters(), within(1e-12));
            });
        }
    }

    /** Weights of zero, so that the biases alone answer, the same to every sample. */
    private static Parameters answering(int answer) {
        double[] bias = new double[10];
        bias[answer] = 1;
        return ofBiases(bias);
    }

    private static Parameters ofBiases(double[] bias) {
        return new Parameters(List.of(
                new Parameters.Layer(new double[8][Synthetic.PIXELS], new double[8]),
                new Parameters.Layer(new double[10][8], bias)));
    }

    private static double accuracy(Dataset data, TrainingConfig config, Parameters initial) {
        try (Trainer trainer = new Trainer(data, config, initial)) {
            return trainer.epoch().accuracy();
        }
    }

    @Test
    void countsTheTrainingSamplesThatAreToldRight() {
        Dataset five = Dataset.of(4, 4, new byte[5 * Synthetic.PIXELS], new byte[] {1, 0, 1, 9, 1});
        TrainingConfig config = Synthetic.config(TrainingConfig.FULL, 2, 1);
        assertThat(accuracy(five, config, answering(1))).isEqualTo(3.0 / 5);
        assertThat(accuracy(five, config, answering(9))).isEqualTo(1.0 / 5);
        assertThat(accuracy(five, config, answering(4))).isZero();
    }

    @Test
    void ofEqualOutputsTheFirstIsTheAnswer() {
        Dataset five = Dataset.of(4, 4, new byte[5 * Synthetic.PIXELS], new byte[] {0, 0, 7, 9, 3});
        assertThat(accuracy(five, Synthetic.config(TrainingConfig.FULL, 1, 1), ofBiases(new double[10])))
                .isEqualTo(2.0 / 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {TrainingConfig.FULL, 32, 202})
    void theTrainingAccuracyIsThatBeforeTheUpdates(int batch) {
        // At so small a rate no answer changes within the epoch.
        TrainingConfig config = Synthetic.config(new OptimizerSpec(Rule.GD, 1e-9, 0), batch, 2, 2);
        try (Trainer trainer = new Trainer(DATA, config, Parameters.draw(config.spec(), 5))) {
            assertThat(trainer.epoch().accuracy())
                    .isEqualTo(trainer.evaluate(DATA).accuracy())
                    .isPositive();
        }
        TrainingConfig fast = Synthetic.config(new OptimizerSpec(Rule.ADAM, 0.05, 0.9), TrainingConfig.FULL, 2, 2);
        try (Trainer trainer = new Trainer(DATA, fast, Parameters.draw(fast.spec(), 5))) {
            for (int e = 0; e < 4; e++) {
                double before = trainer.evaluate(DATA).accuracy();
                assertThat(trainer.epoch().accuracy()).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void countsTheSameWhateverTheThreads(int threads) {
        assertThat(accuracies(LONG, Synthetic.config(500, 3, threads)))
                .isEqualTo(accuracies(LONG, Synthetic.config(500, 3, 1)));
    }

    private static List<Double> accuracies(Dataset data, TrainingConfig config) {
        try (Trainer trainer = Synthetic.trainer(data, config)) {
            List<Double> accuracies = new ArrayList<>();
            for (int e = 0; e < 4; e++) {
                accuracies.add(trainer.epoch().accuracy());
            }
            return accuracies;
        }
    }

    @Test
    void countsEverySampleInTheConfusion() {
        try (Trainer trainer = Synthetic.trainer(DATA, Synthetic.config(20, 2, 2))) {
            Metrics metrics = trainer.evaluate(LONG);
            int all = 0;
            int right = 0;
            for (int label = 0; label < 10; label++) {
                for (int answer = 0; answer < 10; answer++) {
                    all += metrics.confusion()[label][answer];
                    right += label == answer ? metrics.confusion()[label][answer] : 0;
                }
            }
            assertThat(all).isEqualTo(LONG.size());
            assertThat(metrics.accuracy()).isEqualTo((double) right / all);
        }
    }

    @Test
    void aReluThatNoSampleWakesIsDeadAndTheOthersAreNot() {
        TrainingConfig config = new TrainingConfig(
                Synthetic.network(Activation.RELU, Activation.LINEAR),
                new OptimizerSpec(Rule.GD, 0.5, 0.9),
                TrainingConfig.FULL,
                3,
                2,
                2);
        Parameters drawn = Parameters.draw(config.spec(), 5);
        double[] bias = new double[8];
        Arrays.fill(bias, 20);
        bias[6] = -20;
        // Only the bright pixel of the label 3, which few samples have, wakes this one.
        bias[1] = -0.4;
        double[][] weight = Arrays.stream(drawn.layers().get(0).weight())
                .map(double[]::clone)
                .toArray(double[][]::new);
        weight[1] = new double[Synthetic.PIXELS];
        weight[1][3] = 1;
        Parameters some = new Parameters(
                List.of(new Parameters.Layer(weight, bias), drawn.layers().get(1)));
        try (Trainer trainer = new Trainer(DATA, config, some)) {
            Predictions predictions = trainer.test(LONG).predictions();
            List<Integer> dead = IntStream.range(0, 8)
                    .filter(unit -> predictions.dead(0, unit))
                    .boxed()
                    .toList();
            assertThat(dead).containsExactly(6);
        }
    }

    @Test
    void aSigmoidIsNeverDead() {
        try (Trainer trainer = Synthetic.trainer(DATA, Synthetic.config(TrainingConfig.FULL, 2, 1))) {
            assertThat(trainer.test(DATA).predictions().dead(0, 0)).isFalse();
        }
    }
}
