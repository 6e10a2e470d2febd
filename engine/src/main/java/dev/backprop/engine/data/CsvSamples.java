package dev.backprop.engine.data;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Targets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples from a table of numbers as spreadsheets write it: one sample a row, first the features and then the targets. The
 * cells are those of a {@link CsvRow}. A first row without any number is a header; rows without anything in their cells are
 * passed over. Every refusal names the row, as its line is numbered, and the column.
 */
public final class CsvSamples {
    /** The largest file that is read. */
    private static final long MAX_BYTES = 100L << 20;

    private final String name;
    private final int inputs;
    private final int columns;
    private final Loss loss;
    private final int most;
    private final CsvNumbers numbers = new CsvNumbers();

    private CsvSamples(String name, MlpSpec spec, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most: found " + most + ", expected at least 1");
        }
        this.name = name;
        inputs = spec.inputs();
        columns = inputs + spec.outputs();
        loss = spec.loss();
        this.most = most;
    }

    /**
     * Reads a UTF-8 file, with or without a byte order mark.
     *
     * @param file the table
     * @param spec how many features and targets there are, and the loss that must be able to take the targets
     * @param most how many samples there may be, at least 1
     * @return at least one sample
     * @throws BadInputException if something in it is refused, by row and column
     */
    public static List<Sample> read(Path file, MlpSpec spec, int most) {
        CsvSamples samples = new CsvSamples(file.toString(), spec, most);
        if (!Files.isRegularFile(file)) {
            throw BadInputException.at(samples.name, Files.exists(file) ? "no regular file" : "no such file", "a CSV");
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            if (Files.size(file) > MAX_BYTES) {
                throw BadInputException.at(samples.name, Files.size(file) + " bytes", "at most " + MAX_BYTES);
            }
            return samples.read(reader);
        } catch (CharacterCodingException e) {
            throw new BadInputException(
                    samples.name + ": cannot be read as UTF-8 text, expected a CSV that was saved as UTF-8", e);
        } catch (IOException e) {
            throw new BadInputException(samples.name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a text, such as cells that were copied from a spreadsheet.
     *
     * @param name how messages call it
     * @param text the table
     * @param spec as in {@link #read(Path, MlpSpec, int)}
     * @param most as there
     * @return at least one sample
     * @throws BadInputException if something in it is refused, by row and column
     */
    public static List<Sample> read(String name, String text, MlpSpec spec, int most) {
        try (BufferedReader reader = new BufferedReader(new StringReader(text))) {
            return new CsvSamples(name, spec, most).read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot fail to be read", e);
        }
    }

    private List<Sample> read(BufferedReader reader) throws IOException {
        List<Sample> samples = new ArrayList<>();
        char separator = 0;
        boolean first = true;
        int row = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            row++;
            String text = row == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
            if (first) {
                separator = CsvRow.separator(text);
            }
            List<String> cells = CsvRow.cells(text, separator, at(row));
            if (cells.stream().allMatch(String::isBlank)) {
                continue;
            }
            boolean header = first && cells.stream().noneMatch(CsvNumbers::isNumber);
            first = false;
            checkWidth(cells, header, separator, row);
            if (!header) {
                if (samples.size() == most) {
                    throw BadInputException.at(at(row), "more than " + most + " samples", "at most " + most);
                }
                samples.add(sample(cells, separator != ',', row));
            }
        }
        if (samples.isEmpty()) {
            throw BadInputException.at(name, "no samples", "at least one row of " + columns + " numbers");
        }
        return List.copyOf(samples);
    }

    private String at(int row) {
        return name + ": row " + row;
    }

    private void checkWidth(List<String> cells, boolean header, char separator, int row) {
        if (cells.size() != columns) {
            int targets = columns - inputs;
            throw BadInputException.at(
                    at(row),
                    (header ? "a header of " : "") + counted(cells.size(), "column"),
                    columns + " (" + counted(inputs, "input") + ", then " + counted(targets, "target") + "), with "
                            + CsvRow.words(separator) + " between them");
        }
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private Sample sample(List<String> cells, boolean decimalCommas, int row) {
        double[] x = new double[inputs];
        double[] y = new double[columns - inputs];
        for (int c = 0; c < columns; c++) {
            double value = numbers.read(cells.get(c), decimalCommas, at(row) + ", column " + (c + 1));
            if (c < inputs) {
                x[c] = value;
            } else {
                y[c - inputs] = value;
            }
        }
        Targets.objection(y, loss).ifPresent(o -> {
            String column = o.element() < 0 ? "" : ", column " + (inputs + o.element() + 1);
            throw BadInputException.at(at(row) + column, o.found(), o.expected());
        });
        return new Sample(x, y);
    }
}
