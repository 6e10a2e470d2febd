package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.BadInputException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static double at(String text, double... point) {
        return new Objective(Expression.parse(text)).value(point);
    }

    private static double atThree(String text) {
        Expression f = Expression.parse(text);
        return new Objective(f).value(f.dimension() == 1 ? new double[] {3} : new double[] {3, 5});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "-2^2; -4",
                "2^3^2; 512",
                "(2^3)^2; 64",
                "2^-1; 0.5",
                "2^-3^2; 0.001953125",
                "2^-2*3; 0.75",
                "2^--2; 4",
                "2^+2; 4",
                "2^-x+1; 1.125",
                "2^(-x)x; 0.375",
                "-x^2; -9",
                "(-x)^2; 9",
                "--x; 3",
                "-+-x; 3",
                "2*-x; -6",
                "6/2*3; 9",
                "6/2/3; 1",
                "10-4-3; 3",
                "1+2*3^2; 19",
                "2x; 6",
                "2x^2; 18",
                "3(x+1); 12",
                "(x+1)(x-1); 8",
                "x(x+1); 12",
                "x x; 9",
                "2 x 4^0.5 ; error",
                "2pi/pi; 2",
                "(x+1)2; error",
                "1/2x; 1.5",
                "2^2x; 12",
                "2min(x,7); 6",
                "max(x, 2x); 6",
                "min(x-1,(1,2)); error",
                "2e/e; 2",
                "2e1; 20",
                "2e+1; 20",
                "1e-2x; 0.03",
                ".5x; 1.5",
                "5.; 5",
                "x*y; 15",
                "x^y; 243",
                "log10(1000); 3",
                "abs(-x); 3",
                "sqrt(x+1); 2",
                "ln(e^x); 3",
                "log(exp(2)); 2",
                "2exp(0); 2",
                "1e-320; 1e-320",
            })
    void bindsAsCalculusDoes(String text, String expected) {
        if (expected.equals("error")) {
            assertThatThrownBy(() -> Expression.parse(text)).isInstanceOf(BadInputException.class);
        } else {
            double value = Double.parseDouble(expected);
            assertThat(atThree(text)).isCloseTo(value, within(1e-14 * Math.abs(value)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sin(x), 0.479425538604203",
        "cos(x), 0.877582561890373",
        "tan(x), 0.546302489843790",
        "asin(x), 0.523598775598299",
        "acos(x), 1.047197551196598",
        "atan(x), 0.463647609000806",
        "sinh(x), 0.521095305493747",
        "cosh(x), 1.127625965206381",
        "tanh(x), 0.462117157260010",
        "exp(x), 1.648721270700128",
        "log(x), -0.693147180559945",
        "ln(x), -0.693147180559945",
        "log10(x), -0.301029995663981",
        "sqrt(x), 0.707106781186548",
        "abs(x), 0.5"
    })
    void hasTheFunctionsOfCalculusInRadians(String text, double atOneHalf) {
        assertThat(at(text, 0.5)).isCloseTo(atOneHalf, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "foo(x); character 1: found \"foo\"",
                "x + foo; character 5: found \"foo\"",
                "X^2; character 1: found \"X\"",
                "xy; character 1: found \"xy\"",
                "IF(x,1,2); character 1: found \"IF\"",
                "SIN(x); character 1: found \"SIN\"",
                "RANDOM(); character 1: found \"RANDOM\"",
                "x > 1; character 3: found \">\"",
                "x == 1; character 3: found \"=\"",
                "x && 1; character 3: found \"&\"",
                "x % 2; character 3: found \"%\"",
                "true; character 1: found \"true\"",
                "\"a\"; character 1: found \"\"\"",
                "x[1]; character 2: found \"[\"",
                "x.y; character 2: found \".\"",
                "0x1F; character 2: found \"x1F\"",
                "x +; character 4: found the end",
                "x + * 2; character 5: found \"*\"",
                "x ** 2; character 4: found \"*\"",
                "(x; character 3: found the end, expected ) for the ( at character 1",
                "x); character 2: found \")\"",
                "(); character 2: found \")\"",
                "sin x; character 5: found \"x\", expected ( after sin",
                "sin; character 4: found the end, expected ( after sin",
                "sin(); character 5: found \")\"",
                "sin(x, 1); character 6: found \",\", expected ) for the ( at character 4",
                "min(x); character 6: found \")\", expected , and a second argument",
                "min(x,1,2); character 8: found \",\", expected )",
                "x, 1; character 2: found \",\"",
                "2 3; character 3: found \"3\", expected an operator",
                "x 3; character 3: found \"3\", expected an operator",
                "1.2.3; character 4: found \".3\"",
                "1,5x; character 2: found \",\"",
                "x^; character 3: found the end",
                "2^-; character 4: found the end",
                "1e999x; character 1: found \"1e999\"",
                "x²; character 2: found \"²\"",
                "2·x; character 2: found \"·\"",
                "x + 😀; character 5: found \"😀\"",
            })
    void namesTheCharacterOfAnError(String text, String message) {
        assertThatThrownBy(() -> Expression.parse(text))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("f: " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void refusesAnEmptyText(String text) {
        assertThatThrownBy(() -> Expression.parse(text))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("an empty text");
    }

    @Test
    void refusesAHundredThousandBrackets() {
        assertThatThrownBy(() -> Expression.parse("(".repeat(100_000) + "x" + ")".repeat(100_000)))
                .isInstanceOf(BadInputException.class)
                .hasMessage("f: found 200001 characters, expected at most 1000");
    }

    @Test
    void takes64BracketsInsideEachOtherAndNo65th() {
        assertThat(at("(".repeat(64) + "x" + ")".repeat(64), 2)).isEqualTo(2);
        assertThatThrownBy(() -> Expression.parse("(".repeat(65) + "x" + ")".repeat(65)))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("f: character 65: ");
    }

    @Test
    void takesTheLongestChainsThatFit() {
        assertThat(at("-".repeat(999) + "x", 2)).isEqualTo(-2);
        assertThat(at("x" + "^1".repeat(499), 2)).isEqualTo(2);
        assertThat(at("x" + "+x".repeat(499), 2)).isEqualTo(1000);
        assertThat(at("x" + "^-1".repeat(333), 2)).isEqualTo(0.5);
    }

    @Test
    void readsDecimalPointsInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(at("1.5x", 2)).isEqualTo(3);
            assertThat(Expression.parse("1.5x").latex()).isEqualTo("1.5 \\cdot x");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void readsNumbersAsExactlyAsADoubleCan() {
        assertThat(at("0.1234567890123456789012345678901234567890", 0)).isEqualTo(0.12345678901234568);
        assertThat(at("123456789012345678901234567890123456789012345678901234567890123456789012345", 0))
                .isEqualTo(1.2345678901234568e74);
    }

    @ParameterizedTest
    @CsvSource({"x, 1", "5, 1", "y, 2", "x + y, 2", "y^2 - 1, 2"})
    void hasTwoDimensionsWhereYOccurs(String text, int dimension) {
        assertThat(Expression.parse(text).dimension()).isEqualTo(dimension);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x^2; {x}^{2}",
                "-x^2; -{x}^{2}",
                "(-x)^2; {\\left(-x\\right)}^{2}",
                "(x+1)*(x-1); \\left(x + 1\\right) \\cdot \\left(x - 1\\right)",
                "x-(y-1); x - \\left(y - 1\\right)",
                "x-y-1; x - y - 1",
                "(x+1)/2; \\frac{x + 1}{2}",
                "sin(x+1); \\sin(x + 1)",
                "pi x; \\pi \\cdot x",
                "(2x)^3; {\\left(2 \\cdot x\\right)}^{3}",
                "(x^2)^3; {\\left({x}^{2}\\right)}^{3}",
                "x*(y*2); x \\cdot y \\cdot 2",
                "x*-y; x \\cdot \\left(-y\\right)",
                "(1e20)^x; {\\left(1.0 \\cdot 10^{20}\\right)}^{x}",
            })
    void writesBracketsInLatexWhereTheyAreNeeded(String text, String latex) {
        assertThat(Expression.parse(text).latex()).isEqualTo(latex);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x^2; 1 0 0",
                "3(x-1)^2/4; 0.75 0 0",
                "x*x - 2x*y + y^2; 1 -2 1",
                "(x+y)(x-y); 1 0 -1",
                "-x^2*sin(pi/2); -1 0 0",
                "x^(4/2) + x^0; 1 0 0",
                "x/0.5*x; 2 0 0",
                "5; 0 0 0",
                "x^3; none",
                "x^2*y; none",
                "sqrt(x); none",
                "x^2/x; none",
                "x^2/0; none",
                "abs(x); none",
            })
    void recognisesQuadraticsExactly(String text, String coefficients) {
        String found = Expression.parse(text)
                .quadratic()
                .map(q -> number(q.xx()) + " " + number(q.xy()) + " " + number(q.yy()))
                .orElse("none");
        assertThat(found).isEqualTo(coefficients);
    }

    private static String number(double v) {
        return v == Math.rint(v) ? String.valueOf((long) v) : String.valueOf(v);
    }
}
