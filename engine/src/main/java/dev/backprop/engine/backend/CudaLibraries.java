package dev.backprop.engine.backend;

/** What is asked of CUDA before ND4J starts, in this order. Whatever is missing shows as a {@link LinkageError}. */
interface CudaLibraries {
    /** Whether the program was built with ND4J's CUDA backend. */
    boolean bundled();

    /** Loads the driver's library. */
    void loadDriver();

    /** Loads CUDA's own libraries. */
    void loadRuntime();

    /** Starts the driver: 0, or its error. */
    int initialize();

    /** The CUDA version the driver is for, as 1000·major + 10·minor. */
    int driverVersion();

    /** How many GPUs CUDA's runtime shows. */
    int devices();

    /** The first GPU. */
    CudaDevice firstDevice();

    /** Loads ND4J's kernels. */
    void loadKernels();
}
