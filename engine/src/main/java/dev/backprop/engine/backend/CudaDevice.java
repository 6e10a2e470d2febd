package dev.backprop.engine.backend;

import java.util.List;

/**
 * A GPU as its driver describes it.
 *
 * @param name the maker's, {@code NVIDIA GeForce RTX 3060}
 * @param major the first number of its compute capability
 * @param minor the second
 */
record CudaDevice(String name, int major, int minor) {
    /**
     * The compute capabilities, ten times, for which libnd4jcuda of 1.0.0-M2.1 holds machine code, as read from its
     * {@code .nv_fatbin} section. It holds no PTX, so a driver cannot compile it for a later generation.
     */
    private static final List<Integer> KERNELS = List.of(37, 50, 52, 60, 61, 70, 75, 80, 86);

    /** Machine code runs on its own major revision, from its own minor one on (NVIDIA's compatibility guides). */
    boolean hasKernels() {
        return KERNELS.stream().anyMatch(k -> k / 10 == major && k % 10 <= minor);
    }

    /** {@code 8.6}. */
    String capability() {
        return major + "." + minor;
    }
}
