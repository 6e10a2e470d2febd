package dev.backprop.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
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

    /** One linear unit that adds up {@code weights}, all of whose inputs are 1. */
    private static PassTrace summing(double... weights) {
        MlpSpec spec = new MlpSpec(weights.length, List.of(new LayerSpec(1, Activation.LINEAR, false)), Loss.MSE);
        double[] ones = new double[weights.length];
        Arrays.fill(ones, 1);
        Parameters start = new Parameters(List.of(new Parameters.Layer(new double[][] {weights}, null)));
        return new PassTrace(spec, start, new double[][] {ones}, new double[][] {{0}}, OptimizerSpec.DEFAULT, 0);
    }

    private static String line(Derivation derivation, String label) {
        return derivation.lines().stream()
                .filter(l -> l.label().equals(label))
                .findFirst()
                .orElseThrow()
                .latex();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 17})
    void writesOutEveryPathOfTheWidestLayer(int digits) {
        double[] weights = IntStream.rangeClosed(1, 16).mapToDouble(i -> i).toArray();
        PassTrace trace = summing(weights);
        Derivation derivation = trace.derivation(16, digits).orElseThrow();

        assertThat(line(derivation, "every number").split(" \\+ ", -1)).hasSize(16);
        assertThat(line(derivation, "each product").split(" \\+ ", -1)).hasSize(16);
        assertThat(derivation.result()).isEqualTo(136);
    }

    @Test
    void ofAnEndlessSumTheStrongestStandFirstAndTheRestIsOneNumber() {
        double[] weights = IntStream.rangeClosed(1, 200).mapToDouble(i -> i).toArray();
        PassTrace trace = summing(weights);
        Derivation derivation = trace.derivation(200, 4).orElseThrow();
        String[] summands = line(derivation, "strongest first").split(" \\+ ", -1);

        assertThat(summands).hasSize(13);
        assertThat(summands[0]).endsWith("200 \\times 1");
        assertThat(summands[11]).isEqualTo("189 \\times 1");
        assertThat(summands[12]).isEqualTo("\\underbrace{" + 188 * 189 / 2 + "}_{188\\ \\mathrm{more}}");
        assertThat(line(derivation, "the rule")).contains("_{1,200}").endsWith(" + \\cdots");
        assertThat(derivation.result()).isEqualTo(200 * 201 / 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyMentionCarriesTheNumberThatTheGraphHasThere(long seed) {
        PassTrace trace = Traces.random(seed);
        for (int i = trace.next(0, Stride.UNIT); i < trace.length(); i = trace.next(i, Stride.UNIT)) {
            PassState state = trace.at(i);
            for (Derivation.Line line : trace.derivation(i, 4).orElseThrow().lines()) {
                for (Derivation.Piece piece : line.pieces()) {
                    Derivation.Mention about = piece.about();
                    if (about == null) {
                        continue;
                    }
                    OptionalDouble known = switch (about.kind()) {
                        case VALUE ->
                            state.phase() == Phase.UPDATE
                                    ? OptionalDouble.empty()
                                    : state.value(about.node(), about.element());
                        case GRADIENT -> state.gradient(about.node(), about.element());
                        case LOCAL, SUMMAND -> OptionalDouble.empty();
                    };
                    if (known.isPresent()) {
                        assertThat(about.value())
                                .as(line.latex())
                                .isCloseTo(known.getAsDouble(), within(1e-12 * Math.max(1, Math.abs(about.value()))));
                    }
                }
            }
        }
    }

    @Test
    void everyFactorOfAPathSpeaksOfWhatItIs() {
        PassTrace trace = Traces.notebook();
        Mlp network = trace.network();
        Derivation derivation =
                at(trace, Phase.BACKWARD, network.layers().get(0).h(), 1);
        List<Derivation.Mention> mentions = derivation.lines().get(2).pieces().stream()
                .map(Derivation.Piece::about)
                .filter(Objects::nonNull)
                .toList();

        assertThat(mentions)
                .extracting(m -> trace.symbols().id(m.node(), m.element()), Derivation.Mention::kind)
                .containsExactly(
                        tuple("h1[1]", Derivation.Mention.Kind.GRADIENT),
                        tuple("z2[0]", Derivation.Mention.Kind.GRADIENT),
                        tuple("layers.1.weight[0][1]", Derivation.Mention.Kind.VALUE));
        assertThat(mentions.get(2).value()).isEqualTo(-0.54027513);
    }

    private static PassTrace trace(Activation activation, Loss loss, double[][] weights, double[] x, double[] y) {
        MlpSpec spec = new MlpSpec(x.length, List.of(new LayerSpec(weights.length, activation, false)), loss);
        Parameters start = new Parameters(List.of(new Parameters.Layer(weights, null)));
        return new PassTrace(spec, start, new double[][] {x}, new double[][] {y}, OptimizerSpec.DEFAULT, 0);
    }

    private static Optional<String> reasonOfDelta(PassTrace trace) {
        return at(trace, Phase.BACKWARD, trace.network().layers().get(0).z(), 0).reason();
    }

    @Test
    void saysThatASaturatedSigmoidLetsNothingThrough() {
        assertThat(reasonOfDelta(trace(
                        Activation.SIGMOID, Loss.MSE, new double[][] {{800}}, new double[] {1}, new double[] {0})))
                .hasValue("0 because the unit is saturated: zₒ = 800");
    }

    @Test
    void saysThatASoftmaxIsSaturated() {
        assertThat(reasonOfDelta(trace(
                        Activation.SOFTMAX, Loss.MSE, new double[][] {{12}, {-12}}, new double[] {1}, new double[] {0, 1
                        })))
                .hasValue("nearly 0 because softmax is saturated: ŷ₁ = 1.0000");
    }

    @Test
    void saysThatTheSoftmaxInsideCrossEntropyIsAtTheTarget() {
        PassTrace trace = trace(
                Activation.LINEAR, Loss.CROSS_ENTROPY, new double[][] {{6}, {-6}}, new double[] {1}, new double[] {1, 0
                });

        assertThat(at(trace, Phase.BACKWARD, trace.network().yHat(), 0).reason())
                .hasValue("nearly 0 because softmax is at the target: y₁ = 1");
    }

    @Test
    void saysThatAPredictionIsTheTarget() {
        PassTrace trace = trace(Activation.LINEAR, Loss.MSE, new double[][] {{2}}, new double[] {1}, new double[] {2});

        assertThat(at(trace, Phase.BACKWARD, trace.network().yHat(), 0).reason())
                .hasValue("0 because the prediction is the target");
        assertThat(at(trace, Phase.BACKWARD, trace.network().layers().get(0).weight(), 0)
                        .reason())
                .hasValue("0 because the gradient that arrives, ∂L/∂ŷ, is 0");
    }

    @Test
    void saysThatEveryWeightOnTheWayIsZero() {
        MlpSpec spec = new MlpSpec(
                1,
                List.of(new LayerSpec(1, Activation.TANH, false), new LayerSpec(2, Activation.LINEAR, false)),
                Loss.MSE);
        Parameters start = new Parameters(List.of(
                new Parameters.Layer(new double[][] {{1}}, null),
                new Parameters.Layer(new double[][] {{0}, {0}}, null)));
        PassTrace trace =
                new PassTrace(spec, start, new double[][] {{1}}, new double[][] {{1, 1}}, OptimizerSpec.DEFAULT, 0);

        assertThat(at(trace, Phase.BACKWARD, trace.network().layers().get(0).h(), 0)
                        .reason())
                .hasValue("0 because every weight on the way is 0");
    }

    @Test
    void saysThatAnInputIsZeroInEverySample() {
        MlpSpec spec = new MlpSpec(2, List.of(new LayerSpec(1, Activation.SIGMOID, false)), Loss.BCE);
        PassTrace trace = new PassTrace(
                spec,
                Parameters.draw(spec, 1),
                new double[][] {{0, 1}, {0, 2}},
                new double[][] {{1}, {0}},
                OptimizerSpec.DEFAULT,
                0);

        assertThat(at(trace, Phase.BACKWARD, trace.network().layers().get(0).weight(), 0)
                        .reason())
                .hasValue("0 because x₁ is 0 in every sample");
    }

    @Test
    void saysThatASaturatedTanhLetsNothingThrough() {
        assertThat(reasonOfDelta(
                        trace(Activation.TANH, Loss.MSE, new double[][] {{30}}, new double[] {1}, new double[] {0})))
                .hasValue("0 because the unit is saturated: zₒ = 30");
    }

    /** A hidden unit under two linear ones. */
    private static Derivation ofHidden(double first, double second, double[] y) {
        MlpSpec spec = new MlpSpec(
                1,
                List.of(new LayerSpec(1, Activation.LINEAR, false), new LayerSpec(2, Activation.LINEAR, false)),
                Loss.HALF_SQUARED_ERROR);
        Parameters start = new Parameters(List.of(
                new Parameters.Layer(new double[][] {{1}}, null),
                new Parameters.Layer(new double[][] {{first}, {second}}, null)));
        PassTrace trace =
                new PassTrace(spec, start, new double[][] {{1}}, new double[][] {y}, OptimizerSpec.DEFAULT, 0);
        return at(trace, Phase.BACKWARD, trace.network().layers().get(0).h(), 0);
    }

    @Test
    void saysThatThePathsCancel() {
        assertThat(ofHidden(1, -1, new double[] {0, -2}).reason()).hasValue("0 because the paths cancel");
    }

    @Test
    void saysThatNothingArrivesOverAnyPath() {
        assertThat(ofHidden(1, 2, new double[] {1, 2}).reason()).hasValue("0 because every gradient that arrives is 0");
    }

    @Test
    void saysThatEveryPathBringsNothingForItsOwnReason() {
        assertThat(ofHidden(0, 2, new double[] {1, 2}).reason())
                .hasValue("0 because every path brings 0: the weight from h₁ to ŷ₁ and ∂L/∂ŷ₂ are 0");
    }

    @Test
    void saysThatEveryProductOfASumIsZero() {
        PassTrace trace =
                trace(Activation.LINEAR, Loss.MSE, new double[][] {{0, 3}}, new double[] {2, 0}, new double[] {0});

        assertThat(at(trace, Phase.FORWARD, trace.network().yHat(), 0).reason())
                .hasValue("0 because every product is 0: the weight from x₁ to ŷ and x₂ are 0");
    }

    @Test
    void writesOutAProductThatIsZeroBesideOthersAndSaysWhy() {
        PassTrace trace = trace(
                Activation.LINEAR, Loss.MSE, new double[][] {{2, 3, -1}}, new double[] {1, 0, 4}, new double[] {0});
        Derivation derivation = at(trace, Phase.FORWARD, trace.network().yHat(), 0);

        assertThat(line(derivation, "each product")).endsWith("= 2 + 0 + (-4)");
        assertThat(derivation.reason()).hasValue("the 2nd product is 0 because x₂ is 0");
    }

    @Test
    void countsTheZeroProductsOfALongSum() {
        double[] x = {0, 0, 1, 0, 0, 0};
        double[][] weights = {{1, 2, 3, 4, 5, 6}};
        PassTrace trace = trace(Activation.LINEAR, Loss.MSE, weights, x, new double[] {0});

        assertThat(at(trace, Phase.FORWARD, trace.network().yHat(), 0).reason())
                .hasValue("5 of the 6 products are 0 because x₁, x₂, x₄ and 2 others are 0");
    }

    @Test
    void writesOutAPathThroughADeadReluAndSaysThatItIsOff() {
        MlpSpec spec = new MlpSpec(
                1,
                List.of(
                        new LayerSpec(1, Activation.LINEAR, false),
                        new LayerSpec(2, Activation.RELU, false),
                        new LayerSpec(1, Activation.LINEAR, false)),
                Loss.HALF_SQUARED_ERROR);
        Parameters start = new Parameters(List.of(
                new Parameters.Layer(new double[][] {{1}}, null),
                new Parameters.Layer(new double[][] {{-3}, {2}}, null),
                new Parameters.Layer(new double[][] {{1, 1}}, null)));
        PassTrace trace =
                new PassTrace(spec, start, new double[][] {{1}}, new double[][] {{1}}, OptimizerSpec.DEFAULT, 0);
        Derivation derivation =
                at(trace, Phase.BACKWARD, trace.network().layers().get(0).h(), 0);

        assertThat(line(derivation, "every number")).endsWith("= 0 \\times (-3) + 1 \\times 2");
        assertThat(derivation.reason()).hasValue("the 1st path is 0 because δ⁽²⁾₁ (its ReLU is off) is 0");
    }

    @Test
    void writesOutEveryClassOfACrossEntropy() {
        PassTrace trace = trace(
                Activation.LINEAR, Loss.CROSS_ENTROPY, new double[][] {{1}, {2}, {3}}, new double[] {1}, new double[] {
                    0, 1, 0
                });
        Derivation derivation = at(trace, Phase.LOSS, trace.network().loss(), 0);

        assertThat(line(derivation, "every number")).isEqualTo("L = 0 + 1.4076 + 0");
        assertThat(derivation.reason())
                .hasValue("the 1st and 3rd summands are 0: a class whose target is 0 adds nothing");
    }

    @Test
    void marksTheSummandThatATermStepHasAddedInTheRuleAndInTheSum() {
        PassTrace trace = trace(
                Activation.LINEAR,
                Loss.MSE,
                new double[][] {{1, 2, 3, 4, 5, 6, 7}},
                new double[] {1, 0, 1, 1, 1, 1, 1},
                new double[] {0});
        for (int term = 1; term < 7; term++) {
            Derivation derivation = trace.derivation(term, 4).orElseThrow();

            assertThat(derivation.current()).isEqualTo(term);
            assertThat(summand(derivation, "the rule", term)).isEqualTo("w^{(1)}_{1" + term + "}\\,x_{" + term + "}");
            assertThat(summand(derivation, "so far", term))
                    .isEqualTo(term == 1 ? "" : term == 2 ? "0" : String.valueOf(term));
        }
        assertThat(line(trace.derivation(5, 4).orElseThrow(), "the rule").split("cdots", -1))
                .hasSize(3);
        assertThat(trace.derivation(2, 4).orElseThrow().reason()).hasValue("this term is 0 because x₂ is 0");
        assertThat(trace.derivation(7, 4).orElseThrow().current()).isZero();
    }

    private static String summand(Derivation derivation, String label, int number) {
        StringBuilder latex = new StringBuilder();
        derivation.lines().stream()
                .filter(l -> l.label().equals(label))
                .flatMap(l -> l.pieces().stream())
                .filter(p -> p.summand() == number)
                .forEach(p -> latex.append(p.latex()));
        return latex.toString();
    }

    @Test
    void givesNoReasonForAGradientThatIsClampedButNotZero() {
        PassTrace trace =
                trace(Activation.SIGMOID, Loss.BCE, new double[][] {{-800}}, new double[] {1}, new double[] {1});
        Derivation derivation = at(trace, Phase.BACKWARD, trace.network().yHat(), 0);

        assertThat(derivation.result()).isEqualTo(-1e12);
        assertThat(derivation.reason()).isEmpty();
    }

    @Test
    void saysThatAWeightStaysBecauseItsGradientIsZero() {
        PassTrace trace = trace(Activation.LINEAR, Loss.MSE, new double[][] {{2}}, new double[] {1}, new double[] {2});

        assertThat(at(trace, Phase.UPDATE, trace.network().layers().get(0).weight(), 0)
                        .reason())
                .hasValue("unchanged because its gradient is 0");
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
