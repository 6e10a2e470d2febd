package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Training batch by batch. */
class SingleBatchTest {
    private static final Dataset DATA = Synthetic.data(203, 1);

    private static TrainingConfig config(Rule rule) {
        return Synthetic.config(new OptimizerSpec(rule, 0.02, 0.9), 50, 2, 2);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void anEpochInBatchesHasTheBitsOfAnEpochAtOnce(Rule rule) {
        try (Trainer whole = Synthetic.trainer(DATA, config(rule));
                Trainer parts = Synthetic.trainer(DATA, config(rule))) {
            EpochRecord atOnce = whole.epoch();
            assertThat(parts.batches()).isEqualTo(5);
            for (int b = 0; b < 4; b++) {
                assertThat(parts.batch(() -> false)).isNull();
                assertThat(parts.batchesDone()).isEqualTo(b + 1);
            }
            EpochRecord last = Objects.requireNonNull(parts.batch(() -> false));
            assertThat(last.loss()).isEqualTo(atOnce.loss());
            assertThat(last.accuracy()).isEqualTo(atOnce.accuracy());
            assertThat(parts.batchesDone()).isZero();
            TrainerTest.assertSame(parts.checkpoint(), whole.checkpoint());
        }
    }

    @Test
    void anEpochFinishesWhatBatchesHaveBegun() {
        try (Trainer whole = Synthetic.trainer(DATA, config(Rule.ADAM));
                Trainer parts = Synthetic.trainer(DATA, config(Rule.ADAM))) {
            double loss = whole.epoch().loss();
            parts.batch(() -> false);
            parts.batch(() -> false);
            assertThat(parts.epoch().loss()).isEqualTo(loss);
            TrainerTest.assertSame(parts.checkpoint(), whole.checkpoint());
        }
    }

    @Test
    void aStateWithinAnEpochIsRestoredAndGoesOnToTheSameEnd() {
        try (Trainer trainer = Synthetic.trainer(DATA, config(Rule.ADAM))) {
            trainer.epoch();
            trainer.batch(() -> false);
            trainer.batch(() -> false);
            Checkpoint within = trainer.checkpoint();
            EpochRecord first = trainer.epoch();
            Checkpoint end = trainer.checkpoint();
            trainer.epoch();
            trainer.restore(within);
            assertThat(trainer.batchesDone()).isEqualTo(2);
            EpochRecord again = trainer.epoch();
            assertThat(again.loss()).isEqualTo(first.loss());
            assertThat(again.accuracy()).isEqualTo(first.accuracy());
            TrainerTest.assertSame(trainer.checkpoint(), end);
        }
    }

    @Test
    void aFullBatchIsAnEpoch() {
        try (Trainer trainer = Synthetic.trainer(DATA, Synthetic.config(TrainingConfig.FULL, 2, 2))) {
            assertThat(trainer.batches()).isEqualTo(1);
            assertThat(trainer.batch(() -> false)).isNotNull();
            assertThat(trainer.epochs()).isEqualTo(1);
        }
    }

    /** PyTorch without zero_grad: g ← g + ∂L/∂w, w ← w − αg; from gradients of the same network at the same weights. */
    @Test
    void withoutZeroGradStepsFollowTheSumOfAllGradientsSoFar() {
        TrainingConfig forgetful = Synthetic.config(TrainingConfig.FULL, 2, 2).withZeroGrad(false);
        double lr = forgetful.optimizer().lr();
        try (Trainer trainer = Synthetic.trainer(DATA, forgetful);
                Trainer probe = Synthetic.trainer(DATA, Synthetic.config(TrainingConfig.FULL, 2, 2))) {
            List<float[]> w = trainer.checkpoint().parameters();
            double[][] sum = new double[w.size()][];
            for (int step = 0; step < 4; step++) {
                Checkpoint here = trainer.checkpoint();
                probe.restore(new Checkpoint(step, 0, 0, 0, step, here.parameters(), here.state(), List.of()));
                probe.epoch();
                trainer.epoch();
                List<float[]> now = trainer.checkpoint().parameters();
                for (int p = 0; p < w.size(); p++) {
                    double[] g = probe.gradients().get(p);
                    sum[p] = sum[p] == null ? new double[g.length] : sum[p];
                    for (int i = 0; i < g.length; i++) {
                        sum[p][i] += g[i];
                        assertThat((double) now.get(p)[i])
                                .isCloseTo(
                                        here.parameters().get(p)[i] - lr * sum[p][i],
                                        org.assertj.core.data.Offset.offset(1e-6));
                    }
                }
            }
        }
    }

    @Test
    void pixelsAsBytesAreThePixelsTimes255() {
        TrainingConfig unit = Synthetic.config(TrainingConfig.FULL, 2, 2);
        try (Trainer bytes = Synthetic.trainer(DATA, unit.withPixels(PixelRange.BYTES));
                Trainer units = new Trainer(DATA, unit, scaled(255))) {
            assertThat(bytes.epoch().loss()).isCloseTo(units.epoch().loss(), org.assertj.core.data.Offset.offset(1e-5));
        }
    }

    /** The same network with the first layer's weights made larger: to it, pixels of 0–1 are those of 0–255. */
    private static dev.backprop.engine.nn.Parameters scaled(double factor) {
        var drawn = dev.backprop.engine.nn.Parameters.draw(
                Synthetic.config(TrainingConfig.FULL, 2, 2).spec(), 5);
        for (double[] row : drawn.layers().get(0).weight()) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= factor;
            }
        }
        return drawn;
    }

    @Test
    void predictionsAgreeWithTheConfusion() {
        try (Trainer trainer = Synthetic.trainer(DATA, config(Rule.ADAM))) {
            trainer.epoch();
            Evaluation test = trainer.test(DATA);
            int[][] counted = new int[10][10];
            for (int i = 0; i < DATA.size(); i++) {
                counted[DATA.label(i)][test.predictions().answer(i)]++;
                assertThat(test.predictions().confidence(i)).isBetween(0.1, 1.0);
            }
            assertThat(counted).isDeepEqualTo(test.metrics().confusion());
            assertThat(test.metrics().wrong()).isEqualTo((int)
                    Math.round(DATA.size() * (1 - test.metrics().accuracy())));
        }
    }
}
