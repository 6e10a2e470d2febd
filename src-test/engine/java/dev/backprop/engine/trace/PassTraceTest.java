package dev.backprop.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassTraceTest {
    /** Everything that a state says, in words, so that two traces can be compared. */
    private static List<String> numbers(PassTrace trace, int index) {
        PassState state = trace.at(index);
        List<String> out = new ArrayList<>();
        for (Node node : trace.network().graph().nodes()) {
            for (int e = 0; e < node.shape().size(); e++) {
                out.add(node.name() + "[" + e + "] " + state.value(node, e) + " " + state.gradient(node, e));
            }
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void comesBackToTheSameNumbers(long seed) {
        PassTrace trace = Traces.random(seed);
        trace.extendTo(70);
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            int index = random.nextInt(trace.length() + 1);
            List<String> before = numbers(trace, index);
            trace.at(random.nextInt(trace.length() + 1));
            trace.derivation(random.nextInt(trace.length() + 1), 4);

            assertThat(numbers(trace, index)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32})
    void givesAtAnyIndexWhatAFreshRunGives(long seed) {
        PassTrace wandering = Traces.random(seed);
        wandering.extendTo(90);
        Random random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            int index = random.nextInt(wandering.length() + 1);
            wandering.derivation(random.nextInt(wandering.length() + 1), 6);
            PassTrace fresh = Traces.random(seed);
            fresh.extendTo(index / fresh.iterationLength() + 1);

            assertThat(numbers(wandering, index)).isEqualTo(numbers(fresh, index));
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void goesOnFromADerivationAsIfNobodyHadAsked(Rule rule) {
        PassTrace asked = toyWith(rule);
        PassTrace left = toyWith(rule);
        for (int i = 1; i <= 40; i++) {
            asked.extendTo(i);
            asked.derivation(asked.length(), 4);
            left.extendTo(i);
        }

        assertThat(numbers(asked, asked.length())).isEqualTo(numbers(left, left.length()));
    }

    private static PassTrace toyWith(Rule rule) {
        return new PassTrace(
                Traces.TOY,
                Parameters.draw(Traces.TOY, 3),
                new double[][] {{1, 2, 0.5}},
                new double[][] {{0}},
                new OptimizerSpec(rule, 0.1, 0.9),
                0);
    }

    @Test
    void findsItsWayBackWhenKeyframesHaveBeenGivenUp() {
        // 128 · 128 weights with Adam's two numbers each: keyframes have room for some 10,400 iterations.
        MlpSpec spec = new MlpSpec(128, List.of(new LayerSpec(128, Activation.LINEAR, false)), Loss.MSE);
        double[][] x = {new Random(1).doubles(128, -0.01, 0.01).toArray()};
        PassTrace trace = new PassTrace(
                spec,
                Parameters.draw(spec, 1),
                x,
                new double[][] {new double[128]},
                new OptimizerSpec(Rule.ADAM, 0.001, 0.9),
                0);
        trace.extendTo(5000);
        int index = 4131 * trace.iterationLength();
        List<String> before = numbers(trace, index);
        trace.extendTo(12_000);

        assertThat(numbers(trace, index)).isEqualTo(before);
    }

    @Test
    void knowsNoGradientBeforeItIsComputed() {
        PassTrace trace = Traces.notebook();
        Node weight = trace.network().layers().get(0).weight();
        int last = trace.next(trace.previous(trace.length(), Stride.PHASE) - 1, Stride.UNIT);

        assertThat(trace.at(last - 1).gradient(weight, 5)).isEmpty();
        assertThat(trace.at(last).gradient(weight, 5)).isPresent();
        assertThat(trace.at(0).gradient(weight, 0)).isEmpty();
    }

    @Test
    void knowsNoValueBeforeItIsComputed() {
        PassTrace trace = Traces.notebook();
        Mlp mlp = trace.network();

        assertThat(trace.at(0).value(mlp.x(), 1)).hasValue(2);
        assertThat(trace.at(2).value(mlp.layers().get(0).z(), 0)).isEmpty();
        assertThat(trace.at(3).value(mlp.layers().get(0).z(), 0)).isPresent();
        assertThat(trace.at(3).value(mlp.loss(), 0)).isEmpty();
    }

    @Test
    void takesTheStepThatTheNotebookPrints() {
        PassTrace trace = Traces.notebookStep();
        PassState end = trace.at(trace.length());
        Node weight = trace.network().layers().get(0).weight();
        double[] printed = {0.3674, 0.2648, -0.0552, 0.4885, -0.4074, 0.2018};

        for (int e = 0; e < printed.length; e++) {
            assertThat(end.value(weight, e).getAsDouble()).isCloseTo(printed[e], within(5e-5));
        }
    }

    @ParameterizedTest
    @EnumSource(Stride.class)
    void walksBackOverTheBoundariesItWentForwardOver(Stride stride) {
        PassTrace trace = Traces.notebook();
        trace.extendTo(2);
        List<Integer> forward = new ArrayList<>(List.of(0));
        for (int i = 0; i < trace.length(); i = forward.get(forward.size() - 1)) {
            forward.add(trace.next(i, stride));
        }
        List<Integer> back = new ArrayList<>(List.of(trace.length()));
        for (int i = trace.length(); i > 0; i = back.get(0)) {
            back.add(0, trace.previous(i, stride));
        }

        assertThat(forward).isEqualTo(back).hasSize(2 * stepsOf(stride) + 1);
    }

    /** Counted by hand for 3-2-1 without biases: forward, loss, backward, update. */
    private static int stepsOf(Stride stride) {
        return switch (stride) {
            case TERM -> 2 * 3 + 2 + 2 + 1 + 1 + (1 + 1 + 2 + 2 + 2 + 6) + 8;
            case UNIT -> 2 + 2 + 1 + 1 + 1 + (1 + 1 + 2 + 2 + 2 + 6) + 8;
            case LAYER -> 4 + 1 + 6 + 2;
            case PHASE -> 4;
            case ITERATION -> 1;
        };
    }

    @Test
    void countsTheUnitsOfAnIteration() {
        PassTrace trace = Traces.notebook();
        int index = 0;
        for (int unit = 1; unit <= 29; unit++) {
            index = trace.next(index, Stride.UNIT);
            assertThat(trace.at(index).unit()).isEqualTo(unit);
        }

        assertThat(trace.at(index).units()).isEqualTo(29);
    }

    @Test
    void staysAtTheEndsItCannotPass() {
        PassTrace trace = Traces.notebook();

        assertThat(trace.next(trace.length(), Stride.UNIT)).isEqualTo(trace.length());
        assertThat(trace.previous(0, Stride.TERM)).isZero();
        assertThatThrownBy(() -> trace.at(trace.length() + 1)).hasMessageContaining("expected 0–" + trace.length());
    }

    @Test
    void stopsAtTheOperationThatTurnsNonFinite() {
        MlpSpec spec = new MlpSpec(1, List.of(new LayerSpec(1, Activation.LINEAR, false)), Loss.MSE);
        Parameters start = new Parameters(List.of(new Parameters.Layer(new double[][] {{1e200}}, null)));
        PassTrace trace = new PassTrace(
                spec, start, new double[][] {{1}}, new double[][] {{0}}, new OptimizerSpec(Rule.GD, 1, 0.9), 0);

        assertThat(trace.stopped()).hasValueSatisfying(stop -> {
            assertThat(stop.operation()).isEqualTo("Mse");
            assertThat(stop.node()).isEqualTo("loss");
            assertThat(stop.why()).contains("loss became Infinity in iteration 1");
        });
        assertThat(trace.length()).isEqualTo(trace.stopped().orElseThrow().index());
    }
}
