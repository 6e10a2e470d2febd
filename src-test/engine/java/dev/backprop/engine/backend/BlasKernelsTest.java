package dev.backprop.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlasKernelsTest {
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    private static List<String> cpuinfo(String vendor, String flags) {
        return List.of(
                "processor\t: 0",
                "vendor_id\t: " + vendor,
                "model name\t: Intel(R) Xeon(R) Processor",
                "flags\t\t: fpu sse2 " + flags,
                "vmx flags\t: avx2 fma",
                "processor\t: 1");
    }

    @Test
    void anIntelProcessorWithAvx512HasTheKernelsForIt() {
        String flags = "avx2 fma avx512f avx512dq avx512cd avx512bw avx512vl amx_tile";
        assertThat(BlasKernels.of(cpuinfo("GenuineIntel", flags))).contains("SkylakeX");
    }

    @Test
    void aPartOfAvx512IsNotEnough() {
        assertThat(BlasKernels.of(cpuinfo("GenuineIntel", "avx2 fma avx512f avx512cd")))
                .contains("Haswell");
    }

    @Test
    void anIntelLaptopHasThoseForAvx2() {
        assertThat(BlasKernels.of(cpuinfo("GenuineIntel", "fma avx2 avx_vnni"))).contains("Haswell");
    }

    @Test
    void elsewhereOpenBlasChooses() {
        assertThat(BlasKernels.of(cpuinfo("GenuineIntel", "avx"))).isEmpty();
        assertThat(BlasKernels.of(cpuinfo("AuthenticAMD", "avx2 fma"))).isEmpty();
        assertThat(BlasKernels.of(List.of("CPU implementer\t: 0x41", "Features\t: fp asimd")))
                .isEmpty();
        assertThat(BlasKernels.of(List.of())).isEmpty();
    }

    @Test
    void theLibrarySeesTheChoice() throws IOException {
        assumeTrue(Files.isReadable(PROCESSOR), "no Linux");
        Optional<String> kernels = BlasKernels.of(Files.readAllLines(PROCESSOR));
        String own = System.getenv(BlasKernels.VARIABLE);
        assumeTrue(kernels.isPresent() && (own == null || own.isEmpty()), "OpenBLAS chooses here, or somebody has");

        Backend.live();

        assertThat(BlasKernels.environment().getenv(BlasKernels.VARIABLE)).isEqualTo(kernels.get());
    }
}
