package dev.backprop.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the notebook's network: δ = 1.5173 × 0.2247 = 0.3409, h₁ = 0.7069, ∂L/∂w = 0.2410. */
class QuestionTest {
    private final PassTrace trace = Traces.notebook();
    private final Mlp network = trace.network();

    private static Question at(PassTrace trace, Phase phase, Node node, int element) {
        int index = trace.indexOf(0, phase, node, element).orElseThrow();
        return trace.question(index).orElseThrow();
    }

    private Verdict delta(String typed) {
        return at(trace, Phase.BACKWARD, network.layers().get(1).z(), 0).judge(typed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void asksForTheNumberOfTheTraceAndTakesItAsRight(long seed) {
        PassTrace any = Traces.random(seed);
        any.extendTo(2);
        for (int i = any.next(0, Stride.UNIT); i < any.length(); i = any.next(i, Stride.UNIT)) {
            PassState state = any.at(i);
            Step step = state.step().orElseThrow();
            OptionalDouble number = step.phase() == Phase.BACKWARD
                    ? state.gradient(step.node(), step.element())
                    : state.value(step.node(), step.element());
            Question question = any.question(i).orElseThrow();

            assertThat(question.truth()).isCloseTo(number.orElseThrow(), within(1e-12));
            assertThat(question.judge(Double.toString(question.truth())).right())
                    .isTrue();
            for (Question.Suspect suspect : question.suspects()) {
                assertThat(question.judge(Double.toString(suspect.value())).right())
                        .as(suspect.words())
                        .isFalse();
            }
        }
    }

    @Test
    void acceptsTheNotebooksDelta() {
        assertThat(delta("0.3409").right()).isTrue();
        assertThat(delta("0,34").right()).isTrue();
    }

    @Test
    void recognisesTheSign() {
        assertThat(delta("-0.3409").kind()).isEqualTo(Verdict.Kind.SIGN);
    }

    @Test
    void recognisesAForgottenLocalDerivative() {
        assertThat(delta("1.5173").words()).startsWith("forgot the local derivative");
    }

    @Test
    void recognisesAForgottenUpstreamGradient() {
        assertThat(delta("0.2247").words()).startsWith("forgot the upstream gradient");
    }

    @Test
    void recognisesHalfOfTheSigmoidsSlope() {
        assertThat(delta("0.5173").words()).startsWith("forgot the factor 1 − ŷ");
    }

    @Test
    void recognisesAFactor() {
        assertThat(delta("0.6818")).isEqualTo(new Verdict(Verdict.Kind.FACTOR, "factor: twice too large"));
        assertThat(delta("-0.1705").words()).isEqualTo("factor: half of it, and the sign");
        assertThat(delta("0.03409").words()).contains("the decimal point is one place too far left");
    }

    @Test
    void isCloseWhereOnlyTheRoundingIsOff() {
        assertThat(delta("0.3402").kind()).isEqualTo(Verdict.Kind.CLOSE);
    }

    @Test
    void isWrongWhereNothingExplainsIt() {
        assertThat(delta("0.9")).isEqualTo(new Verdict(Verdict.Kind.WRONG, "wrong"));
    }

    @Test
    void recognisesAForgottenActivation() {
        Question h = at(trace, Phase.FORWARD, network.layers().get(0).h(), 0);

        assertThat(h.judge("0.8802").words()).isEqualTo("forgot the activation: that is z₁");
        assertThat(h.judge("0.7069").right()).isTrue();
        assertThat(h.judge("0.2931").kind()).isEqualTo(Verdict.Kind.SIGN);
    }

    @Test
    void namesATermThatWasLeftOut() {
        Question z = at(trace, Phase.FORWARD, network.layers().get(0).z(), 0);
        String without = Double.toString(z.truth() - 2 * 0.33529864);

        assertThat(z.judge(without).words()).isEqualTo("forgot the term of the weight from x₂ to h₁");
    }

    @Test
    void recognisesLogarithmsOfAnotherBase() {
        Question loss = at(trace, Phase.LOSS, network.loss(), 0);

        assertThat(loss.judge(Double.toString(Math.log10(Math.exp(loss.truth()))))
                        .words())
                .contains("not log₁₀");
    }

    @Test
    void recognisesTheLossesMissingDenominator() {
        Question question = at(trace, Phase.BACKWARD, network.yHat(), 0);

        assertThat(question.judge("1.5173").right()).isTrue();
        assertThat(question.judge("0.3409").words()).isEqualTo("forgot the denominator ŷ(1 − ŷ)");
    }

    @Test
    void recognisesTheMistakesOfAnUpdate() {
        PassTrace slow = new PassTrace(
                Traces.TOY,
                trace.parametersBefore(0),
                new double[][] {{1, 2, 0.5}},
                new double[][] {{0}},
                new OptimizerSpec(Rule.GD, 0.1, 0.9),
                0);
        Question w = at(slow, Phase.UPDATE, slow.network().layers().get(1).weight(), 0);
        double before = -0.44046562;
        double gradient = (before - w.truth()) / 0.1;

        assertThat(gradient).isCloseTo(0.2410, within(5e-5));
        assertThat(w.judge(Double.toString(before - gradient)).words()).isEqualTo("forgot the learning rate 0.1");
        assertThat(w.judge(Double.toString(before + 0.1 * gradient)).words()).isEqualTo("added instead of subtracted");
        assertThat(w.judge(Double.toString(before)).words()).startsWith("forgot the step");
    }

    @Test
    void namesAPathThatWasLeftOut() {
        MlpSpec spec = new MlpSpec(
                1,
                List.of(new LayerSpec(1, Activation.TANH, false), new LayerSpec(3, Activation.LINEAR, false)),
                Loss.HALF_SQUARED_ERROR);
        Parameters start = new Parameters(List.of(
                new Parameters.Layer(new double[][] {{1}}, null),
                new Parameters.Layer(new double[][] {{1}, {2}, {3}}, null)));
        PassTrace paths =
                new PassTrace(spec, start, new double[][] {{1}}, new double[][] {{0, 0, 0}}, OptimizerSpec.DEFAULT, 0);
        Question question =
                at(paths, Phase.BACKWARD, paths.network().layers().get(0).h(), 0);
        double h = Math.tanh(1);

        assertThat(question.truth()).isCloseTo(h * (1 + 4 + 9), within(1e-12));
        assertThat(question.judge(Double.toString(h * 10)).words()).isEqualTo("forgot the path through ∂L/∂ŷ₂");
        assertThat(question.judge(Double.toString(h * 9)).words()).startsWith("forgot the other paths");
    }

    @Test
    void namesASampleThatWasLeftOutAndTheMissingMean() {
        MlpSpec spec = new MlpSpec(1, List.of(new LayerSpec(1, Activation.LINEAR, false)), Loss.HALF_SQUARED_ERROR);
        Parameters start = new Parameters(List.of(new Parameters.Layer(new double[][] {{1}}, null)));
        PassTrace samples = new PassTrace(
                spec, start, new double[][] {{1}, {2}, {3}}, new double[][] {{0}, {0}, {0}}, OptimizerSpec.DEFAULT, 0);
        Question question =
                at(samples, Phase.BACKWARD, samples.network().layers().get(0).weight(), 0);

        assertThat(question.truth()).isCloseTo(14.0 / 3, within(1e-12));
        assertThat(question.judge("10/3").words()).isEqualTo("forgot the path through sample 2");
        assertThat(question.judge("14").words()).contains("3 times too large: is the mean taken?");
    }

    @Test
    void hidesTheStepsOwnNumberAndNothingElse() {
        int index = trace.indexOf(0, Phase.BACKWARD, network.layers().get(1).weight(), 1)
                .orElseThrow();
        PassState hidden = trace.at(index).hidingItsNumber();

        assertThat(hidden.step()).isEqualTo(trace.at(index).step());
        assertThat(hidden.gradient(network.layers().get(1).weight(), 1)).isEmpty();
        assertThat(hidden.gradient(network.layers().get(1).weight(), 0)).isPresent();
        assertThat(trace.at(index).gradient(network.layers().get(1).weight(), 1))
                .isPresent();
    }

    @Test
    void hidesAnUpdatedWeightBehindTheOneBefore() {
        Node weight = network.layers().get(1).weight();
        int index = trace.indexOf(0, Phase.UPDATE, weight, 0).orElseThrow();

        assertThat(trace.at(index).hidingItsNumber().value(weight, 0)).hasValue(-0.44046562);
        assertThat(trace.at(index).value(weight, 0).orElseThrow()).isCloseTo(-0.6815, within(5e-5));
    }

    @Test
    void hasNothingToAskBeforeTheFirstStep() {
        assertThat(trace.question(0)).isEmpty();
    }
}
