package dev.backprop.engine.data;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.Targets;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Samples from a CSV of numbers: one sample a row, first the features and then the targets. */
public final class CsvSamples {
    /** The largest file that is read. */
    private static final long MAX_BYTES = 100L << 20;

    private final String file;
    private final int inputs;
    private final int columns;
    private final @Nullable Loss loss;

    private CsvSamples(String file, int inputs, int columns, @Nullable Loss loss) {
        this.file = file;
        this.inputs = inputs;
        this.columns = columns;
        this.loss = loss;
    }

    /**
     * Reads a UTF-8 file with commas between its cells. A first row without any number is a header; blank lines are
     * passed over.
     *
     * @param file the CSV
     * @param inputs how many columns are features, at least 1
     * @param outputs how many columns after them are targets, at least 1
     * @return at least one sample
     */
    public static List<Sample> read(Path file, int inputs, int outputs) {
        return samples(file, inputs, outputs, null);
    }

    /**
     * As {@link #read(Path, int, int)}, and every row's targets are such as a loss takes.
     *
     * @param loss what the targets are for
     */
    public static List<Sample> read(Path file, int inputs, int outputs, Loss loss) {
        return samples(file, inputs, outputs, loss);
    }

    private static List<Sample> samples(Path file, int inputs, int outputs, @Nullable Loss loss) {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "columns: found " + inputs + " inputs and " + outputs + " outputs, expected at least 1 of each");
        }
        String name = file.toString();
        if (!Files.isRegularFile(file)) {
            throw BadInputException.at(name, Files.exists(file) ? "no regular file" : "no such file", "a CSV");
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            if (Files.size(file) > MAX_BYTES) {
                throw BadInputException.at(name, Files.size(file) + " bytes", "at most " + MAX_BYTES);
            }
            return new CsvSamples(name, inputs, inputs + outputs, loss).read(reader);
        } catch (IOException e) {
            throw new BadInputException(name + ": cannot be read as UTF-8 text: " + e, e);
        }
    }

    private List<Sample> read(BufferedReader reader) throws IOException {
        List<Sample> samples = new ArrayList<>();
        int row = 0;
        boolean first = true;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            row++;
            String text = row == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
            if (text.isBlank()) {
                continue;
            }
            String[] cells = text.split(",", -1);
            if (!first || !isHeader(cells)) {
                samples.add(sample(cells, row));
            }
            first = false;
        }
        if (samples.isEmpty()) {
            throw BadInputException.at(file, "no samples", "at least one row of " + columns + " numbers");
        }
        return List.copyOf(samples);
    }

    private static boolean isHeader(String[] cells) {
        for (String cell : cells) {
            if (!Double.isNaN(parse(cell))) {
                return false;
            }
        }
        return true;
    }

    private Sample sample(String[] cells, int row) {
        if (cells.length != columns) {
            if (cells.length == 1 && cells[0].strip().matches(".*[;\\t].*")) {
                throw BadInputException.at(
                        file + ": row " + row,
                        (cells[0].indexOf(';') >= 0 ? "semicolons" : "tabs") + " between the cells",
                        "commas, with a point in decimal numbers");
            }
            throw BadInputException.at(
                    file + ": row " + row,
                    cells.length + " columns",
                    columns + " (" + inputs + " inputs, then " + (columns - inputs) + " targets)");
        }
        double[] x = new double[inputs];
        double[] y = new double[columns - inputs];
        for (int c = 0; c < columns; c++) {
            double value = parse(cells[c]);
            if (!Double.isFinite(value)) {
                String found = cells[c].isBlank() ? "nothing" : "'" + shortened(cells[c].strip()) + "'";
                throw BadInputException.at(file + ": row " + row + ", column " + (c + 1), found, "a finite number");
            }
            if (c < inputs) {
                x[c] = value;
            } else {
                y[c - inputs] = value;
            }
        }
        checkTargets(y, row);
        return new Sample(x, y);
    }

    private void checkTargets(double[] y, int row) {
        if (loss != null) {
            Targets.objection(y, loss).ifPresent(o -> {
                String column = o.element() < 0 ? "" : ", column " + (inputs + o.element() + 1);
                throw BadInputException.at(file + ": row " + row + column, o.found(), o.expected());
            });
        }
    }

    /** The number, or NaN where there is none. */
    private static double parse(String cell) {
        String text = cell.strip();
        // Java's own suffixes (1d, 2f) and hexadecimal floats are no numbers of a CSV.
        if (text.isEmpty() || !text.chars().allMatch(c -> "+-.eE0123456789".indexOf(c) >= 0)) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
