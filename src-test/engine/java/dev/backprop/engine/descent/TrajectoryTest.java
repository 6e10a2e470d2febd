package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrajectoryTest {
    private static double[][] times(double[][] a, double[][] b) {
        double[][] c = new double[2][2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                c[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j];
            }
        }
        return c;
    }

    /** m^k by squaring. */
    private static double[][] power(double[][] m, int k) {
        if (k == 0) {
            return new double[][] {{1, 0}, {0, 1}};
        }
        double[][] half = power(m, k / 2);
        return k % 2 == 0 ? times(half, half) : times(m, times(half, half));
    }

    private static void assertFirstColumn(double[][] step, Trajectory trajectory) {
        double largest = 0;
        for (int k = 0; k < trajectory.size(); k++) {
            double exact = power(step, k)[0][0];
            largest = Math.max(largest, Math.abs(exact));
            assertThat(trajectory.x(k, 0)).as("x_%d", k).isCloseTo(exact, within(1e-12 * largest));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1,0.9", "0.95,0.9", "0.125,0.25", "1.5,0.5", "2,0.5"})
    void followsTheMatrixPowersOfHeavyBall(double alpha, double beta) {
        double[][] step = {{1 - 2 * alpha, -alpha * beta}, {2, beta}};
        assertFirstColumn(step, Runs.run("x^2", 1, Rule.HEAVY_BALL, alpha, beta, 60));
    }

    @ParameterizedTest
    @CsvSource({"0.1,0.9", "0.4,0.5", "0.6,0.9"})
    void followsTheMatrixPowersOfNesterov(double alpha, double beta) {
        double[][] step = {{1 - 2 * alpha * (1 + beta), -alpha * beta * beta}, {2, beta}};
        assertFirstColumn(step, Runs.run("x^2", 1, Rule.NESTEROV, alpha, beta, 60));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void equalsAPlainRecurrenceOnRosenbrocksValley(Rule rule) {
        double alpha = rule == Rule.RMSPROP || rule == Rule.ADAM ? 0.01 : 0.0005;
        Trajectory trajectory = Runs.run("(1-x)^2 + 100(y-x^2)^2", -1.2, 1, rule, alpha, 0.8, 200);
        PlainRule ruleOfX = new PlainRule(rule, alpha, 0.8);
        PlainRule ruleOfY = new PlainRule(rule, alpha, 0.8);
        double x = -1.2;
        double y = 1;
        assertThat(trajectory.size()).isEqualTo(201);
        for (int k = 0; k <= 200; k++) {
            assertThat(trajectory.point(k)).as("iterate %d", k).containsExactly(new double[] {x, y}, within(1e-9));
            double byX = -2 * (1 - x) - 400 * x * (y - x * x);
            double byY = 200 * (y - x * x);
            assertThat(trajectory.gradient(k)).containsExactly(new double[] {byX, byY}, within(1e-6));
            x = ruleOfX.next(x, byX);
            y = ruleOfY.next(y, byY);
        }
        assertThat(trajectory.f(200)).isLessThan(trajectory.f(0));
    }

    @Test
    void remembersTheRulesStateAtEachIterate() {
        Trajectory trajectory = Runs.run("x^2 + 3y", 1, 2, Rule.ADAM, 0.1, 0.9, 1);
        assertThat(trajectory.stateNames()).containsExactly("m", "s");
        assertThat(trajectory.state(0, 0, 0)).isZero();
        assertThat(trajectory.state(1, 0, 0)).isCloseTo(0.1 * 2, within(1e-15));
        assertThat(trajectory.state(1, 0, 1)).isCloseTo(0.1 * 3, within(1e-15));
        assertThat(trajectory.state(1, 1, 0)).isCloseTo(0.001 * 4, within(1e-15));
        assertThat(trajectory.state(1, 1, 1)).isCloseTo(0.001 * 9, within(1e-15));
    }

    @Test
    void endsWhereALogarithmLeavesItsDomain() {
        Trajectory trajectory = Runs.run("log(x)", 1, Rule.GD, 0.6, 0, 10);
        assertThat(trajectory.size()).isEqualTo(2);
        Stopped stopped = trajectory.stopped().orElseThrow();
        assertThat(stopped.at()).isEqualTo(2);
        assertThat(stopped.operation()).isEqualTo("Log");
        assertThat(stopped.why()).startsWith("log(−").contains("x = −1.").endsWith("f is not defined there");
    }

    @Test
    void endsWhereAPoleThrowsItTooFar() {
        Trajectory trajectory = Runs.run("1/x", 1e-200, Rule.GD, 1e200, 0, 10);
        assertThat(trajectory.size()).isZero();
        assertThat(trajectory.stopped().orElseThrow().operation()).isEqualTo("Divide");
    }

    @Test
    void goesOnFromAPoleThatItJumpsOver() {
        Trajectory trajectory = Runs.run("1/x", 0.5, Rule.GD, 1e300, 0, 3);
        assertThat(trajectory.stopped()).isEmpty();
        assertThat(trajectory.x(1, 0)).isEqualTo(4e300);
    }

    @Test
    void endsWhereADivergingDescentOverflows() {
        Trajectory trajectory = Runs.run("x^2", 1, Rule.GD, 1e100, 0, 10);
        Stopped stopped = trajectory.stopped().orElseThrow();
        assertThat(stopped.at()).isEqualTo(trajectory.size()).isEqualTo(2);
        assertThat(stopped.operation()).isEqualTo("Power");
        assertThat(trajectory.f(trajectory.size() - 1)).isFinite();
    }

    @Test
    void endsWhereTheStepItselfOverflows() {
        Trajectory trajectory = Runs.run("1e300x", 0, Rule.GD, 1e300, 0, 10);
        Stopped stopped = trajectory.stopped().orElseThrow();
        assertThat(stopped).extracting(Stopped::at, Stopped::operation).containsExactly(1, "update");
    }

    @Test
    void isEmptyWhereTheStartIsUndefined() {
        Trajectory trajectory = Runs.run("sqrt(x)", -1, Rule.GD, 0.1, 0, 10);
        assertThat(trajectory.size()).isZero();
        assertThat(trajectory.stopped().orElseThrow().at()).isZero();
    }

    @Test
    void staysWhereNothingDependsOnX() {
        Trajectory trajectory = Runs.run("5", 2, Rule.HEAVY_BALL, 0.1, 0.9, 3);
        assertThat(trajectory.point(3)).containsExactly(2);
        assertThat(trajectory.gradient(3)).containsExactly(0);
    }

    @Test
    void hasOnlyTheStartWithoutSteps() {
        assertThat(Runs.run("x^2", 3, Rule.GD, 0.1, 0, 0).size()).isEqualTo(1);
    }

    @Test
    void givesCopiesSoThatNobodyCanChangeIt() {
        Trajectory trajectory = Runs.run("x^2", 3, Rule.GD, 0.1, 0, 1);
        trajectory.point(0)[0] = 99;
        trajectory.gradient(0)[0] = 99;
        assertThat(trajectory.point(0)).containsExactly(3);
        assertThat(trajectory.gradient(0)).containsExactly(6);
    }

    @Test
    void isTheSameFromManyThreadsAtOnce() {
        List<double[]> alone = lastPoints(Arrays.stream(Rule.values()));
        for (int round = 0; round < 20; round++) {
            List<double[]> together = lastPoints(Arrays.stream(Rule.values()).parallel());
            for (int i = 0; i < alone.size(); i++) {
                assertThat(together.get(i)).containsExactly(alone.get(i));
            }
        }
    }

    private static List<double[]> lastPoints(Stream<Rule> rules) {
        return rules.map(rule ->
                        Runs.run("sin(3x) + x^2/4", 1, rule, 0.01, 0.9, 200).point(200))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_001})
    void refusesStepsOutOfRange(int steps) {
        assertThatThrownBy(() -> Runs.run("x^2", 1, Rule.GD, 0.1, 0, steps))
                .isInstanceOf(BadInputException.class)
                .hasMessage("steps: found " + steps + ", expected 0 to 1000000");
    }

    @Test
    void refusesAStartOfAnotherDimension() {
        assertThatThrownBy(() -> Runs.run("x^2", 1, 2, Rule.GD, 0.1, 0, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("x0: found 2 numbers, expected one");
        assertThatThrownBy(() -> Runs.run("x*y", 1, Rule.GD, 0.1, 0, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("x0: found 1 number, expected two");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAStartThatIsNotFinite(double x0) {
        OptimizerSpec optimizer = new OptimizerSpec(Rule.GD, 0.1, 0);
        assertThatThrownBy(() -> new DescentConfig("x^2", List.of(x0), optimizer, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("x0: ");
    }
}
