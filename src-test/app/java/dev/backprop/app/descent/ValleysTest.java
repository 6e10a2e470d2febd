package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.descent.Expression;
import dev.backprop.engine.descent.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValleysTest {
    private static double[] around(double start, String f) {
        return Valleys.around(start, new Objective(Expression.parse(f))).bottoms();
    }

    @Test
    void areTheNearestOnEitherSide() {
        // The roots of 4x³ − 6x + 1 where 12x² > 6.
        assertThat(around(0.5, "x^4 - 3x^2 + x")).containsExactly(new double[] {-1.30084, 1.13090}, within(1e-4));
    }

    @Test
    void areTheNearestOfMany() {
        assertThat(around(0, "cos(10x)")).containsExactly(new double[] {-Math.PI / 10, Math.PI / 10}, within(1e-4));
    }

    @Test
    void lieOnOneSideOfAStartOnASlope() {
        assertThat(around(2, "x^2")).containsExactly(new double[] {0}, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1/x", "1/(x + 0.013)", "x^3", "5", "exp(x)", "log(x)", "tan(x)", "-x^2", "x + 1e-14*sin(90x)"})
    void areNoneWhereNothingHasABottom(String f) {
        assertThat(around(1, f)).isEmpty();
    }

    @Test
    void areNoneWhereTheyAreTooFarAway() {
        assertThat(around(20, "x^2")).isEmpty();
    }

    @Test
    void endInACornerToo() {
        assertThat(around(1, "abs(x + 0.3)")).containsExactly(new double[] {-0.3}, within(1e-4));
    }
}
