package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.shell.NetworkLoss;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.descent.ParameterPath;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.train.DigitProbe;
import dev.backprop.engine.train.RunPlan;
import dev.backprop.engine.train.TrainingConfig;
import dev.backprop.engine.train.TrainingRun;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a moment of a run to its loss as a surface. */
class LossOfTest {
    private static final int EPOCHS = 6;

    private static TrainingRun run;
    private static volatile TrainingSnapshot snapshot;

    /** The run stays open: with it its past states would go. */
    @BeforeAll
    static void train() throws InterruptedException {
        MlpSpec spec = SmallRuns.network(false, 8);
        TrainingConfig config =
                new TrainingConfig(spec, new OptimizerSpec(Rule.GD, 0.5, 0.9), TrainingConfig.FULL, 0, 2, 1);
        CountDownLatch over = new CountDownLatch(1);
        run = new TrainingRun(state -> {
            snapshot = state;
            if (!state.state().canGoOn()) {
                over.countDown();
            }
        });
        run.reset(new RunPlan(
                SmallRuns.DATA.train(),
                SmallRuns.DATA.test(),
                config,
                Parameters.draw(spec, 3),
                EPOCHS,
                RunPlan.DEFAULT_HISTORY_BYTES));
        run.start();
        assertThat(over.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @AfterAll
    static void close() {
        run.close();
    }

    @Test
    void theStatesAreTheRunsAndTheirLossesThoseItPrinted() {
        NetworkLoss loss = LossOf.of(SmallRuns.shown(snapshot, 5));

        assertThat(loss.path()).extracting(NetworkLoss.State::epoch).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(loss.rows()).isEqualTo("all " + SmallRuns.DATA.train().size() + " training digits");
        ParameterPath path = ParameterPath.through(
                        loss.spec(),
                        loss.path().stream().map(NetworkLoss.State::parameters).toList(),
                        loss.x(),
                        loss.y(),
                        done -> {},
                        () -> false)
                .orElseThrow();
        // The loss of an epoch is that before its update, in FLOAT32.
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            assertThat(path.losses().get(epoch))
                    .isCloseTo(snapshot.metrics().get(epoch).record().loss(), within(1e-5));
        }
    }

    @Test
    void theMomentThatIsShownIsTheOneThatIsLookedAt() {
        Shown end = SmallRuns.shown(snapshot, 5);
        Shown earlier = new Shown(
                snapshot,
                2,
                snapshot.history().at(2, () -> false).parameters(),
                null,
                null,
                end.digit(),
                end.reading());

        NetworkLoss loss = LossOf.of(earlier);

        assertThat(loss.path())
                .filteredOn(NetworkLoss.State::center)
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.epoch()).isEqualTo(2);
                    assertThat(state.parameters()).isSameAs(loss.center());
                });
        assertThat(loss.name()).endsWith("after 2 epochs");
        assertThat(loss.rule()).isEqualTo(snapshot.config().optimizer());
    }

    @Test
    void aNetworkThatIsNoLongerFiniteIsRefused() {
        Shown shown = SmallRuns.shown(snapshot, 5);
        DigitProbe.Reading reading = shown.reading();
        DigitProbe.Reading broken = new DigitProbe.Reading(
                reading.activations(), List.of(), List.of(), reading.probabilities(), Double.NaN, reading.gradients());
        Shown bad = new Shown(snapshot, shown.epoch(), shown.parameters(), null, null, shown.digit(), broken);

        assertThatThrownBy(() -> LossOf.of(bad))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("NaN");
    }
}
