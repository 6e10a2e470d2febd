package dev.backprop.engine.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of its kernels OpenBLAS 0.3.19 takes on this processor: it has no call that would tell. */
final class Processor {
    /** ND4J's name for a processor with AVX-512. */
    private static final int AVX_512 = 3;
    /** OpenBLAS's kernels that use it. */
    private static final Set<String> WIDE = Set.of("SKYLAKEX", "COOPERLAKE", "SAPPHIRERAPIDS");

    private static final String INTEL = "GenuineIntel";

    private Processor() {}

    /** Whether OpenBLAS's kernels are those for AVX-512. */
    static boolean wideKernels(int level) {
        return wideKernels(level, vendor(), System.getenv("OPENBLAS_CORETYPE"));
    }

    /**
     * As the other.
     *
     * @param level ND4J's {@code optimalLevel}
     * @param vendor the processor's; on AMD's this OpenBLAS keeps to AVX2
     * @param coreType what the environment makes OpenBLAS take; null or empty where it chooses for itself
     */
    static boolean wideKernels(int level, String vendor, @Nullable String coreType) {
        if (level < AVX_512) {
            return false;
        }
        if (coreType == null || coreType.isEmpty()) {
            return vendor.equals(INTEL);
        }
        return WIDE.contains(coreType.toUpperCase(Locale.ROOT));
    }

    private static String vendor() {
        String windows = System.getenv("PROCESSOR_IDENTIFIER");
        if (windows != null) {
            return windows.contains(INTEL) ? INTEL : "";
        }
        Path linux = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(linux)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(linux)) {
            return lines.anyMatch(line -> line.startsWith("vendor_id") && line.endsWith(INTEL)) ? INTEL : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read /proc/cpuinfo", e);
        }
    }
}
