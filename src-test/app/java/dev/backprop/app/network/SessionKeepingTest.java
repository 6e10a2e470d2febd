package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.session.Extensions;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.SessionReader;
import dev.backprop.engine.session.SessionWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session says is there again when it is opened, edited, saved and opened once more. */
class SessionKeepingTest {
    private static final String FILE = """
            {"format": "backprop-session", "version": 1, "x-course": {"unit": 4},
             "network": {"inputs": 1, "x-net": 1,
               "layers": [
                 {"units": 2, "activation": "tanh", "x-layer": "first"},
                 {"units": 2, "activation": "tanh", "x-layer": "second"},
                 {"units": 1, "activation": "linear", "x-layer": "last"}],
               "loss": "mse"},
             "samples": [{"x": [1], "y": [0], "x-who": "a"}, {"x": [2], "y": [1], "x-who": "b"}],
             "optimizer": {"lr": 0.1, "x-o": true},
             "descent": {"f": "x^4", "x-d": [1.50]},
             "view": {"x-v": 0},
             "step": 2}""";

    @TempDir
    private Path folder;

    private final NetworkViewModel model = new NetworkViewModel(Runnable::run, Runnable::run, () -> 42);

    private void open(String text) throws IOException {
        model.open(SessionReader.read(Files.writeString(folder.resolve("s.json"), text)), "s.json");
    }

    /** Saves, and opens again. */
    private Session saved() {
        SessionWriter.write(folder.resolve("t.json"), model.session());
        return SessionReader.read(folder.resolve("t.json"));
    }

    @Test
    void fieldsOfOthersOutliveEdits() throws IOException {
        open(FILE);
        model.editing().setNumber(NumberRef.of("x[0]").orElseThrow(), 3, null);
        model.editing().setLearningRate(0.2);
        model.editing().setUnits(0, 3);
        model.newSeed();

        Session read = SessionReader.read(folder.resolve("s.json"));
        assertThat(saved().extensions()).isEqualTo(read.extensions());
        assertThat(saved().descent()).isEqualTo(read.descent());
    }

    @Test
    void fieldsOfOthersStayWithTheirLayers() throws IOException {
        open(FILE);
        model.editing().removeLayer(0);
        assertThat(saved().extensions().at("network.layers[0]")).containsEntry("x-layer", "\"second\"");
        assertThat(saved().extensions().at("network.layers[1]")).containsEntry("x-layer", "\"last\"");

        model.editing().addLayer();
        Extensions after = saved().extensions();
        assertThat(after.at("network.layers[0]")).containsEntry("x-layer", "\"second\"");
        assertThat(after.at("network.layers[1]")).isEmpty();
        assertThat(after.at("network.layers[2]")).containsEntry("x-layer", "\"last\"");
    }

    @Test
    void fieldsOfOthersStayWithTheirSamples() throws IOException {
        open(FILE);
        model.editing().addSample();
        Extensions added = saved().extensions();
        assertThat(added.at("samples[0]")).containsEntry("x-who", "\"a\"");
        assertThat(added.at("samples[1]")).isEmpty();
        assertThat(added.at("samples[2]")).containsEntry("x-who", "\"b\"");

        model.sampleProperty().set(0);
        model.editing().removeSample();
        assertThat(saved().extensions().at("samples[1]")).containsEntry("x-who", "\"b\"");

        model.editing().pasteSamples("5\t6\n7\t8");
        assertThat(saved().samples()).hasSize(2);
        assertThat(saved().extensions().fields().keySet()).noneMatch(path -> path.startsWith("samples"));
        model.document().undo();
        assertThat(saved().extensions().at("samples[1]")).containsEntry("x-who", "\"b\"");
    }

    @Test
    void opensAfterItsUpdatesWhereNoCursorWasSaved() throws IOException {
        open(FILE);
        assertThat(model.playback().getIndex()).isEqualTo(2 * model.trace().iterationLength());
    }

    @Test
    void opensAtItsStartWhereItWasSavedThere() throws IOException {
        open(FILE);
        model.playback().toStart();
        Session saved = saved();
        assertThat(saved.step()).isEqualTo(2);

        NetworkViewModel again = new NetworkViewModel(Runnable::run, Runnable::run, () -> 42);
        again.open(saved, "t.json");
        assertThat(again.playback().getIndex()).isZero();
        assertThat(Objects.requireNonNull(saved.view()).cursor()).isEqualTo(0);
        assertThat(NetworkSnapshot.of(saved, 0, dev.backprop.engine.trace.Stride.UNIT)
                        .items())
                .isEqualTo(again.items());
    }
}
