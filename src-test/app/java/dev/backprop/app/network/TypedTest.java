package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "' -0.5 ', -0.5", "−2, -2", ".5, 0.5", "1e-3, 0.001", "+4., 4"})
    void takesNumbersAsPeopleWriteThem(String text, double value) {
        assertThat(Typed.number("x", text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "1f", "0x10", "NaN", "1e999", "0,5", "1 2"})
    void refusesWhatIsNoFiniteNumber(String text) {
        assertThatThrownBy(() -> Typed.number("x", text))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("x: found ");
    }

    @Test
    void writesNoDigitsThatSayNothing() {
        assertThat(Words.number(1)).isEqualTo("1");
        assertThat(Words.number(0.16764932)).isEqualTo("0.16764932");
        assertThat(Words.number(-0.0)).isEqualTo("0");
    }
}
