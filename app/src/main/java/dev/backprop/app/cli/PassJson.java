package dev.backprop.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.backprop.engine.check.GradientReport;
import dev.backprop.engine.check.PassReport;
import dev.backprop.engine.nn.Parameters;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pass as the JSON object of {@code backprop gradients}. */
final class PassJson {
    private PassJson() {}

    static void write(JsonGenerator g, PassReport report) throws IOException {
        g.writeStartObject();
        number(g, "loss", report.loss());
        g.writeArrayFieldStart("activations");
        for (double[] layer : report.activations()) {
            g.writeArray(layer, 0, layer.length);
        }
        g.writeEndArray();
        parameters(g, "gradients", report.gradients());
        parameters(g, "updated", report.updated());
        GradientReport check = report.check();
        g.writeObjectFieldStart("check");
        number(g, "hand_max_relative_error", check == null ? null : check.handMaxRelativeError());
        number(g, "numeric_max_relative_error", check == null ? null : check.numericMaxRelativeError());
        g.writeEndObject();
        g.writeArrayFieldStart("warnings");
        for (String warning : report.warnings()) {
            g.writeString(warning);
        }
        g.writeEndArray();
        PassReport.Stop stopped = report.stopped();
        if (stopped != null) {
            g.writeObjectFieldStart("stopped");
            g.writeStringField("at", stopped.at());
            g.writeStringField("operation", stopped.operation());
            g.writeStringField("why", stopped.why());
            g.writeEndObject();
        }
        g.writeEndObject();
    }

    private static void number(JsonGenerator g, String name, @Nullable Double value) throws IOException {
        if (value == null) {
            g.writeNullField(name);
        } else {
            g.writeNumberField(name, value);
        }
    }

    /** Lists with an entry a layer; empty ones where the pass stopped before them. */
    private static void parameters(JsonGenerator g, String name, @Nullable Parameters parameters) throws IOException {
        List<Parameters.Layer> layers = parameters == null ? List.of() : parameters.layers();
        g.writeObjectFieldStart(name);
        g.writeArrayFieldStart("weights");
        for (Parameters.Layer layer : layers) {
            g.writeStartArray();
            for (double[] row : layer.weight()) {
                g.writeArray(row, 0, row.length);
            }
            g.writeEndArray();
        }
        g.writeEndArray();
        g.writeArrayFieldStart("biases");
        for (Parameters.Layer layer : layers) {
            double[] bias = layer.bias();
            if (bias == null) {
                g.writeNull();
            } else {
                g.writeArray(bias, 0, bias.length);
            }
        }
        g.writeEndArray();
        g.writeEndObject();
    }
}
