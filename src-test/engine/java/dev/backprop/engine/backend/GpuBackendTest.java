package dev.backprop.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the live backend says of itself on a GPU. */
@Gpu
class GpuBackendTest {
    @Test
    void namesTheGpu() {
        String gpu = new NvidiaLibraries().firstDevice().name();
        assertThat(gpu).isNotBlank();
        assertThat(Backend.live().name()).isEqualTo("CUDA · " + gpu);
        assertThat(Backend.live().fallback()).isEmpty();
    }
}
