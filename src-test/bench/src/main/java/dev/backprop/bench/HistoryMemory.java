package dev.backprop.bench;

import dev.backprop.engine.backend.Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How much memory a long run takes with its history: another JVM, with the launcher's options, trains 784-32-10 and looks back
 * again and again as the window does; the whole process's peak is what Linux counts ({@code VmHWM}).
 */
public final class HistoryMemory {
    private static final double BOUND = 1024;
    private static final String DEFAULT_EPOCHS = "10000";
    private static final String DEFAULT_SAMPLES = "60000";

    private HistoryMemory() {}

    /**
     * Prints the report, and writes it where a file is named.
     *
     * @param args at most three: epochs (10000), the samples that are trained on (60000), a file
     */
    public static void main(String[] args) {
        String epochs = args.length > 0 ? args[0] : DEFAULT_EPOCHS;
        String samples = args.length > 1 ? args[1] : DEFAULT_SAMPLES;
        StringBuilder report = new StringBuilder(String.format(
                Locale.ROOT,
                "A run of %s epochs of 784-32-10 on %s samples of MNIST, full batch, with its history: the memory of the whole%n"
                        + "process. At every line the run was looked back at in a random epoch, and trained there again.%n%n"
                        + "   epochs   resident   its peak   heap used   keyframes   they hold%n"
                        + "                 MiB        MiB         MiB                     MiB%n",
                epochs,
                samples));
        double peak = 0;
        try (JavaProcess run = new JavaProcess("the run", JavaProcess.PROGRAM, HistoryRun.class, 2, epochs, samples)) {
            for (String line = run.line(); !line.equals(HistoryRun.END); line = run.line()) {
                System.out.println(line);
                report.append(line).append(System.lineSeparator());
                peak = Double.parseDouble(line.strip().split(" +")[2]);
            }
        }
        report.append(String.format(Locale.ROOT, "%nPeak %.0f MiB, below %.0f: %b%n%n", peak, BOUND, peak < BOUND))
                .append(Backend.live().name())
                .append(System.lineSeparator())
                .append(Machine.describe())
                .append(System.lineSeparator());
        System.out.print(report);
        if (args.length > 2) {
            try {
                Files.writeString(Path.of(args[2]), report);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (peak >= BOUND) {
            System.exit(1);
        }
    }
}
