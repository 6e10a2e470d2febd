package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.descent.LossSlice.Projection;
import dev.backprop.engine.descent.LossSlice.WeightPlace;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.tensor.PlainStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossSliceTest {
    private static final MlpSpec SPEC = new MlpSpec(
            4,
            List.of(new LayerSpec(5, Activation.TANH, true), new LayerSpec(3, Activation.LINEAR, true)),
            Loss.CROSS_ENTROPY);
    private static final Parameters CENTER = Parameters.draw(SPEC, 11);
    private static final double[][] X = inputs(6, 4, 3);
    private static final double[][] Y = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

    private static double[][] inputs(int rows, int columns, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[rows][columns];
        for (double[] row : x) {
            for (int i = 0; i < columns; i++) {
                row[i] = random.nextGaussian();
            }
        }
        return x;
    }

    private static LossSlice slice(long seed) {
        return LossSlice.random(SPEC, CENTER, X, Y, seed);
    }

    private static double lossOf(Parameters parameters) {
        Mlp mlp = Mlp.build(SPEC, PlainStorage.INSTANCE, X.length);
        mlp.parameters().write(parameters);
        mlp.x().value().write(ParameterTensors.flat(X));
        mlp.y().value().write(ParameterTensors.flat(Y));
        mlp.graph().forward();
        return mlp.loss().value().get(0);
    }

    @Test
    void isTheNetworksOwnLossAtItsCenter() {
        assertThat(slice(1).loss(0, 0)).isEqualTo(lossOf(CENTER));
    }

    @Test
    void goesThroughTheParametersThatItSaysItGoesThrough() {
        LossSlice slice = slice(1);
        Parameters d = slice.direction(0);
        Parameters e = slice.direction(1);
        Parameters moved = CENTER.copy();
        for (int l = 0; l < 2; l++) {
            for (int r = 0; r < moved.layers().get(l).weight().length; r++) {
                for (int c = 0; c < moved.layers().get(l).weight()[r].length; c++) {
                    moved.layers().get(l).weight()[r][c] += 0.7
                                    * d.layers().get(l).weight()[r][c]
                            - 0.4 * e.layers().get(l).weight()[r][c];
                }
            }
        }

        assertThat(slice.loss(0.7, -0.4)).isCloseTo(lossOf(moved), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void hasTheGradientOfItsFiniteDifferences(long seed) {
        LossSlice slice = slice(seed);
        double h = 1e-4;
        double a = 0.3 * seed - 1;
        double b = 0.5 - 0.2 * seed;

        double[] gradient = slice.gradient(a, b);

        double byA = (slice.loss(a + h, b) - slice.loss(a - h, b)) / (2 * h);
        double byB = (slice.loss(a, b + h) - slice.loss(a, b - h)) / (2 * h);
        assertThat(gradient[0]).isCloseTo(byA, within(1e-7));
        assertThat(gradient[1]).isCloseTo(byB, within(1e-7));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void hasDirectionsAsLongAsTheNetworksOwnFiltersAndBiasesThatStay(long seed) {
        for (int coordinate = 0; coordinate < 2; coordinate++) {
            Parameters direction = slice(seed).direction(coordinate);
            for (int l = 0; l < 2; l++) {
                Parameters.Layer own = CENTER.layers().get(l);
                Parameters.Layer drawn = direction.layers().get(l);
                for (int r = 0; r < own.weight().length; r++) {
                    assertThat(norm(drawn.weight()[r])).isCloseTo(norm(own.weight()[r]), within(1e-14));
                }
                assertThat(drawn.bias()).containsOnly(0);
            }
        }
    }

    private static double norm(double[] filter) {
        double sum = 0;
        for (double w : filter) {
            sum += w * w;
        }
        return Math.sqrt(sum);
    }

    @Test
    void projectsAPointOfThePlaneToItself() {
        LossSlice slice = slice(4);

        Projection projection = slice.project(slice.parameters(0.37, -1.25));

        assertThat(projection.a()).isCloseTo(0.37, within(1e-12));
        assertThat(projection.b()).isCloseTo(-1.25, within(1e-12));
        assertThat(projection.distance()).isCloseTo(0, within(1e-12));
    }

    @Test
    void projectsABiasThatMovedToWhereItWasAndSaysHowFarItWent() {
        LossSlice slice = slice(4);
        Parameters off = slice.parameters(0.5, 2);
        off.layers().get(1).bias()[2] += 3;

        Projection projection = slice.project(off);

        assertThat(projection.a()).isCloseTo(0.5, within(1e-12));
        assertThat(projection.b()).isCloseTo(2, within(1e-12));
        assertThat(projection.distance()).isCloseTo(3, within(1e-12));
    }

    @Test
    void isTheSameForOneSeedAndAnotherForAnother() {
        assertThat(slice(7).loss(0.5, 0.5)).isEqualTo(slice(7).loss(0.5, 0.5));
        assertThat(slice(7).loss(0.5, 0.5)).isNotEqualTo(slice(8).loss(0.5, 0.5));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void spansAPlaneEvenWhereEveryUnitHasOneInput(long seed) {
        MlpSpec chain = new MlpSpec(
                1,
                List.of(new LayerSpec(1, Activation.TANH, false), new LayerSpec(1, Activation.LINEAR, false)),
                Loss.MSE);
        Parameters center = new Parameters(List.of(
                new Parameters.Layer(new double[][] {{0.5}}, null), new Parameters.Layer(new double[][] {{-2}}, null)));
        LossSlice slice = LossSlice.random(chain, center, new double[][] {{1}}, new double[][] {{1}}, seed);

        Projection projection = slice.project(slice.parameters(0.25, 0.75));

        assertThat(projection.a()).isCloseTo(0.25, within(1e-12));
        assertThat(projection.b()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void refusesANetworkThatHasNoTwoDirections() {
        MlpSpec single = new MlpSpec(1, List.of(new LayerSpec(1, Activation.LINEAR, true)), Loss.MSE);
        Parameters center = new Parameters(List.of(new Parameters.Layer(new double[][] {{2}}, new double[] {1})));

        assertThatThrownBy(() -> LossSlice.random(single, center, new double[][] {{1}}, new double[][] {{1}}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fewer than two weights that are not 0");
    }

    @Test
    void samplesAGridAroundTheCenterAndSaysHowFarItIs() {
        LossSlice slice = slice(2);
        List<Double> progress = new ArrayList<>();

        LossGrid grid = slice.sample(5, 2, progress::add, () -> false).orElseThrow();

        assertThat(progress).containsExactly(0.2, 0.4, 0.6, 0.8, 1.0);
        assertThat(List.of(grid.a(0), grid.a(2), grid.a(4), grid.b(1))).containsExactly(-2.0, 0.0, 2.0, -1.0);
        assertThat(grid.loss(4, 1)).isEqualTo(slice.loss(2, -1));
        assertThat(grid.loss(2, 2)).isEqualTo(lossOf(CENTER));
        assertThat(grid.holes()).isZero();
    }

    @Test
    void stopsSamplingMidwayWhenItIsCancelled() {
        int[] asked = {0};

        assertThat(slice(2).sample(9, 1, done -> {}, () -> ++asked[0] > 12)).isEmpty();
        assertThat(asked[0]).isEqualTo(13);
    }

    @Test
    void countsTheHolesOfAGridWhoseNumbersOverflow() {
        LossGrid grid = slice(2).sample(3, 1e300, done -> {}, () -> false).orElseThrow();
        MlpSpec wide = new MlpSpec(1, List.of(new LayerSpec(2, Activation.LINEAR, false)), Loss.MSE);
        Parameters center = new Parameters(List.of(new Parameters.Layer(new double[][] {{1}, {1}}, null)));
        LossGrid squares = LossSlice.ofWeights(
                        wide,
                        center,
                        new double[][] {{1}},
                        new double[][] {{0, 0}},
                        new WeightPlace(0, 0, 0),
                        new WeightPlace(0, 1, 0))
                .sample(3, 1e200, done -> {}, () -> false)
                .orElseThrow();

        assertThat(grid.columns()).isEqualTo(3);
        assertThat(squares.holes()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "258, 1", "5, 0", "5, -1", "5, NaN", "5, Infinity"})
    void refusesAGridThatIsNone(int n, double range) {
        assertThatThrownBy(() -> slice(1).sample(n, range, done -> {}, () -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void refusesWhatDoesNotFitTheNetwork() {
        WeightPlace w = new WeightPlace(0, 0, 0);
        double[][] nan = inputs(6, 4, 3);
        nan[5][3] = Double.NaN;

        assertThatThrownBy(() -> LossSlice.random(SPEC, CENTER, inputs(6, 3, 1), Y, 1))
                .hasMessage("x[0]: found 3 numbers, expected 4");
        assertThatThrownBy(() -> LossSlice.random(SPEC, CENTER, nan, Y, 1))
                .hasMessage("x[5]: found a number that is not finite, expected finite numbers");
        assertThatThrownBy(() -> LossSlice.random(SPEC, CENTER, inputs(5, 4, 1), Y, 1))
                .hasMessageContaining("samples: found 5 inputs and 6 targets");
        assertThatThrownBy(() -> LossSlice.ofWeights(SPEC, CENTER, X, Y, w, w)).hasMessageContaining("another weight");
        assertThatThrownBy(() -> LossSlice.ofWeights(SPEC, CENTER, X, Y, w, new WeightPlace(1, 3, 0)))
                .hasMessageContaining("second: found WeightPlace[layer=1, unit=3, input=0], expected a weight");
        assertThatThrownBy(() -> slice(1).project(new Parameters(List.of())))
                .hasMessageContaining("layers: found 0, expected 2");
    }
}
