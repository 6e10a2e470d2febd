package dev.backprop.engine.backend;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The live ND4J backend. The first call of {@link #live()} starts ND4J (0.4–1.7 s, and its first start on a machine unpacks
 * hundreds of megabytes); the program's parallelism is over shards, so ND4J and BLAS are told to use one thread each.
 *
 * @param name for people: {@code CPU · OpenBLAS}, or the CUDA device's
 * @param isCpu whether arrays live in the machine's own memory
 */
public record Backend(String name, boolean isCpu) {
    /** ND4J's name for it. */
    private static final int AVX_512 = 3;

    /** Started once, by the class loader, on first use. */
    private static final class Holder {
        static final Backend LIVE = start();
    }

    /**
     * The live backend, started if need be.
     *
     * @throws IllegalStateException where ND4J has no native library for this machine, in one line
     */
    public static Backend live() {
        return Holder.LIVE;
    }

    /** Whether the processor has AVX-512, for which OpenBLAS has kernels of its own. */
    public boolean wideVectors() {
        return isCpu && NativeOpsHolder.getInstance().getDeviceNativeOps().optimalLevel() >= AVX_512;
    }

    /**
     * Keeps ND4J's operations of the calling thread in this thread. OpenMP's setting is a thread's own, so every thread that
     * computes calls this once; without it two workers wait for each other's helpers, seconds at a time on a busy machine.
     */
    public static void useOneThread() {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
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
        try {
            boolean cpu = !Nd4j.getBackend().getClass().getName().contains("Jcublas");
            Nd4j.getEnvironment().setMaxThreads(1);
            Nd4j.getEnvironment().setMaxMasterThreads(1);
            useOneThread();
            if (!cpu) {
                return new Backend("CUDA", false);
            }
            openblas.blas_set_num_threads(1);
            return new Backend("CPU · OpenBLAS", true);
        } catch (LinkageError | RuntimeException e) {
            throw new IllegalStateException(
                    "ND4J has no native library for this machine (" + System.getProperty("os.name") + ", "
                            + System.getProperty("os.arch") + "): training needs Linux or Windows on x86-64",
                    e);
        }
    }
}
