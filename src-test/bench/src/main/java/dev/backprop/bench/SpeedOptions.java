package dev.backprop.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link SpeedTable} is asked for.
 *
 * @param rows which rows, in order
 * @param rounds counted runs of each side, at least 1
 * @param warmUp seconds that each side runs before them, uncounted, at least 0: Java compiles meanwhile what it runs often
 * @param threads of each side, at least 1
 * @param csv where the table goes as CSV as well; null for nowhere
 */
record SpeedOptions(
        List<String> rows,
        int rounds,
        int warmUp,
        int threads,
        @Nullable Path csv) {
    private static final List<String> ROWS = List.of("full", "dl4j", "batch64", "adam", "read", "memory");

    /**
     * From the command line.
     *
     * @throws IllegalArgumentException with what was found and what was expected
     */
    static SpeedOptions parse(String... args) {
        SpeedOptions options = new SpeedOptions(ROWS, 7, 3, 2, null);
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + ": found nothing after it");
            }
            options = options.with(args[i], args[i + 1]);
        }
        return options;
    }

    private SpeedOptions with(String name, String value) {
        return switch (name) {
            case "--rows" -> new SpeedOptions(rows(value), rounds, warmUp, threads, csv);
            case "--rounds" -> new SpeedOptions(rows, atLeast(1, name, value), warmUp, threads, csv);
            case "--warm-up" -> new SpeedOptions(rows, rounds, atLeast(0, name, value), threads, csv);
            case "--threads" -> new SpeedOptions(rows, rounds, warmUp, atLeast(1, name, value), csv);
            case "--csv" -> new SpeedOptions(rows, rounds, warmUp, threads, Path.of(value));
            default ->
                throw new IllegalArgumentException(
                        "found " + name + ", expected --rows, --rounds, --warm-up, --threads or --csv");
        };
    }

    private static List<String> rows(String value) {
        List<String> rows = List.of(value.split(","));
        for (String row : rows) {
            if (!ROWS.contains(row)) {
                throw new IllegalArgumentException("--rows: found " + row + ", expected some of " + ROWS);
            }
        }
        return rows;
    }

    private static int atLeast(int least, String name, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                name + ": found " + value + ", expected a whole number from " + least + " on");
    }
}
