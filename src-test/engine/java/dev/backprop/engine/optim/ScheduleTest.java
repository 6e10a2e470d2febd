package dev.backprop.engine.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {
    @Test
    void staysAtAlphaWhereItIsConstant() {
        assertThat(Schedule.CONSTANT.lr(0.3, 0, 7)).isEqualTo(0.3);
        assertThat(Schedule.CONSTANT.lr(0.3, 6, 7)).isEqualTo(0.3);
    }

    /** The table in the documentation of PyTorch's StepLR: lr 0.05, step_size 30, gamma 0.1. */
    @ParameterizedTest
    @CsvSource({"0, 0.05", "29, 0.05", "30, 0.005", "59, 0.005", "60, 0.0005", "89, 0.0005"})
    void stepsAsPyTorchDocumentsIt(int k, double expected) {
        assertThat(Schedule.STEP.lr(0.05, k, 90)).isCloseTo(expected, within(1e-17));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "10, 8", "1000000, 999999"})
    void neverTakesMoreThanThreeLevels(int steps, int last) {
        assertThat(Schedule.STEP.lr(1, last, steps)).isGreaterThanOrEqualTo(0.01 * (1 - 1e-15));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.8", "1, 0.4", "3, 0.2", "99, 0.008"})
    void dividesByTheNumberOfTheStep(int k, double expected) {
        assertThat(Schedule.INVERSE_TIME.lr(0.8, k, 100)).isCloseTo(expected, within(1e-16));
    }

    /** PyTorch's chainable form: η₊ = η(1 + cos π(k+1)/T)/(1 + cos πk/T). */
    @Test
    void followsPyTorchsRecurrenceOfTheCosine() {
        int steps = 50;
        double lr = 0.1;
        for (int k = 0; k < steps; k++) {
            assertThat(Schedule.COSINE.lr(0.1, k, steps)).as("step %d", k).isCloseTo(lr, within(1e-14));
            lr *= (1 + Math.cos(Math.PI * (k + 1) / steps)) / (1 + Math.cos(Math.PI * k / steps));
        }
        assertThat(Schedule.COSINE.lr(0.1, 25, 50)).isCloseTo(0.05, within(1e-16));
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void beginsAtAlphaAndNeverGrowsNorReachesZero(Schedule schedule) {
        for (double alpha : new double[] {Double.MIN_VALUE, 1e-3, 1e300}) {
            double before = alpha;
            assertThat(schedule.lr(alpha, 0, 500)).isEqualTo(alpha);
            for (int k = 0; k < 500; k++) {
                double now = schedule.lr(alpha, k, 500);
                assertThat(now).isPositive().isLessThanOrEqualTo(before);
                before = now;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void isAlphaWhereThereAreNoSteps(Schedule schedule) {
        assertThat(schedule.lr(0.5, 0, 0)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void isFoundByItsName(Schedule schedule) {
        assertThat(Schedule.byId(schedule.id())).contains(schedule);
        assertThat(Schedule.byId(schedule.id() + " ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.1, -1, 5", "0.1, 5, 5", "0.1, 0, -1", "0, 0, 5", "NaN, 0, 5", "Infinity, 0, 5"})
    void refusesWhatIsOutOfRange(double alpha, int k, int steps) {
        assertThatThrownBy(() -> Schedule.COSINE.lr(alpha, k, steps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }
}
