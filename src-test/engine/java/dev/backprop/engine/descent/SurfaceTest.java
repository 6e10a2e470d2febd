package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurfaceTest {
    private static Objective objective(Surface surface) {
        return new Objective(surface.config().expression());
    }

    /** The minima that the literature gives. */
    @ParameterizedTest
    @CsvSource({
        "BOWL, 0, 0, 0",
        "ROSENBROCK, 1, 1, 0",
        "BEALE, 3, 0.5, 0",
        "HIMMELBLAU, 3, 2, 0",
        "HIMMELBLAU, -2.805118, 3.131312, 0",
        "HIMMELBLAU, -3.779310, -3.283186, 0",
        "HIMMELBLAU, 3.584428, -1.848126, 0",
        "SADDLE, 0, 1, -0.25",
        "SADDLE, 0, -1, -0.25",
        "PLATEAU, 0, 0, 0",
        "RAVINE, 0, 0, 0"
    })
    void hasItsKnownMinima(Surface surface, double x, double y, double f) {
        Objective objective = objective(surface);
        assertThat(objective.value(x, y)).isCloseTo(f, within(1e-9));
        assertThat(objective.gradient(x, y)).containsExactly(new double[] {0, 0}, within(1e-3));
        assertThat(objective.hessian(x, y).eigenvalues()[0]).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Surface.class)
    void comesDownFromItsStart(Surface surface) {
        Trajectory t = Trajectory.of(surface.config());
        assertThat(t.stopped()).isEmpty();
        assertThat(t.f(t.size() - 1)).isLessThan(t.f(0) / 2);
    }

    @ParameterizedTest
    @EnumSource(Surface.class)
    void showsItsStartAndWhereItComesTo(Surface surface) {
        Trajectory t = Trajectory.of(surface.config());
        Surface.Window window = surface.window();
        for (int k = 0; k < t.size(); k++) {
            assertThat(t.x(k, 0)).isBetween(window.xLow(), window.xHigh());
            assertThat(t.x(k, 1)).isBetween(window.yLow(), window.yHigh());
        }
    }

    @ParameterizedTest
    @EnumSource(Surface.class)
    void isKnownByItsText(Surface surface) {
        assertThat(Surface.of(surface.config().f())).contains(surface);
        assertThat(Surface.of(surface.config().f() + " + 1")).isEmpty();
    }

    @Test
    void lingersAtTheSaddleAndThenLeaves() {
        Trajectory t = Trajectory.of(Surface.SADDLE.config());
        assertThat(Math.hypot(t.x(20, 0), t.x(20, 1))).isLessThan(0.1);
        assertThat(t.x(60, 1)).isCloseTo(1, within(0.05));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2.5, 10, 1000, 1e6})
    void hasTheConditionNumberThatIsAskedFor(double kappa) {
        DescentConfig config = Surface.bowl(kappa);
        double[] curvatures =
                new Objective(config.expression()).hessian(0.3, -0.2).eigenvalues();
        assertThat(curvatures[1] / curvatures[0]).isCloseTo(kappa, within(1e-4 * kappa));
        assertThat(Surface.kappa(config.f())).hasValue(kappa);
        assertThat(Surface.of(config.f())).contains(Surface.BOWL);
    }

    /** The fastest rate of gradient descent on a quadratic, (κ − 1)/(κ + 1). */
    @ParameterizedTest
    @ValueSource(doubles = {2, 10, 300})
    void takesTheFastestAlphaForItsConditionNumber(double kappa) {
        Regime regime = Regime.of(Trajectory.of(Surface.bowl(kappa)));
        assertThat(regime.local()).isFalse();
        assertThat(regime.rate().orElseThrow()).isCloseTo((kappa - 1) / (kappa + 1), within(1e-12));
    }

    @Test
    void isTheSameBowlByItsNumber() {
        assertThat(Surface.bowl(Surface.KAPPA)).isEqualTo(Surface.BOWL.config());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0, -3, 2e6, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAConditionNumberOutOfRange(double kappa) {
        assertThatThrownBy(() -> Surface.bowl(kappa))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("κ: found " + kappa);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(x^2 + 0.5y^2)/2", "(x^2 + 1.2.3y^2)/2", "(x^2 + y^2)/2", "x^2", "(x^2 + 9e9y^2)/2"})
    void readsNoConditionNumberFromAnotherText(String f) {
        assertThat(Surface.kappa(f)).isEmpty();
    }
}
