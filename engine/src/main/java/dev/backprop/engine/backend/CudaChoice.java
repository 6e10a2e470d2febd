package dev.backprop.engine.backend;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether training can use a GPU, found out before ND4J starts: once its start has failed in one process there is no second,
 * and on the way it prints a stack trace.
 *
 * @param device the GPU to use, if there is one
 * @param fallback why not, in one line for people, where the program was built for one
 */
record CudaChoice(Optional<CudaDevice> device, Optional<String> fallback) {
    private static final Logger LOG = LoggerFactory.getLogger(CudaChoice.class);

    /** CUDA's minor versions run on every driver of the same major one (450.80.02 and later). */
    private static final int OLDEST_DRIVER = 11_000;
    /** The driver's CUDA_ERROR_NO_DEVICE. */
    private static final int NO_DEVICE = 100;

    /** Asks, and stops at the first thing that is missing. */
    static CudaChoice of(CudaLibraries cuda) {
        if (!cuda.bundled()) {
            return new CudaChoice(Optional.empty(), Optional.empty());
        }
        String missing = "the NVIDIA driver cannot be loaded";
        try {
            cuda.loadDriver();
            missing = "the libraries of CUDA 11.6 cannot be loaded";
            cuda.loadRuntime();
            Optional<String> problem = problem(cuda);
            if (problem.isPresent()) {
                return fallback(problem.get());
            }
            CudaDevice device = cuda.firstDevice();
            if (!device.hasKernels()) {
                return fallback(device.name() + " has compute capability " + device.capability()
                        + "; ND4J's kernels are for 3.7 and for 5.0 to 8.9");
            }
            missing = "ND4J's kernels or a library of CUDA 11.6 that they need cannot be loaded";
            cuda.loadKernels();
            return new CudaChoice(Optional.of(device), Optional.empty());
        } catch (LinkageError | RuntimeException e) {
            LOG.info("No CUDA: {}", missing, e);
            return fallback(missing);
        }
    }

    private static Optional<String> problem(CudaLibraries cuda) {
        int error = cuda.initialize();
        if (error == NO_DEVICE) {
            return Optional.of("the driver shows no GPU");
        }
        if (error != 0) {
            return Optional.of("the driver does not start, its error is " + error);
        }
        int version = cuda.driverVersion();
        if (version < OLDEST_DRIVER) {
            return Optional.of("the driver is for CUDA " + version / 1000 + "." + version % 1000 / 10
                    + ", expected 11.0 or later");
        }
        return cuda.devices() < 1 ? Optional.of("CUDA's runtime shows no GPU") : Optional.empty();
    }

    private static CudaChoice fallback(String why) {
        return new CudaChoice(Optional.empty(), Optional.of("no CUDA, training uses the CPU: " + why));
    }
}
