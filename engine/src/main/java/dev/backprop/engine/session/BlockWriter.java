package dev.backprop.engine.session;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.Schedule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the optional blocks of a session: training, descent and view. */
final class BlockWriter {
    private final JsonGenerator json;
    private final SessionWriter session;

    BlockWriter(JsonGenerator json, SessionWriter session) {
        this.json = json;
        this.session = session;
    }

    void training(TrainingBlock training) throws IOException {
        json.writeObjectFieldStart("training");
        json.writeStringField("data", training.data());
        if (!training.sha256().isEmpty()) {
            json.writeObjectFieldStart("sha256");
            for (Map.Entry<String, String> sum : training.sha256().entrySet()) {
                json.writeStringField(sum.getKey(), sum.getValue());
            }
            session.end("training.sha256");
        }
        json.writeNumberField("epochs", training.epochs());
        session.optimizer(training.optimizer(), "optimizer", "lr");
        batch(training.batch());
        hidden(training.hidden());
        json.writeStringField("activation", training.activation().id());
        json.writeStringField("output", training.output().id());
        conditions(training.conditions());
        optional("init", training.init());
        json.writeNumberField("seed", training.seed());
        optional("threads", training.threads());
        json.writeNumberField("report", training.report());
        json.writeNumberField("shards", training.shards());
        json.writeNumberField("epochs_done", training.epochsDone());
        optional("weights", training.weights());
        metrics(training);
        Double accuracy = training.testAccuracy();
        if (accuracy != null) {
            session.number("test_accuracy", accuracy);
        }
        session.end("training");
    }

    private void batch(@Nullable Integer batch) throws IOException {
        if (batch == null) {
            json.writeStringField("batch", "full");
        } else {
            json.writeNumberField("batch", batch);
        }
    }

    private void hidden(@Nullable List<Integer> hidden) throws IOException {
        if (hidden == null) {
            return;
        }
        if (hidden.size() == 1) {
            json.writeNumberField("hidden", hidden.get(0));
        } else {
            json.writeFieldName("hidden");
            json.writeArray(hidden.stream().mapToInt(Integer::intValue).toArray(), 0, hidden.size());
        }
    }

    private void conditions(RunConditions conditions) throws IOException {
        RunConditions usual = RunConditions.USUAL;
        if (conditions.loss() != usual.loss()) {
            json.writeStringField("loss", conditions.loss().id());
        }
        if (conditions.zeroGrad() != usual.zeroGrad()) {
            json.writeBooleanField(TrainingReader.ZERO_GRAD, conditions.zeroGrad());
        }
        if (conditions.pixels() != usual.pixels()) {
            json.writeStringField(TrainingReader.PIXELS, TrainingReader.BYTES);
        }
        if (!conditions.changes().isEmpty()) {
            json.writeArrayFieldStart(TrainingReader.LEGS);
            for (int i = 0; i < conditions.changes().size(); i++) {
                change(conditions.changes().get(i), "training." + TrainingReader.LEGS + "[" + i + "]");
            }
            json.writeEndArray();
        }
        if (conditions.batchesDone() != usual.batchesDone()) {
            json.writeNumberField(TrainingReader.BATCHES, conditions.batchesDone());
        }
        optional(TrainingReader.STATE, conditions.state());
    }

    private void change(RunConditions.Change change, String path) throws IOException {
        json.writeStartObject();
        json.writeNumberField("epoch", change.epoch());
        session.optimizer(change.optimizer(), "optimizer", "lr");
        batch(change.batch());
        json.writeBooleanField("zero_grad", change.zeroGrad());
        session.end(path);
    }

    private void metrics(TrainingBlock training) throws IOException {
        json.writeArrayFieldStart("metrics");
        for (int i = 0; i < training.metrics().size(); i++) {
            TrainingBlock.Metric metric = training.metrics().get(i);
            json.writeStartObject();
            json.writeNumberField("epoch", metric.epoch());
            session.number("loss", metric.loss());
            session.number("seconds", metric.seconds());
            session.end("training.metrics[" + i + "]");
        }
        json.writeEndArray();
    }

    void descent(DescentBlock descent) throws IOException {
        json.writeObjectFieldStart("descent");
        json.writeStringField("f", descent.f());
        if (descent.x0().size() == 1) {
            session.number("x0", descent.x0().get(0));
        } else {
            json.writeFieldName("x0");
            json.writeArray(
                    descent.x0().stream().mapToDouble(Double::doubleValue).toArray(),
                    0,
                    descent.x0().size());
        }
        session.optimizer(descent.optimizer(), "rule", "alpha");
        json.writeNumberField("steps", descent.steps());
        if (descent.schedule() != Schedule.CONSTANT) {
            json.writeStringField(BlockReader.SCHEDULE, descent.schedule().id());
        }
        // Also a seed without noise: turned up again, it is the same noise.
        if (!descent.noise().equals(Noise.NONE)) {
            json.writeObjectFieldStart(BlockReader.NOISE);
            session.number("size", descent.noise().size());
            json.writeNumberField("seed", descent.noise().seed());
            session.end("descent." + BlockReader.NOISE);
        }
        if (!descent.race().isEmpty()) {
            json.writeArrayFieldStart(BlockReader.RACE);
            for (int i = 0; i < descent.race().size(); i++) {
                json.writeStartObject();
                session.optimizer(descent.race().get(i), "rule", "alpha");
                session.end("descent." + BlockReader.RACE + "[" + i + "]");
            }
            json.writeEndArray();
        }
        session.end("descent");
    }

    void view(ViewBlock view) throws IOException {
        json.writeObjectFieldStart("view");
        optional("workspace", view.workspace());
        optional("cursor", view.cursor());
        optional("stride", view.stride());
        optional("digits", view.digits());
        json.writeObjectFieldStart("toggles");
        for (Map.Entry<String, Boolean> toggle : view.toggles().entrySet()) {
            json.writeBooleanField(toggle.getKey(), toggle.getValue());
        }
        session.end("view.toggles");
        if (view.slice() != null) {
            slice(view.slice());
        }
        session.end("view");
    }

    private void slice(SliceBlock slice) throws IOException {
        json.writeObjectFieldStart(BlockReader.SLICE);
        json.writeStringField("kind", slice.kind());
        json.writeNumberField("seed", slice.seed());
        if (!slice.weights().isEmpty()) {
            json.writeStringField("first", slice.weights().get(0));
            json.writeStringField("second", slice.weights().get(1));
        }
        if (slice.height() != null) {
            session.number("height", slice.height());
        }
        json.writeNumberField("updates", slice.updates());
        session.end("view." + BlockReader.SLICE);
    }

    private void optional(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private void optional(String name, @Nullable Integer value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }
}
