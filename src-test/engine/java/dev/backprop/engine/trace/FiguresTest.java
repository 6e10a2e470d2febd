package dev.backprop.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @Test
    void roundsToTheDigitsAsked() {
        assertThat(Figures.plain(0.24099095, 4)).isEqualTo("0.2410");
        assertThat(Figures.plain(-0.44046562, 2)).isEqualTo("−0.44");
    }

    @Test
    void writesExactNumbersShort() {
        assertThat(Figures.plain(1, 4)).isEqualTo("1");
        assertThat(Figures.plain(0.5, 4)).isEqualTo("0.5");
        assertThat(Figures.plain(-0.0, 4)).isEqualTo("0");
        assertThat(Figures.plain(100, 4)).isEqualTo("100");
    }

    @Test
    void doesNotHideSmallNumbers() {
        assertThat(Figures.plain(1.234e-7, 4)).isEqualTo("1.234e−07");
        assertThat(Figures.latex(-1.234e-7, 4)).isEqualTo("-1.234\\cdot 10^{-7}");
    }

    @Test
    void namesWhatIsNotFinite() {
        assertThat(Figures.plain(Double.NaN, 4)).isEqualTo("NaN");
        assertThat(Figures.latex(Double.NEGATIVE_INFINITY, 4)).isEqualTo("-\\infty");
    }

    @ParameterizedTest
    @CsvSource({
        "0.33529864, 4, 8, 0.3353",
        "0.33529864, 8, 6, 0.3353",
        "-123456.789, 4, 12, −123456.789",
        "-123456.789, 4, 10, −123456.79",
        "-123456.789, 4, 8, −1.235e5",
        "100321000.4, 4, 7, 1.003e8",
        "1.5e-300, 4, 7, 2e−300",
        "-0.00012345, 2, 5, −1e−4"
    })
    void fitsANumberIntoItsPlaceByRoundingItAndNeverByCuttingItOff(
            double value, int digits, int characters, String expected) {
        assertThat(Figures.fitting(value, digits, characters)).isEqualTo(expected);
    }
}
