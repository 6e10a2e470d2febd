package dev.backprop.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each thing that can be missing gives one line that names it, and nothing is asked after it. */
class CudaChoiceTest {
    private static final String CPU = "no CUDA, training uses the CPU: ";

    /** A machine whose libraries load and whose GPU runs, but for what a test takes away. */
    private static final class Machine implements CudaLibraries {
        private final List<String> asked = new ArrayList<>();
        private boolean bundled = true;
        private String missing = "";
        private int error;
        private int version = 11_060;
        private int devices = 1;
        private CudaDevice device = new CudaDevice("NVIDIA GeForce RTX 3060", 8, 6);

        private void load(String library) {
            asked.add(library);
            if (library.equals(missing)) {
                throw new UnsatisfiedLinkError(library + ": cannot open shared object file\n  and more");
            }
        }

        @Override
        public boolean bundled() {
            return bundled;
        }

        @Override
        public void loadDriver() {
            load("driver");
        }

        @Override
        public void loadRuntime() {
            load("runtime");
        }

        @Override
        public int initialize() {
            asked.add("initialize");
            return error;
        }

        @Override
        public int driverVersion() {
            return version;
        }

        @Override
        public int devices() {
            return devices;
        }

        @Override
        public CudaDevice firstDevice() {
            return device;
        }

        @Override
        public void loadKernels() {
            load("kernels");
        }

        CudaChoice choice() {
            return CudaChoice.of(this);
        }

        void assertFallsBack(String why, String... askedFor) {
            CudaChoice choice = choice();
            assertThat(choice.device()).isEmpty();
            assertThat(choice.fallback()).contains(CPU + why);
            assertThat(choice.fallback().orElseThrow()).hasLineCount(1);
            assertThat(asked).containsExactly(askedFor);
        }
    }

    private final Machine machine = new Machine();

    @Test
    void usesAGpuThatRuns() {
        assertThat(machine.choice().device()).contains(machine.device);
        assertThat(machine.choice().fallback()).isEmpty();
    }

    @Test
    void hasNothingToSayWhereCudaIsNotBuiltIn() {
        machine.bundled = false;
        assertThat(machine.choice().device()).isEmpty();
        assertThat(machine.choice().fallback()).isEmpty();
        assertThat(machine.asked).isEmpty();
    }

    @Test
    void saysThatThereIsNoDriver() {
        machine.missing = "driver";
        machine.assertFallsBack("the NVIDIA driver cannot be loaded", "driver");
    }

    @Test
    void saysThatCudaIsNotInstalled() {
        machine.missing = "runtime";
        machine.assertFallsBack("the libraries of CUDA 11.6 cannot be loaded", "driver", "runtime");
    }

    @Test
    void saysThatNothingIsBehindTheDriver() {
        machine.error = 100;
        machine.assertFallsBack("the driver shows no GPU", "driver", "runtime", "initialize");
    }

    @Test
    void saysThatTheRuntimeShowsNoGpu() {
        machine.devices = 0;
        machine.assertFallsBack("CUDA's runtime shows no GPU", "driver", "runtime", "initialize");
    }

    @Test
    void givesTheDriversError() {
        machine.error = 999;
        machine.assertFallsBack("the driver does not start, its error is 999", "driver", "runtime", "initialize");
    }

    @Test
    void saysThatTheDriverIsTooOld() {
        machine.version = 10_020;
        machine.assertFallsBack(
                "the driver is for CUDA 10.2, expected 11.0 or later", "driver", "runtime", "initialize");
    }

    @Test
    void saysThatTheGpuIsTooNew() {
        machine.device = new CudaDevice("NVIDIA H100", 9, 0);
        machine.assertFallsBack(
                "NVIDIA H100 has compute capability 9.0; ND4J's kernels are for 3.7 and for 5.0 to 8.9",
                "driver",
                "runtime",
                "initialize");
    }

    @Test
    void saysThatTheKernelsDoNotLoad() {
        machine.missing = "kernels";
        machine.assertFallsBack(
                "ND4J's kernels or a library of CUDA 11.6 that they need cannot be loaded",
                "driver",
                "runtime",
                "initialize",
                "kernels");
    }
}
