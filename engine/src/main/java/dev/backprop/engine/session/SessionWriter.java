package dev.backprop.engine.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.optim.OptimizerSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes session files of version 1 at full precision, whole or not at all. */
public final class SessionWriter {
    private final JsonGenerator json;
    private final Extensions extensions;

    private SessionWriter(JsonGenerator json, Extensions extensions) {
        this.json = json;
        this.extensions = extensions;
    }

    /** Writes a file that {@link SessionReader} reads as an equal session. */
    public static void write(Path file, Session session) {
        AtomicFile.write(file, out -> write(out, session));
    }

    /** Writes to a stream, which the caller closes. */
    static void write(OutputStream out, Session session) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator generator = factory.createGenerator(out)) {
            generator.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            new SessionWriter(generator, session.extensions()).session(session);
            generator.writeRaw('\n');
        }
    }

    private void session(Session session) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", SessionReader.FORMAT);
        json.writeNumberField("version", SessionReader.VERSION);
        Session.Network network = session.network();
        if (network != null) {
            network(network);
        }
        if (!session.samples().isEmpty()) {
            samples(session.samples());
        }
        json.writeObjectFieldStart("optimizer");
        optimizer(session.optimizer(), "rule", "lr");
        end("optimizer");
        json.writeNumberField("seed", session.seed());
        json.writeNumberField("step", session.step());
        BlockWriter blocks = new BlockWriter(json, this);
        if (session.training() != null) {
            blocks.training(session.training());
        }
        if (session.descent() != null) {
            blocks.descent(session.descent());
        }
        if (session.view() != null) {
            blocks.view(session.view());
        }
        end("");
    }

    /** Ends an object with the fields in it that are not the program's own. */
    void end(String path) throws IOException {
        for (Map.Entry<String, String> field : extensions.at(path).entrySet()) {
            json.writeFieldName(field.getKey());
            json.writeRawValue(field.getValue());
        }
        json.writeEndObject();
    }

    private void network(Session.Network network) throws IOException {
        json.writeObjectFieldStart("network");
        json.writeNumberField("inputs", network.spec().inputs());
        json.writeArrayFieldStart("layers");
        for (int l = 0; l < network.given().size(); l++) {
            layer(network.spec().layers().get(l), network.given().get(l));
            end(Extensions.LAYERS + "[" + l + "]");
        }
        json.writeEndArray();
        json.writeStringField("loss", network.spec().loss().id());
        end("network");
    }

    private void layer(LayerSpec spec, Session.GivenLayer given) throws IOException {
        json.writeStartObject();
        json.writeNumberField("units", spec.units());
        json.writeStringField("activation", spec.activation().id());
        double[][] weights = given.weights();
        if (weights != null) {
            json.writeArrayFieldStart("weights");
            for (double[] row : weights) {
                numbers(row);
            }
            json.writeEndArray();
        }
        double[] biases = given.biases();
        if (biases != null) {
            json.writeFieldName("biases");
            numbers(biases);
        } else if (!spec.biases()) {
            json.writeNullField("biases");
        }
    }

    private void samples(List<Sample> samples) throws IOException {
        json.writeArrayFieldStart("samples");
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            json.writeStartObject();
            json.writeFieldName("x");
            numbers(sample.x());
            json.writeFieldName("y");
            numbers(sample.y());
            end(Extensions.SAMPLES + "[" + i + "]");
        }
        json.writeEndArray();
    }

    void optimizer(OptimizerSpec optimizer, String ruleName, String lrName) throws IOException {
        json.writeStringField(ruleName, optimizer.rule().id());
        number(lrName, optimizer.lr());
        number("beta", optimizer.beta());
    }

    void number(String name, double value) throws IOException {
        json.writeFieldName(name);
        number(value);
    }

    private void numbers(double[] values) throws IOException {
        json.writeStartArray();
        for (double value : values) {
            number(value);
        }
        json.writeEndArray();
    }

    private void number(double value) throws IOException {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("session: found " + value + ", expected finite numbers only");
        }
        json.writeNumber(value);
    }
}
