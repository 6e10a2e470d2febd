package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.optim.Rule;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A thousand steps on quadratics against the closed form of their linear recurrence, to 1e-12 of the largest |x| so far. With
 * e = x − x*, every rule here gives e₊₂ = s·e₊₁ − p·e, so that e_k = A·r₁^k + B·r₂^k with the roots of r² − s·r + p.
 */
class ClosedFormTest {
    private static final int STEPS = 1000;
    private static final double TOLERANCE = 1e-12;

    /** One mode of curvature λ from a distance e₀. */
    private static final class Mode {
        private final double e0;
        private final double e1;
        private final double sum;
        private final double product;

        Mode(Rule rule, double alpha, double beta, double lambda, double e0) {
            double still = 1 - alpha * lambda;
            this.e0 = e0;
            switch (rule) {
                case GD -> {
                    e1 = still * e0;
                    sum = still;
                    product = 0;
                }
                case HEAVY_BALL -> {
                    e1 = still * e0;
                    sum = beta + still;
                    product = beta;
                }
                case EMA -> {
                    double own = 1 - alpha * (1 - beta) * lambda;
                    e1 = own * e0;
                    sum = beta + own;
                    product = beta;
                }
                case NESTEROV -> {
                    e1 = (1 - alpha * lambda * (1 + beta)) * e0;
                    sum = (1 + beta) * still;
                    product = beta * still;
                }
                default -> throw new IllegalArgumentException(rule + " is no linear recurrence");
            }
        }

        double at(int k) {
            double discriminant = sum * sum - 4 * product;
            if (product == 0) {
                return k == 0 ? e0 : Math.pow(sum, k - 1) * e1;
            } else if (Math.abs(discriminant) < 1e-14) {
                double r = sum / 2;
                return (e0 + (e1 / r - e0) * k) * Math.pow(r, k);
            } else if (discriminant > 0) {
                double r1 = (sum + Math.copySign(Math.sqrt(discriminant), sum)) / 2;
                double r2 = product / r1;
                double a = (e1 - r2 * e0) / (r1 - r2);
                return a * Math.pow(r1, k) + (e0 - a) * Math.pow(r2, k);
            }
            // r = ρ(cos θ ± i sin θ): e_k = ρ^k (e₀ cos kθ + b sin kθ), with b from e₁.
            double radius = Math.sqrt(product);
            double theta = Math.atan2(Math.sqrt(-discriminant), sum);
            double b = (e1 / radius - e0 * Math.cos(theta)) / Math.sin(theta);
            return Math.pow(radius, k) * (e0 * Math.cos(k * theta) + b * Math.sin(k * theta));
        }
    }

    private static void assertFollows(Trajectory t, int coordinate, IntToDoubleFunction exact) {
        assertThat(t.size()).isEqualTo(STEPS + 1);
        double largest = 0;
        for (int k = 0; k <= STEPS; k++) {
            double expected = exact.applyAsDouble(k);
            largest = Math.max(largest, Math.abs(expected));
            assertThat(t.x(k, coordinate)).as("x_%d", k).isCloseTo(expected, within(TOLERANCE * largest));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GD, 0.95, 0",
        "GD, 0.1, 0",
        "GD, 0.5, 0",
        "GD, 1, 0",
        "GD, 1.02, 0",
        "GD, 0.0003, 0",
        "HEAVY_BALL, 0.1, 0.9",
        "HEAVY_BALL, 0.95, 0.9",
        "HEAVY_BALL, 0.01, 0.3",
        "HEAVY_BALL, 0.125, 0.25",
        "HEAVY_BALL, 1.95, 0.99",
        "HEAVY_BALL, 1.6, 0.5",
        "HEAVY_BALL, 0.0001, 0.9",
        "NESTEROV, 0.1, 0.9",
        "NESTEROV, 0.4, 0.5",
        "NESTEROV, 0.003, 0.9",
        "NESTEROV, 0.6, 0.9",
        "NESTEROV, 0.7, 0.9",
        "EMA, 0.95, 0.9",
        "EMA, 0.1, 0.9",
        "EMA, 0.004, 0.5",
        "EMA, 19.2, 0.9"
    })
    void isMetOnTheNotebooksParabola(Rule rule, double alpha, double beta) {
        Mode mode = new Mode(rule, alpha, beta, 2, 1);
        assertFollows(Runs.run("x^2", 1, rule, alpha, beta, STEPS), 0, mode::at);
    }

    @ParameterizedTest
    @CsvSource({"GD, 0.6, 0", "HEAVY_BALL, 0.2, 0.8", "NESTEROV, 0.2, 0.8", "EMA, 0.7, 0.8"})
    void isMetAwayFromTheOrigin(Rule rule, double alpha, double beta) {
        Mode mode = new Mode(rule, alpha, beta, 3, -4 - 2.5);
        assertFollows(Runs.run("1.5x^2 - 7.5x + 2", -4, rule, alpha, beta, STEPS), 0, k -> 2.5 + mode.at(k));
    }

    @ParameterizedTest
    @CsvSource({"GD, 0.0198, 0", "HEAVY_BALL, 0.03, 0.9", "NESTEROV, 0.01, 0.9", "EMA, 0.1, 0.9"})
    void isMetInBothDirectionsOfABowl(Rule rule, double alpha, double beta) {
        Trajectory t = Runs.run(Surface.bowl(100).f(), -1, 1, rule, alpha, beta, STEPS);
        assertFollows(t, 0, new Mode(rule, alpha, beta, 1, -1)::at);
        assertFollows(t, 1, new Mode(rule, alpha, beta, 100, 1)::at);
    }

    /** x² + xy + y² curves by 3 along (1, 1) and by 1 along (1, −1). */
    @ParameterizedTest
    @CsvSource({"GD, 0.5, 0", "HEAVY_BALL, 0.3, 0.7", "NESTEROV, 0.2, 0.7", "EMA, 0.8, 0.9"})
    void isMetWhereABowlIsTurned(Rule rule, double alpha, double beta) {
        Trajectory t = Runs.run("x^2 + x*y + y^2", 2, -1, rule, alpha, beta, STEPS);
        Mode along = new Mode(rule, alpha, beta, 3, 0.5);
        Mode across = new Mode(rule, alpha, beta, 1, 1.5);
        assertFollows(t, 0, k -> along.at(k) + across.at(k));
        assertFollows(t, 1, k -> along.at(k) - across.at(k));
    }
}
