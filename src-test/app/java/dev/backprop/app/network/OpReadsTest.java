package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.data.Sample;
import dev.backprop.engine.graph.BackwardTerm;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.Term;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.PassTrace;
import dev.backprop.engine.trace.Phase;
import dev.backprop.engine.trace.Step;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is lit must be what the operations themselves say that they combine. */
class OpReadsTest {
    static Stream<PassTrace> traces() {
        List<LayerSpec> classes =
                List.of(new LayerSpec(2, Activation.RELU, true), new LayerSpec(3, Activation.SOFTMAX, true));
        List<Sample> rows = List.of(
                new Sample(new double[] {1, 2}, new double[] {0, 1, 0}),
                new Sample(new double[] {-1, 0.5}, new double[] {1, 0, 0}));
        Session softmax = Session.of(
                new Session.Network(
                        new MlpSpec(2, classes, Loss.CROSS_ENTROPY),
                        Collections.nCopies(2, Session.GivenLayer.NOTHING)),
                rows,
                OptimizerSpec.DEFAULT,
                5,
                0);
        return Stream.of(
                Traced.of(Preset.TOY_GRADIENTS.session(), 0),
                Traced.of(Sessions.of(3, 2, 3, 2), 1),
                Traced.of(softmax, 1));
    }

    private static Set<String> lit(PassTrace trace, OpReads reads, boolean gradients) {
        Set<String> lit = new TreeSet<>();
        for (Node node : trace.network().graph().nodes()) {
            for (int e = 0; e < node.shape().size(); e++) {
                if (gradients ? reads.readsGradient(node, e) : reads.reads(node, e)) {
                    lit.add(node.name() + e);
                }
            }
        }
        return lit;
    }

    @ParameterizedTest
    @MethodSource("traces")
    void lightsForwardWhatTheTermsAreMadeOf(PassTrace trace) {
        int steps = 0;
        for (int index = 1; index <= trace.iterationLength(); index++) {
            Step step = trace.at(index).step().orElseThrow();
            if (step.phase() != Phase.FORWARD && step.phase() != Phase.LOSS) {
                continue;
            }
            Op op = step.node().computedBy();
            List<Term> terms = op.terms(step.node(), step.element());
            List<Term> told = step.complete() ? terms : List.of(terms.get(step.term() - 1));
            Set<String> expected = new TreeSet<>();
            told.forEach(t -> t.factors().forEach(f -> expected.add(f.node().name() + f.element())));

            assertThat(lit(trace, new OpReads(step), false)).as("step " + index).isEqualTo(expected);
            steps++;
        }
        assertThat(steps).isPositive();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void lightsBackwardTheGradientsThatArrive(PassTrace trace) {
        int steps = 0;
        for (int index = 1; index <= trace.iterationLength(); index++) {
            Step step = trace.at(index).step().orElseThrow();
            Node out = step.segment().out();
            if (out == null) {
                continue;
            }
            List<BackwardTerm> terms =
                    out.computedBy().backwardTerms(out, step.segment().input(), step.element());
            List<BackwardTerm> told = step.complete() ? terms : List.of(terms.get(step.term() - 1));
            Set<String> expected = new TreeSet<>();
            Set<String> factors = new TreeSet<>();
            for (BackwardTerm term : told) {
                expected.add(term.upstreamNode().name() + term.upstreamElement());
                Term.Factor factor = term.factor();
                if (factor != null) {
                    factors.add(factor.node().name() + factor.element());
                }
            }

            assertThat(lit(trace, new OpReads(step), true)).as("step " + index).isEqualTo(expected);
            assertThat(lit(trace, new OpReads(step), false)).as("step " + index).containsAll(factors);
            steps++;
        }
        assertThat(steps).isPositive();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void lightsInAnUpdateTheGradientOfTheParameter(PassTrace trace) {
        Step step = trace.at(trace.iterationLength()).step().orElseThrow();

        assertThat(lit(trace, new OpReads(step), true))
                .isEqualTo(Set.of(step.node().name() + step.element()));
        assertThat(Map.of("operation", String.valueOf(new OpReads(step).operation())))
                .containsEntry("operation", "null");
    }
}
