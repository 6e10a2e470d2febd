package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.PassTrace;
import dev.backprop.engine.trace.Phase;
import dev.backprop.engine.trace.UnitHealth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each preset does what its sentence says. */
class PresetTest {
    private static PassTrace trace(Preset preset, int iterations) {
        PassTrace trace = Traced.of(preset.session(), 0);
        trace.extendTo(iterations);
        return trace;
    }

    /** At the end of an iteration, from 0. */
    private static PassState after(PassTrace trace, int iteration) {
        return trace.at((iteration + 1) * trace.iterationLength());
    }

    private static double loss(PassTrace trace, int iteration) {
        return after(trace, iteration).value(trace.network().loss(), 0).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void saysWhatToLookForInOneSentence(Preset preset) {
        assertThat(preset.about()).endsWith(".").hasSizeBetween(40, 110);
        assertThat(preset.about().substring(0, preset.about().length() - 1)).doesNotContain(". ");
    }

    @Test
    void theNotebooksStepBringsTheOutputNearerToTheTarget() {
        PassTrace trace = trace(Preset.SGD_STEP, 2);
        Node output = trace.network().yHat();
        double target = Preset.SGD_STEP.session().samples().get(0).y()[0];

        assertThat(Math.abs(after(trace, 1).value(output, 0).orElseThrow() - target))
                .isLessThan(Math.abs(after(trace, 0).value(output, 0).orElseThrow() - target));
    }

    @Test
    void xorIsLearntWithinAHundredIterations() {
        PassTrace trace = trace(Preset.XOR, 100);

        assertThat(loss(trace, 0)).isGreaterThan(0.69);
        assertThat(loss(trace, 99)).isLessThan(0.06);
        for (int sample = 0; sample < 4; sample++) {
            double wanted = Preset.XOR.session().samples().get(sample).y()[0];
            double output =
                    after(trace, 99).value(trace.network().yHat(), sample).orElseThrow();
            assertThat(Math.rint(output)).isEqualTo(wanted);
        }
    }

    /** The figures that Matt Mazur's "A Step by Step Backpropagation Example" prints. */
    @Test
    void theTwoTwoTwoNetworkHasThePublishedFigures() {
        PassTrace trace = trace(Preset.TWO_TWO_TWO, 2);
        PassState end = after(trace, 0);
        Mlp mlp = trace.network();

        assertThat(end.value(mlp.layers().get(0).h(), 0).orElseThrow()).isCloseTo(0.593269992, within(5e-10));
        assertThat(end.value(mlp.layers().get(0).h(), 1).orElseThrow()).isCloseTo(0.596884378, within(5e-10));
        assertThat(end.value(mlp.yHat(), 0).orElseThrow()).isCloseTo(0.75136507, within(5e-9));
        assertThat(end.value(mlp.yHat(), 1).orElseThrow()).isCloseTo(0.772928465, within(5e-10));
        assertThat(loss(trace, 0)).isCloseTo(0.298371109, within(5e-10));
        Parameters updated = trace.parametersBefore(1);
        double[][] first = updated.layers().get(0).weight();
        double[][] second = updated.layers().get(1).weight();
        assertThat(second[0]).containsExactly(new double[] {0.35891648, 0.408666186}, within(5e-9));
        assertThat(second[1]).containsExactly(new double[] {0.511301270, 0.561370121}, within(5e-9));
        assertThat(first[0]).containsExactly(new double[] {0.149780716, 0.19956143}, within(5e-9));
        assertThat(first[1]).containsExactly(new double[] {0.24975114, 0.29950229}, within(5e-9));
    }

    @Test
    void everyLayerOfTheDeepChainDividesTheGradientByFourAtLeast() {
        PassTrace trace = trace(Preset.DEEP_CHAIN, 1);
        PassState end = after(trace, 0);
        var layers = trace.network().layers();
        double behind = 0;
        for (int l = layers.size() - 1; l >= 0; l--) {
            double delta = Math.abs(end.gradient(layers.get(l).z(), 0).orElseThrow());
            assertThat(delta).isPositive();
            if (l < layers.size() - 1) {
                assertThat(delta).isLessThanOrEqualTo(behind / 4);
            }
            behind = delta;
        }
        assertThat(layers.size()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void theDeadUnitHasNoGradientInAnyOfAHundredIterations() {
        PassTrace trace = trace(Preset.DEAD_UNIT, 100);
        Mlp.LayerNodes hidden = trace.network().layers().get(0);
        Node bias = hidden.bias();
        for (int i = 0; i < 100; i++) {
            PassState end = after(trace, i);
            assertThat(end.gradient(hidden.weight(), 2).orElseThrow()).isZero();
            assertThat(end.gradient(hidden.weight(), 3).orElseThrow()).isZero();
            assertThat(end.gradient(java.util.Objects.requireNonNull(bias), 1).orElseThrow())
                    .isZero();
        }
        assertThat(after(trace, 0).gradient(hidden.weight(), 0).orElseThrow()).isNotZero();
        assertThat(loss(trace, 99)).isLessThan(loss(trace, 0));
    }

    @Test
    void theDeadUnitsCardSaysThatItsReluIsOff() {
        PassTrace trace = trace(Preset.DEAD_UNIT, 1);
        Node z = trace.network().layers().get(0).z();
        // z₂ = −1·1 − 0.5·2 − 1 = −3 for the first sample.
        int step = trace.indexOf(0, Phase.BACKWARD, z, 1).orElseThrow();

        assertThat(trace.derivation(step, 4).orElseThrow().reason())
                .hasValue("0 because ReLU is off: z₂ = −3 is not above 0");
        assertThat(trace.derivation(step, 4).orElseThrow().result()).isZero();
    }

    /** ŷ = 0.70, so 0.25 each layer at most: the factors are the slopes times the weights, which are 1. */
    @Test
    void theDeepChainVanishesByTheProductOfItsSlopes() {
        PassTrace trace = trace(Preset.DEEP_CHAIN, 1);
        PassState end = after(trace, 0);
        var layers = trace.network().layers();
        double h = 1;
        double slopes = 1;
        double[] local = new double[layers.size()];
        for (int l = 0; l < layers.size(); l++) {
            h = 1 / (1 + Math.exp(-h));
            local[l] = h * (1 - h);
            assertThat(local[l]).isLessThan(0.25);
        }
        for (int l = layers.size() - 1; l >= 0; l--) {
            slopes *= local[l];
            assertThat(end.gradient(layers.get(l).z(), 0).orElseThrow()).isCloseTo(h * slopes, within(1e-16));
        }
        assertThat(slopes).isLessThan(Math.pow(0.25, layers.size()));
        assertThat(UnitHealth.of(trace.network(), end, trace.symbols(), 0))
                .extracting(UnitHealth.Finding::kind)
                .contains(UnitHealth.Kind.VANISHING);
    }

    @Test
    void theGradientOfAScoreIsItsProbabilityMinusItsTargetOverTheSamples() {
        PassTrace trace = trace(Preset.THREE_CLASSES, 1);
        PassState end = after(trace, 0);
        Node score = trace.network().yHat();
        Node target = trace.network().y();
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += Math.exp(end.value(score, c).orElseThrow());
        }
        for (int c = 0; c < 3; c++) {
            double probability = Math.exp(end.value(score, c).orElseThrow()) / sum;
            assertThat(end.gradient(score, c).orElseThrow())
                    .isCloseTo((probability - end.value(target, c).orElseThrow()) / 3, within(1e-15));
        }
    }
}
