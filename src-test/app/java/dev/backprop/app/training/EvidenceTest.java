package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.train.LayerNorms;
import dev.backprop.engine.train.NonFiniteException;
import dev.backprop.engine.train.RunPlan;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.Trainer;
import dev.backprop.engine.train.TrainingRun;
import dev.backprop.engine.train.TrainingSnapshot;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The illnesses show what they are said to show. */
class EvidenceTest {
    private static final Mnist MNIST = Digits.mnist();

    private static Trainer trainer(TrainingSettings settings) {
        var config = settings.config(MNIST, 1);
        return new Trainer(MNIST.train(), config, settings.init().weights(config.spec(), settings.seed()));
    }

    private static double loss(TrainingSettings settings, int epochs) {
        try (Trainer trainer = trainer(settings)) {
            double loss = Double.NaN;
            for (int e = 0; e < epochs; e++) {
                loss = trainer.epoch().loss();
            }
            return loss;
        }
    }

    @Test
    void theFloorOfADoubleSoftmaxIsThatOfItsBestOutput() {
        // -ln softmax(1, 0 … 0)_1 with nine zeros.
        assertThat(DoubleSoftmax.FLOOR).isEqualTo(1.4612, within(5e-5));
    }

    @Test
    void theShareThatPassesIsThatOfFiniteDifferences() {
        SplittableRandom random = new SplittableRandom(3);
        double[] z = new double[10];
        for (int i = 0; i < z.length; i++) {
            z[i] = random.nextDouble(-2, 2);
        }
        double[] p = softmax(z);
        double before = 0;
        double behind = 0;
        for (int i = 0; i < z.length; i++) {
            before += Math.pow(slope(p, i, v -> loss(v)), 2);
            behind += Math.pow(slope(z, i, v -> loss(softmax(v))), 2);
        }
        assertThat(DoubleSoftmax.passed(p, 4)).isEqualTo(Math.sqrt(behind / before), within(1e-6));
    }

    private interface Scalar {
        double of(double[] values);
    }

    private static double slope(double[] at, int i, Scalar f) {
        double h = 1e-5;
        double[] up = at.clone();
        double[] down = at.clone();
        up[i] += h;
        down[i] -= h;
        return (f.of(up) - f.of(down)) / (2 * h);
    }

    /** Cross-entropy of logits, the right class being 4. */
    private static double loss(double[] logits) {
        return -Math.log(softmax(logits)[4]);
    }

    private static double[] softmax(double[] z) {
        double sum = 0;
        double[] p = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            p[i] = Math.exp(z[i]);
            sum += p[i];
        }
        for (int i = 0; i < z.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    @Test
    void fromZerosAllHiddenUnitsStayOne() {
        try (Trainer trainer = trainer(Experiment.ZEROS.settings().withHidden(5))) {
            for (int e = 0; e < 5; e++) {
                trainer.epoch();
            }
            Parameters.Layer hidden = trainer.parameters().layers().get(0);
            // Equal sums in FLOAT32 may still differ in their last bit: a processor's kernel takes a fifth unit
            // otherwise
            // than the four before it.
            assertThat(Evidence.largestDifference(hidden)).isLessThan(1e-8);
            assertThat(java.util.Arrays.stream(hidden.weight()[0])
                            .map(Math::abs)
                            .max()
                            .orElse(0))
                    .isGreaterThan(1e-4);
        }
    }

    @Test
    void aLearningRateThatIsTooHighEndsAtANumberThatIsNotFinite() {
        NonFiniteException end = null;
        try {
            loss(Experiment.LR_TOO_HIGH.settings(), 200);
        } catch (NonFiniteException e) {
            end = e;
        }
        assertThat(end).isNotNull();
        assertThat(end.where().why()).contains("no longer finite");
    }

    /** Two epochs of four batches and three batches more, none of which forgets the gradients before it. */
    @Test
    void theStepsSummedUpAndTheirGradientAreThoseOfTheStateWithinAnEpoch() throws InterruptedException {
        TrainingSettings settings = TrainingSettings.LOGITS.withZeroGrad(false).withBatch(30);
        RunPlan plan;
        double first;
        double last;
        try (Trainer trainer = trainer(settings)) {
            plan = new RunPlan(MNIST.train(), MNIST.test(), trainer.config(), trainer.parameters(), 9, 0);
            trainer.epoch();
            first = size(trainer.layerNorms());
            trainer.epoch();
            for (int b = 0; b < 3; b++) {
                trainer.batch(() -> false);
            }
            last = size(trainer.layerNorms());
        }
        LinkedBlockingQueue<TrainingSnapshot> there = new LinkedBlockingQueue<>();
        try (TrainingRun run = new TrainingRun(s -> {
            if (s.state() == RunState.PAUSED && s.batchesDone() == 3) {
                there.add(s);
            }
        })) {
            run.reset(plan);
            run.batches(11);
            Shown shown = SmallRuns.shown(Objects.requireNonNull(there.poll(60, TimeUnit.SECONDS), "not there"), 0);
            assertThat(Evidence.of(shown))
                    .contains(
                            new Evidence.Fact("steps summed up in the gradient", "11"),
                            new Evidence.Fact(
                                    "|gradient| over that after the first epoch",
                                    "× "
                                            + new BigDecimal(last / first)
                                                    .round(new MathContext(4))
                                                    .stripTrailingZeros()
                                                    .toPlainString()));
        }
    }

    private static double size(List<LayerNorms> layers) {
        return Math.sqrt(layers.stream()
                .mapToDouble(layer -> layer.gradient() * layer.gradient())
                .sum());
    }

    @Test
    void logitsLearnFasterThanADoubleSoftmax() {
        assertThat(loss(TrainingSettings.LOGITS, 60)).isLessThan(loss(TrainingSettings.NOTEBOOK, 60) - 0.2);
        assertThat(loss(TrainingSettings.NOTEBOOK, 60)).isGreaterThan(DoubleSoftmax.FLOOR);
    }

    @Test
    void everyExperimentIsRecognisedByItsSettings() {
        for (Experiment experiment : Experiment.values()) {
            assertThat(Experiment.of(experiment.settings().withEpochs(3).withSeed(9)))
                    .contains(experiment);
            assertThat(experiment.race(DataChoice.BUNDLED))
                    .doesNotHaveDuplicates()
                    .hasSize(2);
        }
    }
}
