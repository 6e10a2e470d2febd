package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.descent.Regime.Label;
import dev.backprop.engine.optim.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegimeTest {
    private static Regime of(String f, double x0, Rule rule, double alpha, double beta, int steps) {
        return Regime.of(Runs.run(f, x0, rule, alpha, beta, steps));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, MONOTONE, 0.8",
        "0.5, ONE_STEP, 0",
        "0.95, OSCILLATING, 0.9",
        "1, BOUNCING, 1",
        "1.1, DIVERGING, 1.2"
    })
    void ofGradientDescentOnXSquaredIsOneMinusTwoAlpha(double alpha, Label label, double rate) {
        Regime regime = of("x^2", 1, Rule.GD, alpha, 0.9, 5);
        assertThat(regime.label()).isEqualTo(label);
        assertThat(regime.rate().getAsDouble()).isCloseTo(rate, within(1e-15));
        assertThat(regime.local()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "HEAVY_BALL, 0.05, 0.25, OVER_DAMPED",
        "HEAVY_BALL, 0.125, 0.25, CRITICALLY_DAMPED",
        "HEAVY_BALL, 0.5, 0.25, UNDER_DAMPED",
        "HEAVY_BALL, 1.2, 0.25, OSCILLATING",
        "HEAVY_BALL, 1.25, 0.25, BOUNCING",
        "HEAVY_BALL, 1.3, 0.25, DIVERGING",
        "EMA, 0.001, 0.9, OVER_DAMPED",
        "EMA, 0.95, 0.9, UNDER_DAMPED",
        "NOTEBOOK, 0.95, 0.9, UNDER_DAMPED",
        "EMA_CORRECTED, 20, 0.9, DIVERGING",
        "NESTEROV, 0.0001, 0.9, OVER_DAMPED",
        "NESTEROV, 0.1, 0.9, UNDER_DAMPED",
        "NESTEROV, 0.6, 0.9, OSCILLATING",
        "NESTEROV, 0.7, 0.9, DIVERGING",
        "HEAVY_BALL, 0.5, 0, ONE_STEP",
        "NESTEROV, 0.95, 0, OSCILLATING"
    })
    void ofMomentumOnXSquaredComesFromTheRoots(Rule rule, double alpha, double beta, Label label) {
        assertThat(of("x^2", 1, rule, alpha, beta, 5).label()).isEqualTo(label);
    }

    /** The distance to the minimum shrinks by the rate at each step: measured over 200 steps, ripples evened out by a pair. */
    @ParameterizedTest
    @CsvSource({
        "GD, 0.1, 0",
        "GD, 0.95, 0",
        "HEAVY_BALL, 0.05, 0.25",
        "HEAVY_BALL, 0.1, 0.9",
        "HEAVY_BALL, 1.2, 0.25",
        "HEAVY_BALL, 1.3, 0.25",
        "EMA, 0.95, 0.9",
        "EMA_CORRECTED, 0.95, 0.8",
        "NOTEBOOK, 0.95, 0.8",
        "NOTEBOOK, 0.001, 0.5",
        "NESTEROV, 0.01, 0.5",
        "NESTEROV, 0.1, 0.9",
        "NESTEROV, 0.6, 0.9",
        "NESTEROV, 0.7, 0.9"
    })
    void hasTheRateThatTheIteratesShow(Rule rule, double alpha, double beta) {
        Trajectory trajectory = Runs.run("x^2", 1, rule, alpha, beta, 401);
        double measured = Math.pow(distance(trajectory, 400) / distance(trajectory, 100), 1.0 / 300);
        assertThat(Regime.of(trajectory).rate().getAsDouble()).isCloseTo(measured, within(0.005 * measured));
    }

    private static double distance(Trajectory trajectory, int k) {
        return Math.hypot(trajectory.x(k, 0), trajectory.x(k + 1, 0));
    }

    @Test
    void divergesFromAMaximum() {
        assertThat(of("-x^2", 0.1, Rule.GD, 0.1, 0, 3).label()).isEqualTo(Label.DIVERGING);
        assertThat(of("-x^2", 0.1, Rule.HEAVY_BALL, 0.1, 0.9, 3).label()).isEqualTo(Label.DIVERGING);
    }

    @Test
    void isFlatOnALine() {
        Regime regime = of("3x + 1", 0, Rule.HEAVY_BALL, 0.1, 0.9, 3);
        assertThat(regime.label()).isEqualTo(Label.FLAT);
        assertThat(regime.rate().getAsDouble()).isEqualTo(1);
    }

    @Test
    void isLocalWhereTheFunctionIsNoQuadratic() {
        // The minimum of x^4 - 3x^2 + x on the right is at 1.1309; f'' there is 12x² − 6 = 9.347.
        Trajectory trajectory = Runs.run("x^4 - 3x^2 + x", 1, Rule.GD, 0.05, 0, 100);
        Regime regime = Regime.of(trajectory);
        double x = trajectory.x(100, 0);
        assertThat(regime.local()).isTrue();
        assertThat(regime.rate().getAsDouble()).isCloseTo(Math.abs(1 - 0.05 * (12 * x * x - 6)), within(1e-8));
        assertThat(regime.label()).isEqualTo(Label.MONOTONE);
    }

    @Test
    void speaksOfTheCurvatureThatItComesFrom() {
        assertThat(of("x^2", 1, Rule.GD, 0.95, 0, 3).curvature()).isEqualTo(2);
        assertThat(Regime.of(Runs.run("x^2 + 10y^2", 1, 1, Rule.GD, 0.099, 0, 3))
                        .curvature())
                .isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            names = {"RMSPROP", "ADAM"},
            mode = EnumSource.Mode.EXCLUDE)
    void hasNoRateWhereTheLocalModelHasNoMinimum(Rule rule) {
        // f″ = 12x² − 6 is −5.88 at 0.1.
        Regime regime = of("x^4 - 3x^2 + x", 0.1, rule, 0.05, 0.5, 0);
        assertThat(regime.label()).isEqualTo(Label.NEGATIVE_CURVATURE);
        assertThat(regime.rate()).isEmpty();
        assertThat(regime.local()).isTrue();
        assertThat(regime.curvature()).isCloseTo(-5.88, within(1e-6));
    }

    @Test
    void isNegativeInThePlaneWhereOneEigenvalueIs() {
        // Rosenbrock's Hessian at (0, 1) is [[−398, 0], [0, 200]].
        Regime regime = Regime.of(Runs.run("(1 - x)^2 + 100 (y - x^2)^2", 0, 1, Rule.GD, 0.001, 0, 0));
        assertThat(regime.label()).isEqualTo(Label.NEGATIVE_CURVATURE);
        assertThat(regime.curvature()).isCloseTo(-398, within(1e-3));
    }

    @Test
    void isNotNegativeWhereOneDirectionIsFlatButForRounding() {
        // Along x = y it is a line: the least eigenvalue is 0, and what is measured of it lies on either side.
        for (double x = -3; x <= 3; x += 0.37) {
            Regime regime = Regime.of(Runs.run("exp(3x - 3y) + 50 (x - y)^4 + x", x, 1, Rule.GD, 1e-9, 0, 0));
            assertThat(regime.label()).as("at x = %s", x).isNotEqualTo(Label.NEGATIVE_CURVATURE);
        }
    }

    @Test
    void isThatOfTheSlowestModeInTwoVariables() {
        Regime slowValley = Regime.of(Runs.run("x^2 + 10y^2", 1, 1, Rule.GD, 0.05, 0, 3));
        assertThat(slowValley.label()).isEqualTo(Label.MONOTONE);
        assertThat(slowValley.rate().getAsDouble()).isCloseTo(0.9, within(1e-15));
        Regime steepWalls = Regime.of(Runs.run("x^2 + 10y^2", 1, 1, Rule.GD, 0.099, 0, 3));
        assertThat(steepWalls.label()).isEqualTo(Label.OSCILLATING);
        assertThat(steepWalls.rate().getAsDouble()).isCloseTo(0.98, within(1e-15));
        assertThat(steepWalls.local()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            names = {"RMSPROP", "ADAM"})
    void hasNoRateWhereTheRuleRescalesItsSteps(Rule rule) {
        Regime regime = of("x^2", 1, rule, 0.1, 0.9, 3);
        assertThat(regime.label()).isEqualTo(Label.ADAPTIVE);
        assertThat(regime.rate()).isEmpty();
    }

    @Test
    void isUndefinedWhereTheFunctionIs() {
        Regime regime = of("log(x)", -1, Rule.GD, 0.1, 0, 3);
        assertThat(regime.label()).isEqualTo(Label.UNDEFINED);
        assertThat(regime.rate()).isEmpty();
    }
}
