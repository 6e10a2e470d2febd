package dev.backprop.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.descent.Stopped;
import dev.backprop.engine.descent.Trajectory;
import java.io.IOException;

/** A descent as JSON: {@code xs}, {@code fs}, {@code gradients}, {@code regime} and, where it ended early, {@code stopped}. */
record DescentJson(Trajectory trajectory, Regime regime) {
    void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("xs");
        for (int k = 0; k < trajectory.size(); k++) {
            json.writeStartArray();
            for (int i = 0; i < trajectory.dimension(); i++) {
                json.writeNumber(trajectory.x(k, i));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("fs");
        for (int k = 0; k < trajectory.size(); k++) {
            json.writeNumber(trajectory.f(k));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("gradients");
        for (int k = 0; k < trajectory.size(); k++) {
            json.writeStartArray();
            for (int i = 0; i < trajectory.dimension(); i++) {
                json.writeNumber(trajectory.gradient(k, i));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        regime(json);
        if (trajectory.stopped().isPresent()) {
            stopped(json, trajectory.stopped().get());
        }
        json.writeEndObject();
    }

    private void regime(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("regime");
        json.writeStringField("label", regime.label().text());
        if (regime.rate().isPresent()) {
            json.writeFieldName("rate");
            json.writeNumber(regime.rate().getAsDouble());
        } else {
            json.writeNullField("rate");
        }
        json.writeBooleanField("local", regime.local());
        json.writeEndObject();
    }

    private static void stopped(JsonGenerator json, Stopped stopped) throws IOException {
        json.writeObjectFieldStart("stopped");
        json.writeNumberField("at", stopped.at());
        json.writeStringField("operation", stopped.operation());
        json.writeStringField("why", stopped.why());
        json.writeEndObject();
    }
}
