package dev.backprop.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.trace.UnitHealth.Finding;
import dev.backprop.engine.trace.UnitHealth.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitHealthTest {
    /** A chain of single units without biases, on one number each. */
    private static PassTrace chain(Activation hidden, double[] weights, double... inputs) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int l = 0; l < weights.length; l++) {
            layers.add(new LayerSpec(1, l == weights.length - 1 ? Activation.LINEAR : hidden, false));
        }
        List<Parameters.Layer> parameters = Arrays.stream(weights)
                .mapToObj(w -> new Parameters.Layer(new double[][] {{w}}, null))
                .toList();
        return new PassTrace(
                new MlpSpec(1, layers, Loss.MSE),
                new Parameters(parameters),
                Arrays.stream(inputs).mapToObj(x -> new double[] {x}).toArray(double[][]::new),
                Arrays.stream(inputs).mapToObj(x -> new double[] {100}).toArray(double[][]::new),
                OptimizerSpec.DEFAULT,
                0);
    }

    private static List<Finding> at(PassTrace trace, int index) {
        return UnitHealth.of(trace.network(), trace.at(index), trace.symbols(), 0);
    }

    private static List<Finding> atEnd(PassTrace trace) {
        return at(trace, trace.iterationLength());
    }

    @ParameterizedTest
    @CsvSource({"3.5, false", "4.4, true", "-4.4, true", "-3.5, false"})
    void callsASigmoidSaturatedWhereItsDerivativeIsUnderATwentiethOfItsLargest(double z, boolean saturated) {
        List<Finding> found = at(chain(Activation.SIGMOID, new double[] {z, 1}, 1), 2);

        assertThat(found).hasSize(saturated ? 1 : 0);
        assertThat(found).allMatch(f -> f.kind() == Kind.SATURATED);
    }

    @Test
    void saysHowMuchOfTheGradientASaturatedUnitPasses() {
        // σ(ln 399) = 399/400, so σ′ = 399/160000 ≈ 1/401.
        List<Finding> found = at(chain(Activation.SIGMOID, new double[] {Math.log(399), 1}, 1), 2);

        assertThat(found)
                .extracting(Finding::why)
                .containsExactly("h₁ is saturated: σ′ = 0.0025, so 1/400 of the gradient passes");
    }

    @ParameterizedTest
    @CsvSource({"2.1, false", "2.3, true", "-2.3, true"})
    void callsATanhSaturatedByItsOwnLargestDerivative(double z, boolean saturated) {
        // 1 − tanh² falls under 0.05 at |z| = artanh(√0.95) = 2.178.
        assertThat(at(chain(Activation.TANH, new double[] {z, 1}, 1), 2)).hasSize(saturated ? 1 : 0);
    }

    @Test
    void saysNothingOfAUnitBeforeItsValueIsKnown() {
        PassTrace trace = chain(Activation.SIGMOID, new double[] {9, 1}, 1);

        assertThat(at(trace, 0)).isEmpty();
        assertThat(at(trace, 1)).isEmpty();
        assertThat(at(trace, 2)).hasSize(1);
    }

    @Test
    void callsAReluDeadThatIsOff() {
        List<Finding> found = at(chain(Activation.RELU, new double[] {-0.25, 1}, 2), 2);

        assertThat(found)
                .extracting(Finding::why)
                .containsExactly("h₁ is dead: ReLU is off (its score is −0.5), so no gradient passes");
    }

    @Test
    void callsAReluDeadOnlyWhereItIsOffForEverySample() {
        assertThat(atEnd(chain(Activation.RELU, new double[] {1, 1}, -2, -3)))
                .extracting(Finding::why)
                .containsExactly(
                        "h₁ is dead: ReLU is off for all 2 samples (the largest score is −2), so no gradient passes");
        assertThat(atEnd(chain(Activation.RELU, new double[] {1, 1}, -2, 3))).isEmpty();
    }

    @Test
    void saysThatALeakyReluIsNeverDead() {
        assertThat(atEnd(chain(Activation.LEAKY_RELU, new double[] {-1, 1}, 2))).isEmpty();
    }

    @Test
    void callsTheGradientVanishingUnderAHundredthOfTheOutputs() {
        // Linear: δ of a layer is the output's times the weights behind it, here 0.05 · 0.1 = 1/200 and 0.1.
        List<Finding> found = atEnd(chain(Activation.LINEAR, new double[] {1, 0.05, 0.1}, 1));

        assertThat(found).extracting(Finding::kind).containsExactly(Kind.VANISHING);
        assertThat(found.get(0).why())
                .startsWith("the gradient vanishes at h⁽¹⁾₁: its layer’s δ is ")
                .endsWith("1/200 of the output’s");
    }

    @Test
    void callsTheGradientExplodingOverAHundredTimesTheOutputs() {
        List<Finding> found = atEnd(chain(Activation.LINEAR, new double[] {1, 30, 5}, 1));

        assertThat(found).extracting(Finding::kind).containsExactly(Kind.EXPLODING);
        assertThat(found.get(0).why()).endsWith("150 times the output’s");
    }

    @Test
    void comparesNoGradientBeforeItIsKnown() {
        PassTrace trace = chain(Activation.LINEAR, new double[] {1, 0.05, 0.1}, 1);
        int forward = 4;

        assertThat(at(trace, forward)).isEmpty();
    }

    @Test
    void givesADeadUnitOfAVanishingLayerOneFindingOnly() {
        List<Finding> found = atEnd(chain(Activation.RELU, new double[] {-1, 0.5, 0.5}, 1));

        assertThat(found).extracting(Finding::kind).containsExactly(Kind.DEAD, Kind.DEAD);
    }

    @Test
    void refusesASampleThatThereIsNot() {
        PassTrace trace = chain(Activation.RELU, new double[] {1, 1}, 1);

        assertThatThrownBy(() -> UnitHealth.of(trace.network(), trace.at(0), trace.symbols(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 0–0");
    }
}
