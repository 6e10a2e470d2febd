package dev.backprop.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.check.NetworkCase;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.optim.Optimizer;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.tensor.PlainStorage;
import dev.backprop.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCollector;

/** Time travel, over random networks, rules, samples and indices: it is exact, bit for bit. */
class TracePropertyTest {
    private static final int MOST_ITERATIONS = 130;

    /** A run: a network on its samples under a rule, one of the samples shown. */
    record Run(NetworkCase network, OptimizerSpec spec, int sample) {
        PassTrace trace(int iterations) {
            PassTrace trace =
                    new PassTrace(network.spec(), network.parameters(), network.x(), network.y(), spec, sample);
            trace.extendTo(iterations);
            return trace;
        }

        /** A plain loop without a trace, an iteration short: forward and backward of the last one are done, its update not. */
        Plain plain(int iteration) {
            Mlp mlp = Mlp.build(network.spec(), PlainStorage.INSTANCE, network.x().length);
            mlp.parameters().write(network.parameters());
            mlp.x().value().write(ParameterTensors.flat(network.x()));
            mlp.y().value().write(ParameterTensors.flat(network.y()));
            Optimizer optimizer = Optimizer.of(spec);
            List<List<Tensor>> state = mlp.parameterNodes().stream()
                    .map(p -> optimizer.state(PlainStorage.INSTANCE, p.value()))
                    .toList();
            Plain plain = new Plain(mlp, optimizer, state);
            for (int i = 0; i < iteration; i++) {
                plain.pass();
                plain.update(i);
            }
            plain.pass();
            return plain;
        }
    }

    private record Plain(Mlp mlp, Optimizer optimizer, List<List<Tensor>> state) {
        void pass() {
            mlp.graph().zeroGrad();
            mlp.graph().forward();
            mlp.graph().backward(mlp.loss());
        }

        void update(int iteration) {
            for (int p = 0; p < mlp.parameterNodes().size(); p++) {
                Node node = mlp.parameterNodes().get(p);
                optimizer.step(iteration, node.value(), node.grad(), state.get(p));
            }
        }
    }

    @Provide
    Arbitrary<Run> runs() {
        Arbitrary<OptimizerSpec> rules = Combinators.combine(
                        Arbitraries.of(Rule.class),
                        Arbitraries.of(0.001, 0.05, 0.5),
                        Arbitraries.of(0.0, 0.5, 0.9, 0.99))
                .as(OptimizerSpec::new);
        return Combinators.combine(
                        NetworkCase.any(), rules, Arbitraries.integers().between(0, 4))
                .as((network, rule, sample) -> new Run(network, rule, sample % network.x().length));
    }

    /** Every rule, loss, activation (in the last layer and before it) and stride has been among the tries. */
    private static void cover(Run run, Stride... stride) {
        List<LayerSpec> layers = run.network().spec().layers();
        LayerSpec last = layers.get(layers.size() - 1);
        all("rule", run.spec().rule(), List.of(Rule.values()));
        all("loss", run.network().spec().loss(), List.of(Loss.values()));
        all("last activation", last.activation(), List.of(Activation.values()));
        layers.subList(0, layers.size() - 1)
                .forEach(layer -> all("hidden activation", layer.activation(), List.of(Activation.values())));
        for (Stride each : stride) {
            all("stride", each, List.of(Stride.values()));
        }
    }

    private static void all(String label, Object tried, List<?> values) {
        StatisticsCollector collected = Statistics.label(label).collect(tried);
        collected.coverage(coverage -> {
            for (Object value : values) {
                coverage.check(value).count(times -> times > 0);
            }
        });
    }

    private static int index(PassTrace trace, long place) {
        return (int) (place % (trace.length() + 1L));
    }

    /** What a state shows, bit for bit, with what it does not show yet. */
    private static List<Long> shown(PassTrace trace, int index) {
        PassState state = trace.at(index);
        List<Long> bits = new ArrayList<>();
        for (Node node : trace.network().graph().nodes()) {
            for (int e = 0; e < node.shape().size(); e++) {
                bits.add(bits(state.value(node, e)));
                bits.add(bits(state.gradient(node, e)));
            }
        }
        return bits;
    }

    /** A number that no computation gives stands for one that is not known. */
    private static long bits(OptionalDouble number) {
        return number.isPresent() ? Double.doubleToRawLongBits(number.getAsDouble()) : 0x7ff8_dead_beef_0001L;
    }

    @Property(tries = 500)
    void aStrideOnAndOneBackIsTheIdentity(
            @ForAll("runs") Run run, @ForAll Stride stride, @ForAll @LongRange(min = 0) long place) {
        cover(run, stride);
        PassTrace trace = run.trace(3);
        int from = trace.previous(index(trace, place), stride);
        List<Long> before = shown(trace, from);

        int on = trace.next(from, stride);
        shown(trace, on);
        int back = trace.previous(on, stride);

        assertThat(on).isGreaterThan(from);
        assertThat(back).isEqualTo(from);
        assertThat(shown(trace, back)).isEqualTo(before);
    }

    @Property(tries = 500)
    void aTermOnAndOneBackIsTheIdentityFromAnywhere(@ForAll("runs") Run run, @ForAll @LongRange(min = 0) long place) {
        PassTrace trace = run.trace(2);
        int from = Math.min(index(trace, place), trace.length() - 1);

        assertThat(trace.previous(trace.next(from, Stride.TERM), Stride.TERM)).isEqualTo(from);
    }

    @Property(tries = 200)
    void anyStateIsThatOfAFreshRun(
            @ForAll("runs") Run run,
            @ForAll @IntRange(min = 1, max = MOST_ITERATIONS) int iterations,
            @ForAll @Size(5) List<@LongRange(min = 0) Long> places) {
        cover(run);
        PassTrace wandering = run.trace(iterations);
        for (long place : places) {
            int index = index(wandering, place);
            // What was asked before must leave no trace.
            wandering.derivation(index(wandering, place * 31 & Long.MAX_VALUE), 6);

            PassState state = wandering.at(index);
            PassTrace fresh = run.trace(state.iteration() + 1);
            assertThat(shown(wandering, index)).isEqualTo(shown(fresh, index));
            compare(state, wandering.network(), run.plain(state.iteration()));
        }
    }

    @Property(tries = 200)
    void aPlaceIsThatOfTheState(@ForAll("runs") Run run, @ForAll @LongRange(min = 0) long place) {
        PassTrace trace = run.trace(3);
        int index = index(trace, place);
        PassState state = trace.at(index);

        assertThat(trace.placeOf(index))
                .isEqualTo(new Place(state.iteration(), state.unit(), state.units(), state.step()));
    }

    /** Every number of the state's iteration with those of the plain loop. */
    private static void compare(PassState state, Mlp traced, Plain plain) {
        List<Node> nodes = traced.graph().nodes();
        for (int n = 0; n < nodes.size(); n++) {
            Node node = nodes.get(n);
            Node other = plain.mlp().graph().nodes().get(n);
            for (int e = 0; e < node.shape().size(); e++) {
                same(node, state.raw(node, e), other.value().get(e));
                if (node.role() != Role.LOSS && node.requiresGrad()) {
                    same(node, state.rawGradient(node, e), other.grad().get(e));
                }
            }
        }
        plain.update(state.iteration());
        for (int p = 0; p < traced.parameterNodes().size(); p++) {
            Node node = traced.parameterNodes().get(p);
            for (int e = 0; e < node.shape().size(); e++) {
                same(
                        node,
                        state.rawUpdated(node, e),
                        plain.mlp().parameterNodes().get(p).value().get(e));
            }
        }
    }

    private static void same(Node node, double found, double expected) {
        assertThat(Double.doubleToRawLongBits(found))
                .as("%s: %s and %s", node.name(), found, expected)
                .isEqualTo(Double.doubleToRawLongBits(expected));
    }
}
