package dev.backprop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** How much memory {@code backprop train} holds at its peak, on the full batch, as Linux counts it ({@code VmHWM}). */
final class PeakMemory {
    private static final int EPOCHS = 5;

    private PeakMemory() {}

    /**
     * Runs the program and looks at it until it ends.
     *
     * @param launcher {@code app/target/backprop}
     * @return mebibytes resident; empty where there is no such file or no {@code /proc}
     */
    static OptionalDouble ofTrain(Path launcher, int threads) {
        if (!Files.isExecutable(launcher) || !Files.isDirectory(Path.of("/proc/self"))) {
            return OptionalDouble.empty();
        }
        List<String> command = List.of(
                launcher.toString(),
                "train",
                "--epochs",
                Integer.toString(EPOCHS),
                "--threads",
                Integer.toString(threads),
                "--json");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Path status = Path.of("/proc", Long.toString(process.pid()), "status");
            double peak = 0;
            // The kernel keeps the mark: only what is reached in the last moment before the end can be missed.
            while (process.isAlive()) {
                peak = Math.max(peak, highWater(status));
                Thread.sleep(5);
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(launcher + " train ended with " + process.exitValue());
            }
            return OptionalDouble.of(peak);
        } catch (IOException e) {
            throw new IllegalStateException(launcher + " does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalDouble.empty();
        }
    }

    /** Mebibytes; 0 where the process has just ended. */
    private static double highWater(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
