package dev.backprop.engine.backend;

import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;

/** CUDA through JavaCPP's bindings, which only the profile {@code cuda} brings: so they are called by name. */
final class NvidiaLibraries implements CudaLibraries {
    private static final String BINDINGS = "org.bytedeco.cuda.global.";
    /** The driver's CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR and …_MINOR. */
    private static final int MAJOR = 75;

    private static final int MINOR = 76;

    @Override
    public boolean bundled() {
        try {
            Class.forName("org.nd4j.linalg.jcublas.JCublasBackend", false, NvidiaLibraries.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public void loadDriver() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
        // JavaCPP's own library, which loadGlobal is in.
        Loader.load(org.bytedeco.javacpp.presets.javacpp.class);
        Loader.loadGlobal(windows ? "nvcuda.dll" : "libcuda.so.1");
    }

    @Override
    public void loadRuntime() {
        for (String library : new String[] {"cudart", "cublas", "cusolver"}) {
            load(BINDINGS + library);
        }
    }

    @Override
    public void loadKernels() {
        load("org.nd4j.linalg.jcublas.bindings.Nd4jCuda");
    }

    private static void load(String name) {
        try {
            Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new NoClassDefFoundError(name);
        }
    }

    @Override
    public int initialize() {
        return call("cuInit", new Class<?>[] {int.class}, 0);
    }

    @Override
    public int driverVersion() {
        int[] version = new int[1];
        checked("cuDriverGetVersion", new Class<?>[] {int[].class}, version);
        return version[0];
    }

    /** The runtime's count, which ND4J asks for too; 0 where it answers an error. */
    @Override
    public int devices() {
        int[] count = new int[1];
        return call("cudaGetDeviceCount", new Class<?>[] {int[].class}, count) == 0 ? count[0] : 0;
    }

    @Override
    public CudaDevice firstDevice() {
        byte[] name = new byte[256];
        checked("cuDeviceGetName", new Class<?>[] {byte[].class, int.class, int.class}, name, name.length, 0);
        int end = 0;
        while (end < name.length && name[end] != 0) {
            end++;
        }
        return new CudaDevice(new String(name, 0, end, StandardCharsets.UTF_8), attribute(MAJOR), attribute(MINOR));
    }

    /** ND4J would give every thread a GPU in turn, and arrays would travel between them. After its start, before other threads. */
    static void useFirstGpu() {
        try {
            Class<?> type = Class.forName("org.nd4j.jita.conf.CudaEnvironment");
            Object environment = type.getMethod("getInstance").invoke(null);
            Object configuration = type.getMethod("getConfiguration").invoke(environment);
            configuration.getClass().getMethod("allowMultiGPU", boolean.class).invoke(configuration, false);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("ND4J's CUDA backend could not be kept to one GPU", e);
        }
    }

    private static int attribute(int attribute) {
        int[] value = new int[1];
        checked("cuDeviceGetAttribute", new Class<?>[] {int[].class, int.class, int.class}, value, attribute, 0);
        return value[0];
    }

    private static void checked(String function, Class<?>[] types, Object... arguments) {
        int error = call(function, types, arguments);
        if (error != 0) {
            throw new IllegalStateException(function + ": the driver's error is " + error);
        }
    }

    private static int call(String function, Class<?>[] types, Object... arguments) {
        try {
            return (int) Class.forName(BINDINGS + "cudart")
                    .getMethod(function, types)
                    .invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(function + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + function + " in the CUDA bindings", e);
        }
    }
}
