package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** One sample through a network, looked into. */
class DigitProbeTest {
    private static final MlpSpec LOGITS = Synthetic.network(Activation.SIGMOID, Activation.LINEAR);
    private static final MlpSpec SOFTMAX = Synthetic.network(Activation.SIGMOID, Activation.SOFTMAX);

    private static double[] sample() {
        double[] x = new double[Synthetic.PIXELS];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i % 5) / 5.0;
        }
        return x;
    }

    private static DigitProbe.Reading read(MlpSpec spec, Parameters parameters, int label) {
        try (DigitProbe probe = new DigitProbe(spec)) {
            return probe.read(parameters, sample(), label);
        }
    }

    @Test
    void activationsAreTheSigmoidOfTheScores() {
        Parameters parameters = Parameters.draw(LOGITS, 1);
        DigitProbe.Reading reading = read(LOGITS, parameters, 3);
        double[] row = parameters.layers().get(0).weight()[2];
        double z = parameters.layers().get(0).bias()[2];
        for (int i = 0; i < row.length; i++) {
            z += row[i] * sample()[i];
        }
        assertThat(reading.activations().get(0)[2]).isCloseTo(1 / (1 + Math.exp(-z)), within(1e-12));
    }

    @Test
    void logitsBecomeProbabilitiesWhoseLogarithmIsTheLoss() {
        DigitProbe.Reading reading = read(LOGITS, Parameters.draw(LOGITS, 1), 3);
        assertThat(DoubleStream.of(reading.probabilities()).sum()).isCloseTo(1, within(1e-12));
        assertThat(reading.loss()).isCloseTo(-Math.log(reading.probabilities()[3]), within(1e-12));
    }

    @Test
    void softmaxOutputsStayAsTheyAre() {
        DigitProbe.Reading reading = read(SOFTMAX, Parameters.draw(SOFTMAX, 1), 3);
        assertThat(reading.probabilities())
                .containsExactly(reading.activations().get(1));
        assertThat(reading.loss()).isGreaterThan(Math.log(1 + 9 / Math.E));
    }

    @Test
    void gradientsAreTheSlopesOfTheLoss() {
        Parameters parameters = Parameters.draw(SOFTMAX, 1);
        double found = read(SOFTMAX, parameters, 3).gradients().layers().get(0).weight()[1][4];
        double e = 1e-5;
        Parameters up = parameters.copy();
        up.layers().get(0).weight()[1][4] += e;
        Parameters down = parameters.copy();
        down.layers().get(0).weight()[1][4] -= e;
        double slope = (read(SOFTMAX, up, 3).loss() - read(SOFTMAX, down, 3).loss()) / (2 * e);
        assertThat(found).isCloseTo(slope, within(1e-9));
    }

    @Test
    void answersWithTheLargestOutput() {
        DigitProbe.Reading reading = read(SOFTMAX, Parameters.draw(SOFTMAX, 1), 3);
        double largest = DoubleStream.of(reading.probabilities()).max().orElseThrow();
        assertThat(reading.probabilities()[reading.answer()]).isEqualTo(largest);
    }

    /** A bias adds to its score alone, and a unit's value reaches the loss through the scores of the next layer. */
    @Test
    void gradientsOfTheScoresAndOfTheValuesFlowBackByTheChainRule() {
        Parameters parameters = Parameters.draw(SOFTMAX, 1);
        DigitProbe.Reading reading = read(SOFTMAX, parameters, 3);
        for (int l = 0; l < 2; l++) {
            assertThat(reading.byScores().get(l))
                    .containsExactly(reading.gradients().layers().get(l).bias(), within(1e-15));
        }
        double[][] next = parameters.layers().get(1).weight();
        double[] h = reading.activations().get(0);
        for (int j = 0; j < h.length; j++) {
            double sum = 0;
            for (int k = 0; k < next.length; k++) {
                sum += next[k][j] * reading.byScores().get(1)[k];
            }
            assertThat(reading.byActivations().get(0)[j]).isCloseTo(sum, within(1e-15));
            assertThat(reading.byScores().get(0)[j]).isCloseTo(sum * h[j] * (1 - h[j]), within(1e-15));
        }
    }
}
