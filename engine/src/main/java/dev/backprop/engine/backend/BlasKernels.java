package dev.backprop.engine.backend;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells OpenBLAS 0.3.19, before it is loaded, which of its kernels fit the processor. It goes by a list of the models of its time
 * (2021), and on every Intel processor since then takes the kernels of 2004: an epoch of MNIST then lasts four times as long, or
 * ten. It listens to one environment variable, which Java cannot set.
 */
final class BlasKernels {
    static final String VARIABLE = "OPENBLAS_CORETYPE";

    private static final Logger LOG = LoggerFactory.getLogger(BlasKernels.class);
    /** What the kernels called SkylakeX are made of. */
    private static final Set<String> WIDE = Set.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");
    /** What those called Haswell are made of. */
    private static final Set<String> HALF_WIDE = Set.of("avx2", "fma");

    private BlasKernels() {}

    /** The C library's. */
    interface Environment extends Library {
        /** Sets a variable of this process; 0 if it could. */
        int setenv(String name, String value, int overwrite);

        /** A variable of this process, or null. */
        @Nullable
        String getenv(String name);
    }

    /** The environment that libraries see which are loaded from now on. */
    static Environment environment() {
        return Native.load("c", Environment.class);
    }

    /** Chooses, where this is Linux and nobody has chosen; where it cannot, the engine is slow on a new processor and works. */
    static void choose() {
        String chosen = System.getenv(VARIABLE);
        Path processor = Path.of("/proc/cpuinfo");
        if ((chosen != null && !chosen.isEmpty()) || !Files.isReadable(processor)) {
            return;
        }
        try {
            Optional<String> kernels = of(Files.readAllLines(processor));
            if (kernels.isPresent() && environment().setenv(VARIABLE, kernels.get(), 1) != 0) {
                LOG.warn("{} could not be set", VARIABLE);
            }
        } catch (IOException | LinkageError | RuntimeException e) {
            LOG.warn("OpenBLAS chooses its kernels itself", e);
        }
    }

    /** The kernels for a processor as Linux describes it; empty where OpenBLAS's own choice is as good. */
    static Optional<String> of(List<String> cpuinfo) {
        if (!value(cpuinfo, "vendor_id").equals("GenuineIntel")) {
            return Optional.empty();
        }
        Set<String> flags = Set.copyOf(List.of(value(cpuinfo, "flags").split(" ")));
        if (flags.containsAll(WIDE)) {
            return Optional.of("SkylakeX");
        }
        return flags.containsAll(HALF_WIDE) ? Optional.of("Haswell") : Optional.empty();
    }

    private static String value(List<String> cpuinfo, String name) {
        return cpuinfo.stream()
                .filter(line -> line.startsWith(name)
                        && line.substring(0, Math.max(0, line.indexOf(':')))
                                .strip()
                                .equals(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
