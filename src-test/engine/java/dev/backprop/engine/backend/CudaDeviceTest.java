package dev.backprop.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which GPUs the kernels of ND4J's build run on, by NVIDIA's rule: the same major revision, the same or a later minor one. */
class CudaDeviceTest {
    @ParameterizedTest
    @CsvSource({
        "Tesla K40, 3, 5, false",
        "Tesla K80, 3, 7, true",
        "GeForce GTX 750, 5, 0, true",
        "GeForce GTX 980, 5, 2, true",
        "Jetson TX1, 5, 3, true",
        "Tesla P100, 6, 0, true",
        "GeForce GTX 1080, 6, 1, true",
        "Tesla V100, 7, 0, true",
        "GeForce RTX 2080, 7, 5, true",
        "A100, 8, 0, true",
        "GeForce RTX 3090, 8, 6, true",
        "GeForce RTX 4090, 8, 9, true",
        "H100, 9, 0, false",
        "B200, 10, 0, false",
        "GeForce RTX 5090, 12, 0, false"
    })
    void knowsWhichGenerationsHaveKernels(String name, int major, int minor, boolean runs) {
        assertThat(new CudaDevice(name, major, minor).hasKernels()).isEqualTo(runs);
    }
}
