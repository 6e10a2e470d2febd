package dev.backprop.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/**
 * JSON on standard output: numbers in full precision ({@link Double#toString(double)}), one line a value, and a refusal of
 * numbers that JSON has no word for.
 */
final class JsonOut {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().build().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    /** Writes one value. */
    @FunctionalInterface
    interface Content {
        /** Writes exactly one value, usually an object. */
        void writeTo(JsonGenerator json) throws IOException;
    }

    private JsonOut() {}

    /** Prints one value and a line end, and flushes: a reader at the other end of a pipe has it at once. */
    static void line(PrintWriter out, Content content) {
        try (JsonGenerator json = new Finite(FACTORY.createGenerator(out))) {
            content.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println();
        out.flush();
    }

    private static final class Finite extends JsonGeneratorDelegate {
        Finite(JsonGenerator json) {
            super(json);
        }

        @Override
        public void writeNumber(double v) throws IOException {
            if (!Double.isFinite(v)) {
                throw new IllegalStateException("JSON: found " + v + ", expected a finite number");
            }
            super.writeNumber(v);
        }
    }
}
