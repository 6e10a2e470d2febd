package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.descent.LossSlice.Projection;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.tensor.PlainStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Planes along a path of parameters, and paths seen from a plane. */
class PathSliceTest {
    private static final MlpSpec SPEC = new MlpSpec(
            3,
            List.of(new LayerSpec(4, Activation.SIGMOID, true), new LayerSpec(2, Activation.LINEAR, true)),
            Loss.CROSS_ENTROPY);
    private static final Parameters CENTER = Parameters.draw(SPEC, 5);
    private static final double[][] X = {{1, 0, 2}, {-1, 0.5, 0}, {0.25, 2, -1}};
    private static final double[][] Y = {{1, 0}, {0, 1}, {1, 0}};

    /** The center, moved along one weight, another weight and a bias. */
    private static Parameters moved(double weight, double other, double bias) {
        Parameters moved = CENTER.copy();
        moved.layers().get(0).weight()[1][2] += weight;
        moved.layers().get(1).weight()[0][3] += other;
        double[] biases = moved.layers().get(1).bias();
        assertThat(biases).isNotNull();
        biases[1] += bias;
        return moved;
    }

    private static ParameterPath been(Parameters... states) {
        return ParameterPath.through(SPEC, List.of(states), X, Y, done -> {}, () -> false)
                .orElseThrow();
    }

    @Test
    void liesAlongTheTwoDirectionsInWhichThePathIsLongest() {
        // Uncorrelated by design: the components are the weight, then the bias, and the other weight is left out.
        List<Parameters> path =
                List.of(moved(4, 0, 1), moved(4, 0, -1), moved(-4, 0, 1), moved(-4, 0, -1), moved(0, 0.1, 0));

        LossSlice slice = LossSlice.along(SPEC, CENTER, X, Y, path);

        Projection corner = slice.project(moved(4, 0, -1));
        assertThat(Math.abs(corner.a())).isCloseTo(4, within(1e-12));
        assertThat(Math.abs(corner.b())).isCloseTo(1, within(1e-12));
        assertThat(corner.distance()).isCloseTo(0, within(1e-12));
        assertThat(slice.project(moved(0, 0.1, 0)).distance()).isCloseTo(0.1, within(1e-12));
        assertThat(slice.project(CENTER)).isEqualTo(slice.center());
    }

    @Test
    void hasTheGradientOfItsFiniteDifferences() {
        LossSlice slice = LossSlice.along(SPEC, CENTER, X, Y, List.of(moved(1, 2, 0), moved(1, -1, 3)));
        double h = 1e-4;

        double[] gradient = slice.gradient(0.4, -0.3);

        assertThat(gradient[0])
                .isCloseTo((slice.loss(0.4 + h, -0.3) - slice.loss(0.4 - h, -0.3)) / (2 * h), within(1e-7));
        assertThat(gradient[1])
                .isCloseTo((slice.loss(0.4, -0.3 + h) - slice.loss(0.4, -0.3 - h)) / (2 * h), within(1e-7));
    }

    @Test
    void refusesAPathThatSpansNoPlane() {
        List<Parameters> line = List.of(moved(1, 0, 2), moved(2, 0, 4), moved(-3, 0, -6));
        List<Parameters> point = List.of(CENTER, CENTER);

        assertThatThrownBy(() -> LossSlice.along(SPEC, CENTER, X, Y, line)).hasMessageContaining("on one line");
        assertThatThrownBy(() -> LossSlice.along(SPEC, CENTER, X, Y, point)).hasMessageContaining("on one line");
        assertThatThrownBy(() -> LossSlice.along(SPEC, CENTER, X, Y, List.of(moved(1, 0, 0))))
                .hasMessage("path: found 1 points, expected 2–256");
        assertThatThrownBy(() -> LossSlice.along(SPEC, CENTER, X, Y, List.of(CENTER, moved(Double.NaN, 0, 0))))
                .hasMessageContaining("not finite at point 1");
    }

    @Test
    void showsAllOfAWayThatStaysInThePlaneAndNothingOfOneAcrossIt() {
        LossSlice slice = LossSlice.along(SPEC, CENTER, X, Y, List.of(moved(1, 0, 0), moved(0, 1, 0)));

        SliceTrajectory inside = SliceTrajectory.through(slice, been(CENTER, moved(2, 0, 0), moved(2, 1, 0)));
        SliceTrajectory across = SliceTrajectory.through(slice, been(CENTER, moved(0, 0, 1)));
        SliceTrajectory oblique = SliceTrajectory.through(slice, been(CENTER, moved(3, 0, 4)));

        assertThat(inside.share()).isCloseTo(1, within(1e-12));
        assertThat(across.share()).isCloseTo(0, within(1e-12));
        assertThat(oblique.share()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void seesTheSameOfATrainingWhetherItGoesOnOrHasBeen() {
        LossSlice slice = LossSlice.random(SPEC, CENTER, X, Y, 3);
        OptimizerSpec rule = new OptimizerSpec(Rule.ADAM, 0.05, 0.9);

        ParameterPath path =
                ParameterPath.of(SPEC, CENTER, X, Y, rule, 12, () -> false).orElseThrow();
        SliceTrajectory been = SliceTrajectory.through(slice, path);

        assertThat(path.states()).hasSize(13);
        assertThat(been)
                .isEqualTo(
                        SliceTrajectory.of(slice, CENTER, rule, 12, () -> false).orElseThrow());
        assertThat(been(path.states().toArray(Parameters[]::new))).isEqualTo(path);
        assertThat(been.share()).isBetween(0.01, 0.99);
    }

    @Test
    void endsBeforeAStateWhoseLossIsNotFinite() {
        ParameterPath seen = been(CENTER, moved(0, 0, Double.POSITIVE_INFINITY), CENTER);

        assertThat(seen.states()).hasSize(1);
        assertThat(seen.stopped()).hasValueSatisfying(stopped -> {
            assertThat(stopped.why()).isEqualTo("the loss is no longer a finite number");
        });
    }

    @Test
    void isTheWholeNetworksLossWhereTheFirstLayersProductsAreTakenOnce() {
        MlpSpec wide = new MlpSpec(
                90,
                List.of(new LayerSpec(7, Activation.SIGMOID, true), new LayerSpec(3, Activation.LINEAR, true)),
                Loss.CROSS_ENTROPY);
        Parameters center = Parameters.draw(wide, 9);
        Random random = new Random(4);
        double[][] x = new double[20][90];
        double[][] y = new double[20][3];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < 90; j++) {
                x[i][j] = random.nextGaussian();
            }
            y[i][i % 3] = 1;
        }
        LossSlice slice = LossSlice.random(wide, center, x, y, 2);
        Mlp whole = Mlp.build(wide, PlainStorage.INSTANCE, x.length);
        whole.x().value().write(ParameterTensors.flat(x));
        whole.y().value().write(ParameterTensors.flat(y));
        List<Double> apart = new ArrayList<>();
        for (double[] at : new double[][] {{0, 0}, {1.5, -0.5}, {-3, 2}}) {
            whole.parameters().write(slice.parameters(at[0], at[1]));
            whole.graph().forward();
            apart.add(slice.loss(at[0], at[1]) / whole.loss().value().get(0) - 1);
        }

        assertThat(apart).allSatisfy(relative -> assertThat(relative).isCloseTo(0, within(1e-13)));
    }
}
