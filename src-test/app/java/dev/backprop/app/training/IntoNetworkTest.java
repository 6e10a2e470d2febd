package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.PassTrace;
import dev.backprop.engine.train.DigitProbe;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a moment of a run into a session that is stepped through. */
class IntoNetworkTest {
    private static TrainingSnapshot snapshot;

    @BeforeAll
    static void train() throws InterruptedException {
        snapshot = SmallRuns.run(SmallRuns.network(false, 8), 0.5, 3);
    }

    private static PassTrace trace(Session session) {
        return new PassTrace(
                Objects.requireNonNull(session.network()).spec(),
                session.parameters(),
                new double[][] {session.samples().get(0).x()},
                new double[][] {session.samples().get(0).y()},
                session.optimizer(),
                0);
    }

    @Test
    void theSteppedPassHasTheLossAndTheGradientsOfTheLab() {
        Shown shown = SmallRuns.shown(snapshot, 5);
        PassTrace trace = trace(IntoNetwork.session(shown));
        PassState end = trace.at(trace.length());

        assertThat(end.value(trace.network().loss(), 0).orElseThrow())
                .isCloseTo(shown.reading().loss(), within(1e-12));
        Parameters gradients = shown.reading().gradients();
        for (int l = 0; l < gradients.layers().size(); l++) {
            double[][] weight = gradients.layers().get(l).weight();
            for (int e = 0; e < weight.length * weight[0].length; e++) {
                assertThat(end.gradient(trace.network().layers().get(l).weight(), e)
                                .orElseThrow())
                        .isCloseTo(weight[e / weight[0].length][e % weight[0].length], within(1e-12));
            }
        }
    }

    @Test
    void itsRuleIsTheRunsAndItsSampleTheDigit() {
        Shown shown = SmallRuns.shown(snapshot, 5);
        Session session = IntoNetwork.session(shown);
        assertThat(session.optimizer()).isEqualTo(snapshot.config().optimizer());
        assertThat(session.workspace()).isEqualTo("network");
        double[] y = session.samples().get(0).y();
        assertThat(y[shown.digit().label()]).isEqualTo(1);
        assertThat(y).hasSize(10);
        assertThat(session.samples().get(0).x()[20]).isEqualTo(shown.digit().pixels()[20]);
    }

    @Test
    void itIsNamedByItsDigitAndItsMoment() {
        Shown shown = SmallRuns.shown(snapshot, 5);
        assertThat(IntoNetwork.name(shown)).isEqualTo("test digit 5 after 3 epochs");
    }

    @Test
    void aNetworkThatIsNoLongerFiniteIsRefused() {
        Shown shown = SmallRuns.shown(snapshot, 5);
        DigitProbe.Reading reading = shown.reading();
        DigitProbe.Reading broken = new DigitProbe.Reading(
                reading.activations(), List.of(), List.of(), reading.probabilities(), Double.NaN, reading.gradients());
        Shown bad = new Shown(snapshot, shown.epoch(), shown.parameters(), null, null, shown.digit(), broken);
        assertThatThrownBy(() -> IntoNetwork.session(bad))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("NaN");
    }
}
