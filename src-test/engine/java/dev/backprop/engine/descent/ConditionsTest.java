package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.Schedule;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Descents under a schedule and under noise. */
class ConditionsTest {
    private static DescentConfig bowl(Rule rule, double alpha, int steps) {
        return new DescentConfig("x^2", List.of(1.0), new OptimizerSpec(rule, alpha, 0.9), steps);
    }

    /** On x², x ← x − α_k·2x: a product of factors, with the schedules' formulas written out. */
    @ParameterizedTest
    @EnumSource(Schedule.class)
    void takesEachStepAtTheSchedulesRate(Schedule schedule) {
        int steps = 30;
        Trajectory t = Trajectory.of(bowl(Rule.GD, 0.3, steps).withSchedule(schedule));
        double x = 1;
        for (int k = 0; k < steps; k++) {
            double alpha = switch (schedule) {
                case CONSTANT -> 0.3;
                case STEP -> k < 10 ? 0.3 : k < 20 ? 0.03 : 0.003;
                case INVERSE_TIME -> 0.3 / (k + 1);
                case COSINE -> 0.15 * (1 + Math.cos(Math.PI * k / 30));
            };
            assertThat(t.lr(k)).as("rate of step %d", k).isCloseTo(alpha, within(1e-15));
            assertThat(t.x(k, 0)).as("x_%d", k).isCloseTo(x, within(1e-14));
            x *= 1 - 2 * alpha;
        }
        assertThat(t.x(steps, 0)).isCloseTo(x, within(1e-14));
        assertThat(t.lr(steps)).isEqualTo(t.lr(steps - 1));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void keepsWhatTheRuleRemembersWhenTheRateChanges(Rule rule) {
        DescentConfig constant = bowl(rule, 0.05, 12);
        Trajectory t = Trajectory.of(constant.withSchedule(Schedule.STEP));
        Trajectory same = Trajectory.of(constant);
        PlainRule first = new PlainRule(rule, 0.05, 0.9);
        PlainRule later = new PlainRule(rule, 0.005, 0.9);
        for (int k = 0; k < 8; k++) {
            double byFirst = first.next(t.x(k, 0), t.gradient(k, 0));
            double byLater = later.next(t.x(k, 0), t.gradient(k, 0));
            assertThat(t.x(k + 1, 0)).as("x_%d", k + 1).isCloseTo(k < 4 ? byFirst : byLater, within(1e-12));
        }
        assertThat(t.x(4, 0)).isEqualTo(same.x(4, 0));
        assertThat(t.x(6, 0)).isNotEqualTo(same.x(6, 0));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void isTheSameToTheBitAtAConstantRateWithoutNoise(Rule rule) {
        OptimizerSpec optimizer = new OptimizerSpec(rule, 0.01, 0.8);
        DescentConfig plain = new DescentConfig("(1-x)^2 + 5(y-x^2)^2", List.of(-1.2, 1.0), optimizer, 100);
        Trajectory t = Trajectory.of(plain);
        Trajectory quiet = Trajectory.of(plain.withSchedule(Schedule.CONSTANT).withNoise(new Noise(0, 77)));
        for (int k = 0; k <= 100; k++) {
            assertThat(quiet.point(k)).containsExactly(t.point(k));
            assertThat(quiet.seen(k, 0)).isEqualTo(t.gradient(k, 0));
            assertThat(quiet.seen(k, 1)).isEqualTo(t.gradient(k, 1));
            assertThat(quiet.lr(k)).isEqualTo(0.01);
        }
    }

    @Test
    void stepsAlongTheGradientThatItHasSeen() {
        Trajectory t = Trajectory.of(
                new DescentConfig("x^2 + 3y^2", List.of(1.0, -1.0), new OptimizerSpec(Rule.GD, 0.1, 0.9), 20)
                        .withNoise(new Noise(0.5, 3)));
        Random random = new Random(3);
        for (int k = 0; k <= 20; k++) {
            for (int i = 0; i < 2; i++) {
                double exact = (i == 0 ? 2 : 6) * t.x(k, i);
                assertThat(t.gradient(k, i)).isCloseTo(exact, within(1e-15));
                assertThat(t.seen(k, i)).isCloseTo(exact + 0.5 * random.nextGaussian(), within(1e-14));
                if (k < 20) {
                    assertThat(t.x(k + 1, i)).isCloseTo(t.x(k, i) - 0.1 * t.seen(k, i), within(1e-15));
                }
            }
        }
    }

    @Test
    void givesEveryRuleTheSameNoise() {
        Noise noise = new Noise(1, 11);
        Trajectory gd = Trajectory.of(bowl(Rule.GD, 0.1, 10).withNoise(noise));
        Trajectory adam = Trajectory.of(bowl(Rule.ADAM, 0.3, 10).withNoise(noise));
        for (int k = 0; k <= 10; k++) {
            double one = gd.seen(k, 0) - gd.gradient(k, 0);
            assertThat(adam.seen(k, 0) - adam.gradient(k, 0)).isCloseTo(one, within(1e-14));
        }
    }

    @Test
    void beginsAlikeWhereItRunsLonger() {
        DescentConfig config = bowl(Rule.HEAVY_BALL, 0.1, 10).withNoise(new Noise(0.3, 5));
        Trajectory one = Trajectory.of(config);
        Trajectory longer = Trajectory.of(
                new DescentConfig(config.f(), config.x0(), config.optimizer(), 15, config.schedule(), config.noise()));
        assertThat(longer.x(10, 0)).isEqualTo(one.x(10, 0));
        assertThat(longer.seen(10, 0)).isEqualTo(one.seen(10, 0));
    }

    /** Around the minimum of λx²/2, x ← (1 − αλ)x − αn has the variance α²σ²/(1 − (1 − αλ)²) in the long run. */
    @Test
    void scattersAroundTheMinimumAsTheLinearRecurrenceDoes() {
        int steps = 200_000;
        Trajectory t = Trajectory.of(bowl(Rule.GD, 0.1, steps).withNoise(new Noise(1, 2026)));
        double squares = 0;
        for (int k = 1000; k <= steps; k++) {
            squares += t.x(k, 0) * t.x(k, 0);
        }
        double expected = 0.01 / (1 - 0.64);
        assertThat(squares / (steps - 999)).isCloseTo(expected, within(0.03 * expected));
    }

    /** Robbins and Monro: rates that fall as 1/t go to the minimum through any noise, a constant rate does not. */
    @Test
    void comesNearerToTheMinimumThroughNoiseWhereTheRateFalls() {
        DescentConfig noisy = bowl(Rule.GD, 0.5, 10_000).withNoise(new Noise(1, 1));
        Trajectory falling = Trajectory.of(noisy.withSchedule(Schedule.INVERSE_TIME));
        Trajectory constant = Trajectory.of(noisy);
        double far = 0;
        for (int k = 9_000; k <= 10_000; k++) {
            far = Math.max(far, Math.abs(constant.x(k, 0)));
            // σ·0.5/√k = 0.0053 is the standard deviation of a mean of k draws, which α_k = 1/(2(k+1)) makes x.
            assertThat(Math.abs(falling.x(k, 0))).isLessThan(5 * 0.0053);
        }
        assertThat(far).isGreaterThan(0.5);
    }

    @Test
    void labelsTheLastStepsRateAndThatOfAnyOther() {
        Trajectory t = Trajectory.of(bowl(Rule.GD, 0.9, 30).withSchedule(Schedule.STEP));
        Regime last = Regime.of(t);
        assertThat(last.label()).isEqualTo(Regime.Label.MONOTONE);
        assertThat(last.rate().orElseThrow()).isCloseTo(1 - 2 * 0.009, within(1e-12));
        Regime first = Regime.at(t, 0);
        assertThat(first.label()).isEqualTo(Regime.Label.OSCILLATING);
        assertThat(first.rate().orElseThrow()).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void hasNoRateBeyondItsIterates() {
        Trajectory t = Trajectory.of(bowl(Rule.GD, 0.9, 3));
        assertThatThrownBy(() -> t.lr(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> t.seen(4, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(Trajectory.of(bowl(Rule.GD, 0.9, 0).withSchedule(Schedule.COSINE))
                        .lr(0))
                .isEqualTo(0.9);
    }

    @Test
    void endsInWordsWhereNoiseThrowsItTooFar() {
        Trajectory t = Trajectory.of(bowl(Rule.GD, 1e250, 3).withNoise(new Noise(1e100, 0)));
        assertThat(t.size()).isEqualTo(1);
        assertThat(t.stopped()).isPresent();
        assertThat(t.seen(0, 0)).isFinite();
    }
}
