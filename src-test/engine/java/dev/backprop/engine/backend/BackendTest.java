package dev.backprop.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a batch is cut up for each kind of backend. */
class BackendTest {
    private static final Backend CPU = new Backend("CPU · OpenBLAS", true, Optional.empty());
    private static final Backend GPU = new Backend("CUDA · NVIDIA GeForce RTX 3060", false, Optional.empty());

    @Test
    void cutsABatchIntoBlocksForTheCpu() {
        assertThat(CPU.blockRows(1000, 60_000, 784)).isEqualTo(1000);
        assertThat(CPU.workers(4)).isEqualTo(4);
    }

    @Test
    void givesTheGpuTheWholeBatchAtOnce() {
        assertThat(GPU.blockRows(1000, 60_000, 784)).isEqualTo(60_000);
        assertThat(GPU.workers(4)).isEqualTo(1);
    }

    @Test
    void evaluatesInBlocksLargerThanASmallBatch() {
        assertThat(GPU.blockRows(1000, 32, 784)).isEqualTo(1000);
    }

    @Test
    void staysWithinAJavaBuffer() {
        long bytes = 4L * 784 * GPU.blockRows(1000, 1_000_000, 784);
        assertThat(bytes).isBetween(2_000_000_000L, (long) Integer.MAX_VALUE);
    }
}
