package dev.backprop.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivationTest {
    private static Derivation at(PassTrace trace, Phase phase, Node node, int element) {
        for (int i = trace.next(0, Stride.UNIT); ; i = trace.next(i, Stride.UNIT)) {
            Step step = trace.at(i).step().orElseThrow();
            if (step.phase() == phase && step.node() == node && step.element() == element) {
                return trace.derivation(i, 4).orElseThrow();
            }
        }
    }

    private static List<String> latex(Derivation derivation) {
        return derivation.lines().stream().map(Derivation.Line::latex).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25})
    void endsEveryUnitStepWithTheNumberOfTheTrace(long seed) {
        PassTrace trace = Traces.random(seed);
        trace.extendTo(3);
        for (int i = trace.next(0, Stride.UNIT); i < trace.length(); i = trace.next(i, Stride.UNIT)) {
            PassState state = trace.at(i);
            Step step = state.step().orElseThrow();
            double number = step.phase() == Phase.BACKWARD
                    ? state.gradient(step.node(), step.element()).orElseThrow()
                    : state.value(step.node(), step.element()).orElseThrow();
            Derivation derivation = trace.derivation(i, 4).orElseThrow();

            assertThat(derivation.result())
                    .as(derivation.title())
                    .isCloseTo(number, within(1e-12 * Math.max(1, Math.abs(number))));
            assertThat(derivation.lines().get(derivation.lines().size() - 1).latex())
                    .endsWith("= " + Figures.latex(derivation.result(), 4));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36})
    void addsTheTermsUpToWhatThereIsSoFar(long seed) {
        PassTrace trace = Traces.random(seed);
        for (int i = 1; i <= trace.length(); i++) {
            Step step = trace.at(i).step().orElseThrow();
            Derivation derivation = trace.derivation(i, 4).orElseThrow();

            assertThat(derivation.title().contains("term " + step.term() + " of"))
                    .isEqualTo(!step.complete());
            assertThat(derivation.phase()).isEqualTo(step.phase());
        }
    }

    @Test
    void showsTheGraphsPathToDeltaAndTheLecturesShortcut() {
        PassTrace trace = Traces.notebook();
        Derivation delta =
                at(trace, Phase.BACKWARD, trace.network().layers().get(1).z(), 0);

        assertThat(latex(delta))
                .containsExactly(
                        "\\delta_{o} = \\partial L/\\partial \\hat y \\cdot \\sigma'(z_{o})",
                        "\\delta_{o} = 1.5173 \\cdot \\sigma'(z_{o})",
                        "\\delta_{o} = 1.5173 \\times 0.2247",
                        "\\delta_{o} = 0.3409");
        assertThat(delta.notes())
                .anySatisfy(note -> assertThat(note.latex()).isEqualTo("\\hat y - y = 0.3409 - 0 = 0.3409"));
    }

    @Test
    void derivesTheWeightsGradientAsTheLectureDoes() {
        PassTrace trace = Traces.notebook();
        Derivation derivation =
                at(trace, Phase.BACKWARD, trace.network().layers().get(1).weight(), 0);

        assertThat(derivation.title()).isEqualTo("gradient of the weight from h₁ to ŷ");
        assertThat(latex(derivation))
                .containsExactly(
                        "\\partial L/\\partial w^{(2)}_{11} = \\delta_{o} \\cdot h_{1}",
                        "\\partial L/\\partial w^{(2)}_{11} = 0.3409 \\cdot h_{1}",
                        "\\partial L/\\partial w^{(2)}_{11} = 0.3409 \\times 0.7069",
                        "\\partial L/\\partial w^{(2)}_{11} = 0.2410");
        assertThat(derivation.notes())
                .extracting(Derivation.Note::words)
                .containsExactly(
                        "by the graph, step 9; the lecture’s shortcut: ŷ − y = 0.3409 − 0",
                        "was computed on the way forward, step 3");
    }

    @Test
    void subtractsTheLearningRateTimesTheGradient() {
        PassTrace trace = Traces.notebook();
        Derivation derivation =
                at(trace, Phase.UPDATE, trace.network().layers().get(1).weight(), 0);

        assertThat(latex(derivation))
                .contains("w^{(2)}_{11} \\leftarrow -0.4405 - 1 \\times 0.2410", "w^{(2)}_{11} = -0.6815");
    }

    @Test
    void saysThatADeadReluIsOff() {
        MlpSpec spec = new MlpSpec(
                1,
                List.of(new LayerSpec(1, Activation.RELU, false), new LayerSpec(1, Activation.LINEAR, false)),
                Loss.MSE);
        Parameters start = new Parameters(List.of(
                new Parameters.Layer(new double[][] {{-0.5}}, null), new Parameters.Layer(new double[][] {{2}}, null)));
        PassTrace trace =
                new PassTrace(spec, start, new double[][] {{1}}, new double[][] {{1}}, OptimizerSpec.DEFAULT, 0);
        Node z = trace.network().layers().get(0).z();
        Node h = trace.network().layers().get(0).h();

        assertThat(at(trace, Phase.BACKWARD, z, 0).reason())
                .hasValue("0 because ReLU is off: z₁ = −0.5 is not above 0");
        assertThat(at(trace, Phase.FORWARD, h, 0).reason()).hasValue("0 because ReLU is off: z₁ = −0.5 is not above 0");
        assertThat(at(trace, Phase.BACKWARD, trace.network().layers().get(1).weight(), 0)
                        .reason())
                .hasValue("0 because h₁ is 0");
    }

    @Test
    void saysThatAZeroInputBringsNoGradient() {
        MlpSpec spec = new MlpSpec(2, List.of(new LayerSpec(1, Activation.SIGMOID, false)), Loss.BCE);
        PassTrace trace = new PassTrace(
                spec,
                Parameters.draw(spec, 1),
                new double[][] {{0, 1}},
                new double[][] {{1}},
                OptimizerSpec.DEFAULT,
                0);

        assertThat(at(trace, Phase.BACKWARD, trace.network().layers().get(0).weight(), 0)
                        .reason())
                .hasValue("0 because x₁ is 0");
    }

    @Test
    void saysThatAUnitIsSaturated() {
        MlpSpec spec = new MlpSpec(1, List.of(new LayerSpec(1, Activation.SIGMOID, false)), Loss.MSE);
        Parameters start = new Parameters(List.of(new Parameters.Layer(new double[][] {{20}}, null)));
        PassTrace trace =
                new PassTrace(spec, start, new double[][] {{1}}, new double[][] {{0}}, OptimizerSpec.DEFAULT, 0);

        assertThat(at(trace, Phase.BACKWARD, trace.network().layers().get(0).z(), 0)
                        .reason())
                .hasValue("nearly 0 because the unit is saturated: zₒ = 20");
    }

    @Test
    void putsTheExactRestOfALongSumIntoOneNumber() {
        MlpSpec spec = new MlpSpec(9, List.of(new LayerSpec(1, Activation.LINEAR, false)), Loss.MSE);
        double[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1};
        double[] weights = {1, 1, 1, 1, 0.5, 0.25, 0.125, 2, 3};
        Parameters start = new Parameters(List.of(new Parameters.Layer(new double[][] {weights}, null)));
        PassTrace trace =
                new PassTrace(spec, start, new double[][] {ones}, new double[][] {{0}}, OptimizerSpec.DEFAULT, 0);

        assertThat(latex(at(trace, Phase.FORWARD, trace.network().yHat(), 0)).get(1))
                .endsWith("\\underbrace{5.875}_{5\\ \\mathrm{more}}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 18})
    void refusesDigitsThatNobodyCanRead(int digits) {
        assertThatThrownBy(() -> Traces.notebook().derivation(1, digits))
                .hasMessageContaining("digits: found " + digits + ", expected 2–17");
    }

    @Test
    void hasNothingToDeriveBeforeTheFirstStep() {
        assertThat(Traces.notebook().derivation(0, 4)).isEmpty();
    }

    @Test
    void keepsTheLossAmongTheStepsOfItsOwnPhase() {
        PassTrace trace = Traces.notebook();

        assertThat(at(trace, Phase.LOSS, trace.network().loss(), 0).result()).isCloseTo(0.4169, within(5e-5));
        assertThat(trace.network().loss().role()).isEqualTo(Role.LOSS);
    }
}
