package dev.backprop.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SpeedOptionsTest {
    @Test
    void withoutArgumentsEveryRowIsMeasuredAtLeastFiveTimes() {
        SpeedOptions options = SpeedOptions.parse();
        assertThat(options.rows()).containsExactly("full", "dl4j", "batch64", "adam", "read", "memory");
        assertThat(options.rounds()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void anUnknownRowIsNamed() {
        assertThatThrownBy(() -> SpeedOptions.parse("--rows", "full,half")).hasMessageContaining("found half");
    }

    @Test
    void aNumberOutOfRangeIsNamed() {
        assertThatThrownBy(() -> SpeedOptions.parse("--rounds", "0")).hasMessageContaining("--rounds: found 0");
    }
}
