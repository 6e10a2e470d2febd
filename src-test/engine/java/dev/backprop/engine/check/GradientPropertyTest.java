package dev.backprop.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.tensor.DType;
import dev.backprop.engine.tensor.Nd4jStorage;
import dev.backprop.engine.tensor.Storage;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/** Autograd against measured differences and against the derivation by hand, on random networks. */
class GradientPropertyTest {
    private static final Storage ND4J = new Nd4jStorage(DType.FLOAT64);

    /** This is rounding, and well below the report's own tolerance. */
    private static final double HAND_TOLERANCE = 1e-11;

    /** Far out, sums of large numbers cancel, and two orders of adding differ by more: one sample in some thousands by 1.4e-11. */
    private static final double FAR_OUT_TOLERANCE = 1e-9;

    private long compared;
    private long kinked;

    @Provide
    Arbitrary<NetworkCase> networks() {
        return NetworkCase.any();
    }

    // The seed is fixed: a difference quotient has an error of its own, and a build must not fail by chance.
    @Property(tries = 2000, seed = "2024")
    void autogradEqualsWhatIsMeasured(@ForAll("networks") NetworkCase network) {
        GradientReport report = GradientReport.of(network.spec(), network.parameters(), network.x(), network.y());
        for (GradientReport.Row row : report.rows()) {
            assertThat(row.numericRelativeError()).as(row::toString).isLessThan(1e-7);
        }
        compared += report.rows().size();
        kinked += report.kinked();
        assertThat(report.unmeasured())
                .isEqualTo(isAlwaysCertain(network) ? report.rows().size() : 0);
        assertThat(report.agrees()).isTrue();
    }

    @AfterProperty
    void leavesOutAtMostOnePercentForKinks() {
        assertThat(kinked * 100).isLessThanOrEqualTo(compared);
    }

    @Property(tries = 2000)
    void autogradEqualsTheDerivationByHand(@ForAll("networks") NetworkCase network) {
        HandDerivation hand = HandDerivation.of(network.spec(), network.parameters(), network.x(), network.y());
        try (CheckedNetwork checked =
                CheckedNetwork.build(network.spec(), network.parameters(), network.x(), network.y())) {
            compare(hand, checked.mlp());
        }
    }

    @Property(tries = 1000)
    void handAndAutogradAgreeOnSaturatedUnitsAndLargeScores(@ForAll("networks") NetworkCase drawn) {
        NetworkCase network = drawn.farOut();
        HandDerivation hand = HandDerivation.of(network.spec(), network.parameters(), network.x(), network.y());
        try (CheckedNetwork checked =
                CheckedNetwork.build(network.spec(), network.parameters(), network.x(), network.y())) {
            compare(hand, checked.mlp(), FAR_OUT_TOLERANCE);
        }
    }

    @Property(tries = 500)
    void handAndAutogradAgreeOnTargetsThatDoNotSumToOne(@ForAll("networks") NetworkCase drawn) {
        NetworkCase network = drawn.withLargerTargets();
        HandDerivation hand = HandDerivation.of(network.spec(), network.parameters(), network.x(), network.y());
        try (CheckedNetwork checked =
                CheckedNetwork.build(network.spec(), network.parameters(), network.x(), network.y())) {
            compare(hand, checked.mlp());
        }
    }

    @Property(tries = 150)
    void autogradOnNd4jEqualsTheDerivationByHand(@ForAll("networks") NetworkCase network) {
        HandDerivation hand = HandDerivation.of(network.spec(), network.parameters(), network.x(), network.y());
        try (Mlp mlp = Mlp.build(network.spec(), ND4J, network.x().length)) {
            mlp.parameters().write(network.parameters());
            mlp.x().value().write(ParameterTensors.flat(network.x()));
            mlp.y().value().write(ParameterTensors.flat(network.y()));
            compare(hand, mlp);
        }
    }

    /** The softmax of a single score is 1, which binary cross-entropy cannot be measured at. */
    private static boolean isAlwaysCertain(NetworkCase network) {
        MlpSpec spec = network.spec();
        return spec.loss() == Loss.BCE
                && spec.outputs() == 1
                && spec.layers().get(spec.layers().size() - 1).activation() == Activation.SOFTMAX;
    }

    private static void compare(HandDerivation hand, Mlp mlp) {
        compare(hand, mlp, HAND_TOLERANCE);
    }

    private static void compare(HandDerivation hand, Mlp mlp, double tolerance) {
        mlp.graph().forward();
        mlp.graph().backward(mlp.loss());
        close(hand.loss(), mlp.loss().value().get(0), "loss", tolerance);
        for (int l = 0; l < mlp.layers().size(); l++) {
            Mlp.LayerNodes layer = mlp.layers().get(l);
            close(hand.activations().get(l), layer.h().value().toArray(), 1, "h" + (l + 1), tolerance);
            close(hand.deltas().get(l), layer.z().grad().toArray(), mlp.samples(), "delta" + (l + 1), tolerance);
            close(
                    hand.gradients().layers().get(l).weight(),
                    layer.weight().grad().toArray(),
                    1,
                    "weight " + l,
                    tolerance);
            double[] bias = hand.gradients().layers().get(l).bias();
            assertThat(bias == null).isEqualTo(layer.bias() == null);
            if (bias != null) {
                close(new double[][] {bias}, layer.bias().grad().toArray(), 1, "bias " + l, tolerance);
            }
        }
    }

    private static void close(double[][] hand, double[] graph, double factor, String what, double tolerance) {
        for (int r = 0; r < hand.length; r++) {
            for (int c = 0; c < hand[r].length; c++) {
                close(hand[r][c], factor * graph[r * hand[r].length + c], what + "[" + r + "][" + c + "]", tolerance);
            }
        }
    }

    private static void close(double hand, double graph, String what, double tolerance) {
        assertThat(GradientReport.relativeError(hand, graph))
                .as("%s: %s by hand, %s by autograd", what, hand, graph)
                .isLessThan(tolerance);
    }
}
