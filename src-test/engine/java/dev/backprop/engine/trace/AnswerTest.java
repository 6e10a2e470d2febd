package dev.backprop.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0.25; 0.25",
                "0,25; 0.25",
                ".25; 0.25",
                "1/4; 0.25",
                " 1 / 4 ; 0.25",
                "-1/3; -0.333333333",
                "−0.25; -0.25",
                "+2.5e-1; 0.25",
                "2,5E-1; 0.25",
                "2.5·10^-1; 0.25",
                "2.5*10^(-1); 0.25",
                "7.; 7"
            })
    void readsNumbersAsPeopleTypeThem(String text, double value) {
        assertThat(Answer.parse(text).value()).isCloseTo(value, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1/0", "1.2.3", "1,234.5", "1/", "--1", "0x10", "NaN", "1e-999/1e-999"})
    void refusesWhatIsNoNumber(String text) {
        assertThatThrownBy(() -> Answer.parse(text))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("answer: found " + text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.22, 0.2247, true",
        "0.225, 0.2247, true",
        "0.2247, 0.22467, true",
        "0.23, 0.2247, false",
        "0.2, 0.2247, false",
        "0.224, 0.2247, false",
        "0.2, 0.2, true",
        "2/3, 0.66671, true",
        "2/3, 0.6700, false",
        "1200, 1234, false",
        "0, 0, true",
        "0, 1e-9, false",
        "1e-9, 0, false"
    })
    void isRightWhereTheTruthRoundsToItOrIsWithinAThousandth(String typed, double truth, boolean right) {
        assertThat(Answer.parse(typed).is(truth)).isEqualTo(right);
    }

    @Test
    void aFractionHasNoLastPlace() {
        assertThat(Answer.parse("1/3").lastPlace()).isZero();
    }
}
