package dev.backprop.app.descent;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongConsumer;

/** Lines of a CSV file, one after the other; no cell has a comma in it. */
final class CsvLines {
    /** Lines between two words about how many there are: about a millisecond. */
    private static final int TELL_EVERY = 1024;

    private final Writer out;
    private final LongConsumer written;
    private long count;

    /** @param written told now and then how many lines there are, the first not among them */
    CsvLines(OutputStream out, LongConsumer written) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.written = written;
    }

    void head(List<String> names) throws IOException {
        put(names);
    }

    void line(List<String> cells) throws IOException {
        put(cells);
        count++;
        if (count % TELL_EVERY == 0) {
            written.accept(count);
        }
    }

    private void put(List<String> cells) throws IOException {
        String comma = "";
        for (String cell : cells) {
            out.write(comma);
            out.write(cell);
            comma = ",";
        }
        out.write('\n');
    }

    void flush() throws IOException {
        out.flush();
    }
}
