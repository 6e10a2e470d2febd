package dev.backprop.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorTest {
    @Test
    void anIntelProcessorWithAvx512HasWideKernels() {
        assertThat(Processor.wideKernels(3, "GenuineIntel", null)).isTrue();
        assertThat(Processor.wideKernels(3, "GenuineIntel", "")).isTrue();
    }

    @Test
    void withoutAvx512ThereAreNone() {
        assertThat(Processor.wideKernels(2, "GenuineIntel", null)).isFalse();
        assertThat(Processor.wideKernels(2, "GenuineIntel", "SkylakeX")).isFalse();
    }

    @Test
    void onAmdThisOpenBlasKeepsToAvx2() {
        assertThat(Processor.wideKernels(3, "AuthenticAMD", null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Haswell,false", "ZEN,false", "SkylakeX,true", "COOPERLAKE,true"})
    void theEnvironmentsWordCounts(String coreType, boolean wide) {
        assertThat(Processor.wideKernels(3, "GenuineIntel", coreType)).isEqualTo(wide);
    }
}
