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
import java.util.List;
import org.junit.jupiter.api.Test;

/** The grid over the loss a² + b², halved: a network of two units of one weight each, the input 1 and the targets 0. */
class LossGridTest {
    private static final MlpSpec SPEC = new MlpSpec(1, List.of(new LayerSpec(2, Activation.LINEAR, false)), Loss.MSE);
    private static final Parameters CENTER =
            new Parameters(List.of(new Parameters.Layer(new double[][] {{1}, {-2}}, null)));
    private static final LossSlice SLICE = LossSlice.ofWeights(
            SPEC,
            CENTER,
            new double[][] {{1}},
            new double[][] {{0, 0}},
            new WeightPlace(0, 0, 0),
            new WeightPlace(0, 1, 0));

    private static LossGrid grid(int columns, int rows, double a, double b) {
        return LossGrid.sample(SLICE, columns, rows, a, b, done -> {}, () -> false)
                .orElseThrow();
    }

    @Test
    void isAsWideAndAsHighAsItWasAskedFor() {
        LossGrid grid = grid(5, 3, 4, 1);

        assertThat(List.of(grid.columns(), grid.rows())).containsExactly(5, 3);
        assertThat(List.of(grid.a(0), grid.a(4), grid.b(0), grid.b(2))).containsExactly(-3.0, 5.0, -3.0, -1.0);
        assertThat(grid.loss(4, 0)).isCloseTo((25 + 9) / 2.0, within(1e-12));
    }

    @Test
    void isTheFinerOneAtOnceWhereItIsMadeFiner() {
        LossGrid finer = grid(5, 3, 4, 1).finer(SLICE, done -> {}, () -> false).orElseThrow();
        LossGrid whole = grid(9, 5, 4, 1);

        for (int j = 0; j < 5; j++) {
            for (int i = 0; i < 9; i++) {
                assertThat(finer.a(i)).isEqualTo(whole.a(i));
                assertThat(finer.loss(i, j)).isEqualTo(whole.loss(i, j));
            }
        }
    }

    @Test
    void computesNothingTwiceWhenItIsMadeFiner() {
        int[] computed = {0};

        grid(5, 3, 4, 1).finer(SLICE, done -> {}, () -> ++computed[0] < 0);

        assertThat(computed[0]).isEqualTo(9 * 5 - 5 * 3);
    }

    @Test
    void stopsBeingMadeFinerWhenItIsCancelled() {
        assertThat(grid(5, 3, 4, 1).finer(SLICE, done -> {}, () -> true)).isEmpty();
    }

    @Test
    void isLinearBetweenItsPointsAndNothingOutside() {
        LossGrid grid = grid(3, 3, 2, 2);

        assertThat(grid.at(1, -2)).isCloseTo(2.5, within(1e-12));
        assertThat(grid.at(2, -2)).isCloseTo((grid.loss(1, 1) + grid.loss(2, 1)) / 2, within(1e-12));
        assertThat(grid.at(3, 0)).isEqualTo(grid.loss(2, 2));
        assertThat(grid.at(3.1, 0)).isNaN();
        assertThat(grid.at(0, -4.1)).isNaN();
    }

    @Test
    void hasNoValueBesideAPointThatIsNotFinite() {
        LossGrid grid = grid(3, 3, 1e200, 1e200);

        assertThat(grid.holes()).isEqualTo(8);
        assertThat(grid.at(1 + 5e199, -2)).isNaN();
    }

    @Test
    void refusesToBecomeFinerThanItMay() {
        LossGrid most = grid(257, 3, 1, 1);

        assertThatThrownBy(() -> most.finer(SLICE, done -> {}, () -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 513, expected 2–257");
    }
}
