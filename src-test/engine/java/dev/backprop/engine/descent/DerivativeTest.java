package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.graph.Negate;
import dev.backprop.engine.graph.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivativeTest {
    private static Derivative.Partial by(String text, int variable) {
        return Derivative.of(Expression.parse(text)).partials().get(variable);
    }

    /** As a calculus course has them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x^2 | 2x",
                "x*x | 2x",
                "x*x*x | 3x^2",
                "x | 1",
                "7 | 0",
                "x^4 - 3x^2 + x | 4x^3 - 6x + 1",
                "sin(3x) + x^2/4 | 3cos(3x) + x/2",
                "log(1+exp(x)) | e^x/(1 + e^x)",
                "abs(x) | x/abs(x)",
                "abs(2x) | 2x/abs(x)",
                "x^2/3 | 2x/3",
                "0.3x^2 | 0.6x",
                "(x+1)^2 | 2(x + 1)",
                "(1-x)^3 | -3(1 - x)^2",
                "1/x | -1/x^2",
                "sqrt(x) | 1/(2sqrt(x))",
                "sqrt(1+x^2) | x/sqrt(1 + x^2)",
                "x^(1/3) | 1/(3x^(2/3))",
                "exp(-x^2) | -2x e^(-x^2)",
                "2^x | 2^x log(2)",
                "x^x | x^x + x^x log(x)",
                "x log(x) - x | log(x)",
                "x sin(x) | x cos(x) + sin(x)",
                "sin(x)/x | cos(x)/x - sin(x)/x^2",
                "tan(x) | 1/cos(x)^2",
                "asin(x) | 1/sqrt(1 - x^2)",
                "acos(x) | -1/sqrt(1 - x^2)",
                "atan(x) | 1/(1 + x^2)",
                "sinh(x) + cosh(x) | cosh(x) + sinh(x)",
                "tanh(x) | 1 - tanh(x)^2",
                "log10(x) | 1/(x log(10))",
                "cos(x)^2 | -2cos(x) sin(x)",
                "pi x^2 | 2pi x",
                "1/(1+exp(-x)) | e^(-x)/(1 + e^(-x))^2",
                "max(x+1, x) | 1",
                "abs(x-x) | 0",
                "sqrt(2x) | 1/sqrt(2x)",
                "sqrt(2x) sqrt(2x) x | 4x",
                "x y - y x + x^2 | 2x",
                "sin(x) cos(x) - cos(x) sin(x) | 0",
                "-x | -1",
                "-(x^2-x) | -2x + 1",
                "0.1x^3 | 0.3x^2",
                "1.5x^(1/3) | 0.5/x^(2/3)",
                "x^2*3^x | 2x*3^x + x^2*3^x log(3)",
            })
    void isWhatACalculusStudentWrites(String f, String derivative) {
        assertThat(by(f, 0).text()).hasValue(derivative);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(x^2 + 10y^2)/2 | x | 10y",
                "x y | y | x",
                "(1-x)^2 + 100(y-x^2)^2 | -2(1 - x) - 400x(y - x^2) | 200(y - x^2)",
                "sin(x y) | y cos(x y) | x cos(x y)",
                "y^2 | 0 | 2y",
            })
    void ofTwoVariablesIsByEachOfThem(String f, String byX, String byY) {
        assertThat(by(f, 0).text()).hasValue(byX);
        assertThat(by(f, 1).text()).hasValue(byY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x^4 - 3x^2 + x ; 4{x}^{3} - 6x + 1",
                "log(1+exp(x)) ; \\frac{{e}^{x}}{1 + {e}^{x}}",
                "abs(x) ; \\frac{x}{|x|}",
                "sqrt(x) ; \\frac{1}{2\\sqrt{x}}",
                "pi x^2 ; 2\\pi\\,x",
                "(x+1)^3 ; 3{\\left(x + 1\\right)}^{2}",
                "exp(-x) ; -{e}^{-x}",
                "2^x*3 ; 3 \\cdot {2}^{x}\\,\\ln(2)",
                "max(x, x^2) ; 2x\\,[{x}^{2} > x] + [x > {x}^{2}]",
                "1e9 x^2 ; 2000000000x",
                "1e20 x ; 1 \\cdot 10^{20}",
            })
    void isAlsoLatex(String f, String latex) {
        assertThat(by(f, 0).latex()).hasValue(latex);
    }

    @Test
    void isNamedAsInACourse() {
        assertThat(Derivative.of(Expression.parse("x^2")).nameLatex(0)).isEqualTo("f'(x)");
        assertThat(Derivative.of(Expression.parse("x y")).nameLatex(1)).isEqualTo("\\frac{\\partial f}{\\partial y}");
    }

    @Test
    void saysThatItIsTooLongRatherThanFillTheScreen() {
        Derivative.Partial partial = by("sin(sin(sin(sin(sin(sin(sin(sin(sin(sin(sin(x)))))))))))", 0);

        assertThat(partial.tooLong()).isTrue();
        assertThat(partial.text()).isEmpty();
        assertThat(partial.latex()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x*(0-8)^(1/3)", "x/0", "x*1e300*1e300"})
    void isNotThereWhereANumberInItIsNone(String f) {
        Derivative.Partial partial = by(f, 0);

        assertThat(partial.text()).isEmpty();
        assertThat(partial.latex()).isEmpty();
        assertThat(partial.tooLong()).isFalse();
    }

    /** As long and as deep as the parser lets them be; written out they would be far larger than memory. */
    @ParameterizedTest
    @ValueSource(strings = {"x^", "x*", "x+", "x/", "x-", "sin(", "(x+1)*", "1/(x+", "x^x+", "max(x,", "x sin("})
    @Timeout(20)
    void isGivenUpBeforeItFillsMemory(String piece) {
        int opened = (int) piece.chars().filter(c -> c == '(').count();
        int closed = (int) piece.chars().filter(c -> c == ')').count();
        int times = opened > closed ? 64 : (1000 - 1) / piece.length();
        String text = String.join("", Collections.nCopies(times, piece)) + "x"
                + String.join("", Collections.nCopies(times * (opened - closed), ")"));
        Derivative.Partial partial = by(text, 0);

        assertThat(partial.text().isPresent()).isNotEqualTo(partial.tooLong());
    }

    @Test
    void hasARuleForEveryWordOfTheVocabulary() {
        List<Op> ops = new ArrayList<>(Vocabulary.OPERATORS.values());
        ops.add(new Negate());
        for (String name : List.of(
                "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "log", "ln", "log10",
                "sqrt", "abs", "min", "max")) {
            assertThat(Vocabulary.OPERAND).contains(name.equals("ln") ? "log" : name);
            ops.add(Vocabulary.function(name));
        }
        List<Formula> operands = List.of(new Formula.Symbol("x"), new Formula.Symbol("y"));

        for (Op op : ops) {
            boolean two = op instanceof dev.backprop.engine.graph.PairwiseOp;
            for (int i = 0; i < (two ? 2 : 1); i++) {
                assertThat(Calculus.derivative(op, i, operands.subList(0, two ? 2 : 1)))
                        .as(op.name())
                        .isNotNull();
            }
        }
    }
}
