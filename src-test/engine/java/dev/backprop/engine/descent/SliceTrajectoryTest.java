package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.descent.LossSlice.WeightPlace;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.trace.PassTrace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The lecture's 3-2-1 network, with the numbers of assets/notebook/toy-gradients.json. */
class SliceTrajectoryTest {
    private static final MlpSpec SPEC = new MlpSpec(
            3,
            List.of(new LayerSpec(2, Activation.SIGMOID, false), new LayerSpec(1, Activation.SIGMOID, false)),
            Loss.BCE);
    private static final double[][] WI = {{0.16764932, 0.33529864, 0.08382466}, {0.11268106, 0.22536212, 0.05634053}};
    private static final double[] WO = {-0.44046562, -0.54027513};
    private static final double[][] X = {{1, 2, 0.5}};
    private static final double[][] Y = {{0}};
    private static final WeightPlace W01 = new WeightPlace(0, 0, 1);
    private static final WeightPlace O1 = new WeightPlace(1, 0, 1);

    private static Parameters center() {
        return new Parameters(List.of(new Parameters.Layer(WI, null), new Parameters.Layer(new double[][] {WO}, null)))
                .copy();
    }

    private static LossSlice weights() {
        return LossSlice.ofWeights(SPEC, center(), X, Y, W01, O1);
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** The loss worked out by hand: its target is 0, so it is −ln(1 − ŷ). */
    private static double direct(double w01, double o1) {
        double h0 = sigmoid(WI[0][0] * 1 + w01 * 2 + WI[0][2] * 0.5);
        double h1 = sigmoid(WI[1][0] * 1 + WI[1][1] * 2 + WI[1][2] * 0.5);
        return -Math.log(1 - sigmoid(WO[0] * h0 + o1 * h1));
    }

    @ParameterizedTest
    @CsvSource({"0.33529864, -0.54027513", "0, 0", "2, -3", "-5, 1.5"})
    void aSliceOverTwoWeightsIsTheLossWithThoseValues(double w01, double o1) {
        assertThat(weights().loss(w01, o1)).isCloseTo(direct(w01, o1), within(1e-12));
    }

    @Test
    void aSliceOverTwoWeightsHasTheNotebooksGradientsAndLossAtItsCenter() {
        LossSlice slice = weights();

        assertThat(slice.center()).isEqualTo(new LossSlice.Projection(0.33529864, -0.54027513, 0));
        assertThat(slice.loss(0.33529864, -0.54027513)).isCloseTo(0.4169, within(5e-5));
        assertThat(slice.gradient(0.33529864, -0.54027513))
                .containsExactly(new double[] {-0.06223362, 0.21946827}, within(2e-8));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void goesWhereThePlayersOwnPassesGo(Rule rule) {
        OptimizerSpec optimizer = new OptimizerSpec(rule, 0.1, 0.9);
        PassTrace trace = new PassTrace(SPEC, center(), X, Y, optimizer, 0);
        trace.extendTo(31);

        SliceTrajectory run = SliceTrajectory.of(weights(), center(), optimizer, 30, () -> false)
                .orElseThrow();

        assertThat(run.stopped()).isEmpty();
        assertThat(run.points()).hasSize(31);
        for (int k = 0; k <= 30; k++) {
            Parameters there = trace.parametersBefore(k);
            LossSlice.Projection at = run.points().get(k).at();
            assertThat(at.a()).isEqualTo(there.layers().get(0).weight()[0][1]);
            assertThat(at.b()).isEqualTo(there.layers().get(1).weight()[0][1]);
            assertThat(at.distance()).isCloseTo(distance(there), within(1e-14));
        }
    }

    /** How far the six weights that are not in the plane have moved. */
    private static double distance(Parameters there) {
        double sum = Math.pow(there.layers().get(1).weight()[0][0] - WO[0], 2);
        for (int r = 0; r < 2; r++) {
            for (int c = 0; c < 3; c++) {
                double moved = there.layers().get(0).weight()[r][c] - WI[r][c];
                sum += r == 0 && c == 1 ? 0 : moved * moved;
            }
        }
        return Math.sqrt(sum);
    }

    @Test
    void saysTheTrueLossAndNotThePlanes() {
        SliceTrajectory run = SliceTrajectory.of(weights(), center(), OptimizerSpec.DEFAULT, 1, () -> false)
                .orElseThrow();
        SliceTrajectory.Point end = run.points().get(1);
        PassTrace trace = new PassTrace(SPEC, center(), X, Y, OptimizerSpec.DEFAULT, 0);
        LossSlice there = LossSlice.ofWeights(SPEC, trace.parametersBefore(1), X, Y, W01, O1);

        assertThat(end.loss())
                .isEqualTo(there.loss(there.center().a(), there.center().b()));
        assertThat(end.loss())
                .isNotEqualTo(weights().loss(end.at().a(), end.at().b()));
    }

    @Test
    void stopsWhereANumberIsNoLongerFiniteAndSaysWhy() {
        MlpSpec line = new MlpSpec(2, List.of(new LayerSpec(1, Activation.LINEAR, false)), Loss.MSE);
        Parameters start = new Parameters(List.of(new Parameters.Layer(new double[][] {{1, 1}}, null)));
        LossSlice slice = LossSlice.random(line, start, new double[][] {{1, 2}}, new double[][] {{0}}, 1);

        SliceTrajectory run = SliceTrajectory.of(slice, start, new OptimizerSpec(Rule.GD, 1e30, 0), 100, () -> false)
                .orElseThrow();

        Stopped stopped = run.stopped().orElseThrow();
        assertThat(run.points()).hasSize(stopped.at());
        assertThat(run.points()).allMatch(p -> Double.isFinite(p.loss()) && Double.isFinite(p.at().distance()));
        assertThat(stopped.why()).contains("no longer a finite number");
    }

    @Test
    void isGivenUpWhenItIsCancelled() {
        assertThat(SliceTrajectory.of(weights(), center(), OptimizerSpec.DEFAULT, 5, () -> true))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1", "10001"})
    void refusesMoreUpdatesThanItMayMake(int updates) {
        assertThatThrownBy(() -> SliceTrajectory.of(weights(), center(), OptimizerSpec.DEFAULT, updates, () -> false))
                .hasMessage("updates: found " + updates + ", expected 0–10000");
    }
}
