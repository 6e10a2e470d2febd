package dev.backprop.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FiniteDifferenceTest {
    private static final double[][] ONE = {{1}};

    private static Parameters oneWeight(double weight) {
        return new Parameters(List.of(new Parameters.Layer(new double[][] {{weight}}, null)));
    }

    @Test
    void differentiatesAnyFunctionOfParameters() {
        Parameters at = new Parameters(List.of(new Parameters.Layer(new double[][] {{3, 2}}, new double[] {0.5})));
        Parameters gradients = FiniteDifference.of(
                p -> {
                    Parameters.Layer layer = p.layers().get(0);
                    double a = layer.weight()[0][0];
                    return a * a * layer.weight()[0][1] + Math.exp(layer.bias()[0]);
                },
                at);
        assertThat(gradients.layers().get(0).weight()[0]).containsExactly(new double[] {12, 9}, within(1e-9));
        assertThat(gradients.layers().get(0).bias()).containsExactly(new double[] {Math.exp(0.5)}, within(1e-9));
        assertThat(at.layers().get(0).weight()[0]).containsExactly(3, 2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"RELU", "LEAKY_RELU"})
    void marksAParameterWhoseTwoEvaluationsLieOnDifferentSidesOfAKink(Activation activation) {
        MlpSpec spec = new MlpSpec(1, List.of(new LayerSpec(1, activation, false)), Loss.MSE);
        FiniteDifference.Result at = FiniteDifference.of(spec, oneWeight(4e-6), ONE, ONE);
        FiniteDifference.Result beside = FiniteDifference.of(spec, oneWeight(2e-5), ONE, ONE);
        assertThat(at.kinked()).isEqualTo(1);
        assertThat(at.differences().get(0).place().name()).isEqualTo("layers.0.weight[0][0]");
        assertThat(beside.kinked()).isZero();
        assertThat(beside.gradients().layers().get(0).weight()[0][0]).isCloseTo(2 * (2e-5 - 1), within(1e-9));
    }

    @Test
    void saysWhichScoreSitsOnTheKinkAndTheSlopesBesideIt() {
        MlpSpec spec = new MlpSpec(
                1,
                List.of(new LayerSpec(2, Activation.TANH, false), new LayerSpec(2, Activation.LEAKY_RELU, false)),
                Loss.MSE);
        Parameters at = new Parameters(List.of(
                new Parameters.Layer(new double[][] {{1}, {1}}, null),
                new Parameters.Layer(new double[][] {{1, 1}, {1, -1}}, null)));
        FiniteDifference.Result result =
                FiniteDifference.of(spec, at, new double[][] {{2}, {0.5}}, new double[][] {{1, 1}, {1, 1}});

        // The second unit's score is 0 in both samples; the first one is named.
        assertThat(result.differences().get(2).kink()).isNull();
        assertThat(result.differences().get(4).kink()).isEqualTo(new Kink(1, 1, 0, 0, 0.01, 1));
    }

    @Test
    void marksNothingWhereThereIsNoKink() {
        MlpSpec spec = new MlpSpec(1, List.of(new LayerSpec(1, Activation.TANH, false)), Loss.MSE);
        assertThat(FiniteDifference.of(spec, oneWeight(0), ONE, ONE).kinked()).isZero();
    }

    @Test
    void givesOneDifferenceForEachParameterInOrder() {
        MlpSpec spec = new MlpSpec(
                2,
                List.of(new LayerSpec(2, Activation.TANH, true), new LayerSpec(1, Activation.LINEAR, false)),
                Loss.MSE);
        NetworkCase network = NetworkCase.draw(spec, 2, 1);
        assertThat(FiniteDifference.of(spec, network.parameters(), network.x(), network.y())
                        .differences())
                .extracting(d -> d.place().name())
                .containsExactly(
                        "layers.0.weight[0][0]",
                        "layers.0.weight[0][1]",
                        "layers.0.weight[1][0]",
                        "layers.0.weight[1][1]",
                        "layers.0.bias[0]",
                        "layers.0.bias[1]",
                        "layers.1.weight[0][0]",
                        "layers.1.weight[0][1]");
    }
}
