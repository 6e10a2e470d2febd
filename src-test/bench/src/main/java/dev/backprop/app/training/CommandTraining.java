package dev.backprop.app.training;

import dev.backprop.bench.Stats;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code backprop train}, the program itself, beside which the window is measured. */
final class CommandTraining {
    private static final Pattern SECONDS = Pattern.compile("\"epoch\": ?\\d+.*\"seconds\": ?([0-9.eE+-]+)");

    private CommandTraining() {}

    /**
     * What was measured.
     *
     * @param epoch median seconds of an epoch, as the program prints them
     * @param wall seconds an epoch from the first of its lines that counts to the last
     */
    record Result(double epoch, double wall) {}

    /**
     * Trains the notebook's network.
     *
     * @param batch rows of a batch; 0: all
     * @param warmUp epochs that do not count
     */
    static Result run(int epochs, int warmUp, int batch, int threads) throws IOException, InterruptedException {
        String launcher = System.getProperty("bench.launcher", "");
        if (launcher.isEmpty() || !Files.isExecutable(Path.of(launcher))) {
            throw new IllegalStateException("bench.launcher: found \"" + launcher + "\", expected app/target/backprop");
        }
        ProcessBuilder builder = new ProcessBuilder(
                launcher,
                "train",
                "--epochs",
                Integer.toString(epochs),
                "--report",
                "1",
                "--batch",
                batch == 0 ? "full" : Integer.toString(batch),
                "--threads",
                Integer.toString(threads),
                "--json");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        // The window's options: a command's own are the launcher's.
        builder.environment().remove("JDK_JAVA_OPTIONS");
        Process process = builder.start();
        List<Double> seconds = new ArrayList<>();
        long first = 0;
        long last = 0;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher epoch = SECONDS.matcher(line);
                if (epoch.find()) {
                    seconds.add(Double.parseDouble(epoch.group(1)));
                    last = System.nanoTime();
                    first = seconds.size() == warmUp ? last : first;
                }
            }
        }
        if (process.waitFor() != 0 || seconds.size() != epochs) {
            throw new IllegalStateException(launcher + " train: " + seconds.size() + " epochs, expected " + epochs);
        }
        double[] counted = seconds.subList(warmUp, epochs).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new Result(Stats.median(counted), (last - first) / 1e9 / (epochs - warmUp));
    }
}
