package dev.backprop.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.graph.BackwardTerm;
import dev.backprop.engine.graph.MatMul;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Term;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What is named and what is left out of a long sum are the sum. */
class StrongestTest {
    private static double[] values(long seed, int count) {
        Random random = new Random(seed);
        return random.doubles(count)
                .map(d -> (d - 0.5) * Math.pow(10, random.nextInt(8) - 4))
                .toArray();
    }

    private static BigDecimal exact(double[] terms) {
        return Arrays.stream(terms).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Property(tries = 500)
    void whatIsNamedAndTheRestAreTheSum(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(min = 0, max = 900) int count,
            @ForAll @IntRange(min = 0, max = 40) int most) {
        double[] terms = values(seed, count);
        Strongest named = Strongest.of(terms, most);

        BigDecimal whole = named.places().stream()
                .map(i -> new BigDecimal(terms[i]))
                .reduce(new BigDecimal(named.rest()), BigDecimal::add);
        double size = Arrays.stream(terms).map(Math::abs).sum();
        assertThat(whole.subtract(exact(terms)).abs().doubleValue()).isLessThanOrEqualTo(Math.ulp(size));
        assertThat(named.places()).hasSize(Math.min(most, count));
        assertThat(named.more()).isEqualTo(count - named.places().size());
    }

    @Property(tries = 200)
    void nothingThatIsLeftOutIsStrongerThanWhatIsNamed(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
        double[] terms = values(seed, count);
        List<Integer> places = Strongest.of(terms, 12).places();

        double weakest =
                places.stream().mapToDouble(i -> Math.abs(terms[i])).min().orElseThrow();
        assertThat(IntStream.range(0, count).filter(i -> !places.contains(i)).mapToDouble(i -> Math.abs(terms[i])))
                .allMatch(left -> left <= weakest);
    }

    /** A hidden unit's score of a network as large as MNIST's, and the gradient that comes back to a hidden unit. */
    @Property(tries = 5)
    void aLargeNetworksOwnSumsAreWhatTheGraphComputed(@ForAll @LongRange(min = 0, max = 1000) long seed) {
        MlpSpec spec = new MlpSpec(
                784,
                List.of(
                        new LayerSpec(64, Activation.TANH, true),
                        new LayerSpec(40, Activation.SIGMOID, true),
                        new LayerSpec(10, Activation.LINEAR, true)),
                Loss.CROSS_ENTROPY);
        Random random = new Random(seed);
        double[][] x = {random.doubles(784).toArray()};
        double[][] y = {{0, 0, 0, 1, 0, 0, 0, 0, 0, 0}};
        PassTrace trace = new PassTrace(spec, Parameters.draw(spec, seed), x, y, OptimizerSpec.DEFAULT, 0);
        trace.derivation(trace.iterationLength(), 4);

        for (Node node : trace.network().graph().nodes()) {
            if (node.op() instanceof MatMul op) {
                for (int e = 0; e < node.shape().size(); e++) {
                    double[] terms =
                            op.terms(node, e).stream().mapToDouble(Term::value).toArray();
                    isTheSum(terms, node.value().get(e));
                }
                Node in = node.input(0);
                for (int e = 0; in.requiresGrad() && e < in.shape().size(); e++) {
                    double[] terms = op.backwardTerms(node, 0, e).stream()
                            .mapToDouble(BackwardTerm::value)
                            .toArray();
                    isTheSum(terms, in.grad().get(e));
                }
            }
        }
    }

    private static void isTheSum(double[] terms, double computed) {
        Strongest named = Strongest.of(terms, 12);
        double sum = named.rest();
        for (int place : named.places()) {
            sum += terms[place];
        }
        double size = Arrays.stream(terms).map(Math::abs).sum();
        assertThat(Math.abs(sum - computed)).isLessThanOrEqualTo(1e-12 * Math.max(size, Double.MIN_NORMAL));
    }

    @Test
    void equalOnesKeepTheirOrder() {
        assertThat(Strongest.of(new double[] {1, -2, 2, -1, 2}, 3).places()).containsExactly(1, 2, 4);
    }

    @Test
    void ofAFewNoneIsLeftOut() {
        Strongest named = Strongest.of(new double[] {0.1, -0.2}, 12);
        assertThat(named.places()).containsExactly(1, 0);
        assertThat(named.more()).isZero();
        assertThat(named.rest()).isZero();
    }

    @Test
    void whatCancelsInTheRestIsNotLost() {
        assertThat(Strongest.of(new double[] {1e17, 1, 1e16, 1, -1e16}, 1).rest())
                .isEqualTo(2);
    }

    @Test
    void aNumberThatIsNotFiniteIsNotHidden() {
        assertThat(Strongest.of(new double[] {1, Double.NaN, 3}, 1).places()).containsExactly(1);
        assertThat(Strongest.of(new double[] {1, 2, Double.POSITIVE_INFINITY}, 0)
                        .rest())
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void aNegativeNumberOfTermsIsRefused() {
        assertThatThrownBy(() -> Strongest.of(new double[1], -1)).hasMessageContaining("found -1");
    }
}
