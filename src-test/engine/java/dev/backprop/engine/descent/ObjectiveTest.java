package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectiveTest {
    private static Objective of(String text) {
        return new Objective(Expression.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "x^2, -3, -6",
        "x^2, 0, 0",
        "x^3, -2, 12",
        "x^0, 0, 0",
        "abs(x), 0, 0",
        "abs(x), -2, -1",
        "x, 7, 1",
        "5, 7, 0",
        "x*x, 3, 6"
    })
    void differentiatesAtEdges(String text, double x, double expected) {
        assertThat(of(text).gradient(x)).containsExactly(expected);
    }

    @Test
    void hasAZeroDerivativeByAVariableThatDoesNotOccur() {
        assertThat(of("y^2").gradient(4, 3)).containsExactly(0, 6);
    }

    @Test
    void measuresCurvatureByDifferencesOfTheGradient() {
        assertThat(of("x^4 - 3x^2 + x").secondDerivative(0.7)).isCloseTo(12 * 0.49 - 6, within(1e-8));
    }

    @Test
    void measuresAHessianOfTwoVariables() {
        Hessian hessian = of("x^2*y + y^3").hessian(2, -1);
        assertThat(hessian.xx()).isCloseTo(-2, within(1e-8));
        assertThat(hessian.xy()).isCloseTo(4, within(1e-8));
        assertThat(hessian.yy()).isCloseTo(-6, within(1e-8));
        assertThat(hessian.eigenvalues())
                .containsExactly(new double[] {-4 - Math.sqrt(20), -4 + Math.sqrt(20)}, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({
        "1 + log(x), -0.5, Log, log(−0.5) at x = −0.5: f is not defined there",
        "2/x, 0, Divide, 2 ÷ 0 at x = 0: f has a pole there",
        "2/x, -0.0, Divide, 2 ÷ 0 at x = 0: f has a pole there",
        "x/x, 0, Divide, 0 ÷ 0 at x = 0: f is not defined there",
        "1/(x^-2), 0, Power, 'infinite, so f cannot be computed there'",
        "log(x), 0, Log, log(0) at x = 0: f has a pole there",
        "x^0.5, -2, Power, (−2)^0.5 at x = −2: f is not defined there",
        "exp(x)-exp(x), 1000, Exp, exp(1000) at x = 1000: too large for a number",
        "x*x, 1e200, Multiply, 1.000e+200 × 1.000e+200 at x = 1.000e+200: too large for a number",
        "sqrt(x), 0, Sqrt, the slope of sqrt(0) at x = 0 is infinite",
        "asin(x), 2, Asin, asin(2) at x = 2: f is not defined there"
    })
    void saysAsOnPaperWhichOperationIsTheFirstThatIsNotFinite(String text, double x, String operation, String why) {
        Fault fault = of(text).fault(x).orElseThrow();
        assertThat(fault.operation()).isEqualTo(operation);
        assertThat(fault.why()).contains(why).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void namesBothCoordinatesOfAPole() {
        assertThat(of("1/(x - y)").fault(0.125, 0.125).orElseThrow().why())
                .isEqualTo("1 ÷ 0 at x = 0.125, y = 0.125: f has a pole there");
    }

    @Test
    void findsNoFaultWhereValueAndGradientAreFinite() {
        assertThat(of("log(x)").fault(2)).isEmpty();
    }

    @Test
    void refusesAPointOfAnotherDimension() {
        assertThatThrownBy(() -> of("x*y").value(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 1 coordinates, expected 2");
    }
}
