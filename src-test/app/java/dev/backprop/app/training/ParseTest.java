package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.train.TrainingConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParseTest {
    @Test
    void takesAFullBatchAndACount() {
        assertThat(Parse.batch("full")).isEqualTo(TrainingConfig.FULL);
        assertThat(Parse.batch("64")).isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1e999", "NaN", "sPaRNt 12", "0x1p3", "1f"})
    void refusesALearningRateThatIsNoFiniteNumberAboveZero(String text) {
        assertThatThrownBy(() -> Parse.lr(text))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("learning rate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4097", "3.5", "", "99999999999999999999"})
    void refusesHiddenUnitsOutOfTheirRange(String text) {
        assertThatThrownBy(() -> Parse.hidden(text))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("1–4096");
    }

    @Test
    void takesSeveralHiddenLayers() {
        assertThat(Parse.hidden("32")).containsExactly(32);
        assertThat(Parse.hidden("128, 64 16")).containsExactly(128, 64, 16);
        assertThat(Parse.hidden("128 – 64")).containsExactly(128, 64);
    }

    @Test
    void refusesMoreHiddenLayersThanThereCanBe() {
        assertThatThrownBy(() -> Parse.hidden("1,1,1,1,1,1,1,1,1"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("9 layers")
                .hasMessageContaining("1–8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-0.1", "NaN"})
    void refusesABetaOutsideItsRange(String text) {
        assertThatThrownBy(() -> Parse.beta(text)).isInstanceOf(BadInputException.class);
    }

    @Test
    void saysHowLongSomethingTakes() {
        assertThat(Words.duration(3)).isEqualTo("3 s");
        assertThat(Words.duration(62)).isEqualTo("1 min 2 s");
        assertThat(Words.duration(3720)).isEqualTo("1 h 2 min");
    }
}
