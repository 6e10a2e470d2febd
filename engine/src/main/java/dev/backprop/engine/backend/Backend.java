package dev.backprop.engine.backend;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The live ND4J backend. The first call of {@link #live()} starts ND4J (0.4–1.7 s, and its first start on a machine unpacks
 * hundreds of megabytes); the program's parallelism is over shards, so ND4J and BLAS are told to use one thread each.
 *
 * @param name for people: {@code CPU · OpenBLAS}, or {@code CUDA · } and the GPU's
 * @param isCpu whether arrays live in the machine's own memory
 * @param fallback why the CPU is used, in one line for people, where the program was built for CUDA
 */
public record Backend(String name, boolean isCpu, Optional<String> fallback) {
    /** Started once, by the class loader, on first use. */
    private static final class Holder {
        /** The backend, or why there is none: whoever asks again is to be told the same. */
        static final Object LIVE = attempt();

        private static Object attempt() {
            try {
                return start();
            } catch (IllegalStateException e) {
                return e;
            }
        }
    }

    /**
     * The live backend, started if need be.
     *
     * @throws IllegalStateException where ND4J has no native library for this machine, in one line
     */
    public static Backend live() {
        if (Holder.LIVE instanceof Backend backend) {
            return backend;
        }
        IllegalStateException why = (IllegalStateException) Holder.LIVE;
        throw new IllegalStateException(why.getMessage(), why);
    }

    /** Whether products are OpenBLAS's own for AVX-512, which go without packing where they are small. */
    public boolean wideKernels() {
        return isCpu
                && Processor.wideKernels(
                        NativeOpsHolder.getInstance().getDeviceNativeOps().optimalLevel());
    }

    /**
     * Keeps ND4J's operations of the calling thread in this thread. OpenMP's setting is a thread's own, so every thread that
     * computes calls this once; without it two workers wait for each other's helpers, seconds at a time on a busy machine. Not
     * on CUDA, where the same call of ND4J's would leave a kernel 32 threads.
     */
    public static void useOneThread() {
        if (live().isCpu) {
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        }
    }

    /**
     * Rows of a block: on a GPU the whole batch, as far as a Java buffer holds it.
     *
     * @param cpuRows the best number for a processor's caches
     * @param batch rows that are summed before an update
     * @param columns the numbers of a row, the wider of inputs and outputs
     */
    public int blockRows(int cpuRows, int batch, int columns) {
        return isCpu ? cpuRows : Math.min(Math.max(cpuRows, batch), Integer.MAX_VALUE / Float.BYTES / columns);
    }

    /**
     * Into how many parts a batch is split, and how many threads carry them: on a GPU one.
     *
     * @param wanted what was asked for
     */
    public int workers(int wanted) {
        return isCpu ? wanted : 1;
    }

    /** JavaCPP's own bounds follow the Java heap's; the machine's memory is what training may use. */
    private static void boundMemory() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            String bytes = Long.toString(system.getTotalMemorySize());
            setIfAbsent("org.bytedeco.javacpp.maxbytes", bytes);
            setIfAbsent("org.bytedeco.javacpp.maxphysicalbytes", bytes);
        }
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static Backend start() {
        boundMemory();
        BlasKernels.choose();
        CudaChoice cuda = CudaChoice.of(new NvidiaLibraries());
        try {
            if (cuda.fallback().isPresent()) {
                ND4JClassLoading.setNd4jClassloader(new CpuServices(Backend.class.getClassLoader()));
            }
            if (Nd4j.getBackend().getClass().getName().contains("JCublas")) {
                NvidiaLibraries.useFirstGpu();
                String gpu = cuda.device().map(CudaDevice::name).orElse("GPU");
                return new Backend("CUDA · " + gpu, false, Optional.empty());
            }
            Nd4j.getEnvironment().setMaxThreads(1);
            Nd4j.getEnvironment().setMaxMasterThreads(1);
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
            openblas.blas_set_num_threads(1);
            return new Backend("CPU · OpenBLAS", true, cuda.fallback());
        } catch (LinkageError | RuntimeException e) {
            throw new IllegalStateException(failure(cuda), e);
        }
    }

    private static String failure(CudaChoice cuda) {
        return cuda.device()
                .map(gpu -> "ND4J does not start on " + gpu.name()
                        + "; with BACKEND_PRIORITY_CPU=200 in the environment it starts on the CPU")
                .orElse("ND4J has no native library for this machine (" + System.getProperty("os.name") + ", "
                        + System.getProperty("os.arch") + "): training needs Linux or Windows on x86-64");
    }
}
