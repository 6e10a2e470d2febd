package dev.backprop.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The speed that the program promises, measured: this engine and what a user would take instead, in turn, each in a process
 * of its own, on one machine, the same data, weights, order of samples and number of threads. It prints a table and never
 * fails on a limit that is not met.
 *
 * <pre>[--rows full,dl4j,batch64,adam,read,memory] [--rounds 7] [--warm-up SECONDS] [--threads 2] [--csv FILE]</pre>
 */
public final class SpeedTable {
    private static final double FULL_LIMIT = 0.70;
    private static final double BATCH_LIMIT = 1.0;
    /** Four times as fast. */
    private static final double DL4J_LIMIT = 0.25;

    private static final double READ_SECONDS = 0.6;
    private static final double MEMORY_MEBIBYTES = 700;

    private final SpeedOptions options;
    private final Set<String> versions = new LinkedHashSet<>();

    private SpeedTable(SpeedOptions options) {
        this.options = options;
    }

    /** Runs and prints. */
    public static void main(String[] args) throws IOException {
        SpeedOptions options;
        try {
            options = SpeedOptions.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println("speed table: " + e.getMessage());
            System.exit(2);
            return;
        }
        SpeedTable table = new SpeedTable(options);
        List<Result> results = new ArrayList<>();
        for (String row : options.rows()) {
            System.err.println("measuring " + row);
            results.add(table.measure(row));
        }
        System.out.println(SpeedReport.table(results, options));
        table.versions.forEach(System.out::println);
        System.out.println(Machine.describe());
        Path csv = options.csv();
        if (csv != null) {
            Files.writeString(csv, SpeedReport.csv(results), StandardCharsets.UTF_8);
        }
    }

    private Result measure(String row) {
        return switch (row) {
            case "full" -> compare(row, Job.FULL, Worker.PYTORCH, FULL_LIMIT);
            case "dl4j" -> compare(row, Job.FULL, Worker.DL4J, DL4J_LIMIT);
            case "batch64" -> compare(row, Job.BATCH64, Worker.PYTORCH, BATCH_LIMIT);
            case "adam" -> compare(row, Job.ADAM, Worker.PYTORCH, BATCH_LIMIT);
            case "read" -> coldRead();
            case "memory" -> memory();
            default -> throw new IllegalArgumentException("no row " + row);
        };
    }

    /** Who begins changes from round to round, so that neither always runs in the other's wake. */
    private Result compare(String row, Job job, String peer, double limit) {
        double[] ours = new double[options.rounds()];
        double[] theirs = new double[options.rounds()];
        try (Side us = new RemoteSide(Worker.ENGINE, job, options.threads());
                Side them = new RemoteSide(peer, job, options.threads())) {
            versions.add(us.description());
            versions.add(them.description());
            warmUp(us);
            warmUp(them);
            for (int r = -1; r < options.rounds(); r++) {
                boolean first = r % 2 == 0;
                double a = first ? us.epoch() : 0;
                double b = them.epoch();
                a = first ? a : us.epoch();
                if (r >= 0) {
                    ours[r] = a;
                    theirs[r] = b;
                }
            }
            String name = peer.equals(Worker.DL4J) ? "DL4J" : "PyTorch";
            return new Result(row, job.title(), name, "ms", ours, theirs, limit, us.loss(), them.loss());
        }
    }

    private void warmUp(Side side) {
        double millis = 0;
        while (millis < 1000 * options.warmUp()) {
            millis += side.epoch();
        }
    }

    private Result coldRead() {
        double[] seconds = new double[options.rounds()];
        for (int r = -1; r < seconds.length; r++) {
            try (JavaProcess process =
                    new JavaProcess("the cold process", JavaProcess.PROGRAM, ColdRead.class, options.threads())) {
                double took = Long.parseLong(process.line()) / 1e9;
                if (r >= 0) {
                    seconds[r] = took;
                }
            }
        }
        return Result.alone("read", "the bundled data set read, cold process, CPU time", "s", seconds, READ_SECONDS);
    }

    private Result memory() {
        Path launcher = Path.of(System.getProperty("bench.launcher", "app/target/backprop"));
        double peak = PeakMemory.ofTrain(launcher, options.threads()).orElse(Double.NaN);
        return Result.alone(
                "memory", "peak resident memory of backprop train", "MiB", new double[] {peak}, MEMORY_MEBIBYTES);
    }
}
