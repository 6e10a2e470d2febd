package dev.backprop.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the machine itself answers, with a driver or without. */
class NvidiaLibrariesTest {
    @Test
    void asksTheSystemForTheDriverAlone() {
        try {
            new NvidiaLibraries().loadDriver();
        } catch (UnsatisfiedLinkError missing) {
            // The system's own words about the driver's library; another would mean that it was never asked.
            assertThat(missing.getMessage()).containsAnyOf("libcuda.so.1", "nvcuda.dll");
        }
    }

    @Test
    void choosesTheCpuInOneLineOrTheGpu() {
        CudaChoice choice = CudaChoice.of(new NvidiaLibraries());
        assertThat(choice.fallback().orElse("none")).hasLineCount(1);
        assertThat(choice.device().isPresent() && choice.fallback().isPresent()).isFalse();
    }
}
