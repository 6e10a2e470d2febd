package dev.backprop.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.train.PixelRange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExtensionsTest {
    private static final String EVERYWHERE = """
            {"x-first": 1, "format": "backprop-session", "version": 1,
             "network": {"inputs": 1, "x-net": {"author": "A. L.", "tags": ["a", "\\u00fc"]},
               "layers": [
                 {"units": 1, "activation": "tanh", "weights": [[1]], "biases": [0], "x-layer": "first"},
                 {"units": 1, "activation": "tanh", "weights": [[1]], "biases": null, "x-layer": "last"}],
               "loss": "mse"},
             "samples": [{"x": [1], "y": [0], "x-sample": 0}, {"x": [2], "y": [1]}, {"x": [3], "y": [1], "x-sample": 2}],
             "optimizer": {"rule": "gd", "lr": 1.0, "beta": 0.9, "x-o": true},
             "training": {"data": "bundled", "epochs_done": 1, "x-t": null,
               "metrics": [{"epoch": 0, "loss": 2.0, "seconds": 1.0, "x-m": []}]},
             "descent": {"f": "x", "x-d": [0.10, 1e2, 123456789012345678901234567890]},
             "view": {"x-v": {}, "toggles": {"x-t": 3, "on": true}},
             "x-last": {"nested": {"x-in": [[], {}]}}}""";

    @Test
    void everyFieldOfOthersIsKeptWhereItStands() throws IOException {
        Map<String, Map<String, String>> kept = read(EVERYWHERE).extensions().fields();
        assertThat(kept)
                .containsOnlyKeys(
                        "",
                        "network",
                        "network.layers[0]",
                        "network.layers[1]",
                        "samples[0]",
                        "samples[2]",
                        "optimizer",
                        "training",
                        "training.metrics[0]",
                        "descent",
                        "view",
                        "view.toggles");
        Session again = read(written(read(EVERYWHERE)));
        assertThat(again).isEqualTo(read(EVERYWHERE));
        assertThat(again.extensions().fields()).isEqualTo(kept);
    }

    @Test
    void numbersInThemAreKeptDigitForDigit() throws IOException {
        assertThat(written(read(EVERYWHERE))).contains("\"x-d\" : [0.10,1e2,123456789012345678901234567890]");
    }

    @Test
    void theLastOfANameCounts() {
        Session session = read(EVERYWHERE.replace("\"x-first\": 1", "\"x-first\": 1, \"x-first\": 2"));
        assertThat(session.extensions().at("")).containsEntry("x-first", "2");
    }

    @Test
    void theyAreNoPlaceForWhatIsNoJson() {
        assertThatThrownBy(() -> read(EVERYWHERE.replace("\"x-t\": null", "\"x-t\": [0, NaN]")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("s.json: training.x-t[1]: found NaN, expected a finite number");
    }

    @Test
    void theyStayWithTheirElementsWhenOneIsInserted() {
        Extensions next = read(EVERYWHERE).extensions().inserted(Extensions.LAYERS, 1);
        assertThat(next.at("network.layers[0]")).containsEntry("x-layer", "\"first\"");
        assertThat(next.at("network.layers[1]")).isEmpty();
        assertThat(next.at("network.layers[2]")).containsEntry("x-layer", "\"last\"");
        assertThat(next.at("samples[2]")).containsEntry("x-sample", "2");
    }

    @Test
    void theyGoWithTheirElementWhenItIsRemoved() {
        Extensions next = read(EVERYWHERE).extensions().removed(Extensions.SAMPLES, 0);
        assertThat(next.at("samples[0]")).isEmpty();
        assertThat(next.at("samples[1]")).containsEntry("x-sample", "2");
        assertThat(next.at("network.layers[0]")).isNotEmpty();
    }

    @Test
    void theyGoWithAllElementsOfAnArray() {
        Extensions next = read(EVERYWHERE).extensions().without(Extensions.SAMPLES);
        assertThat(next.fields().keySet())
                .noneMatch(path -> path.startsWith("samples"))
                .contains("network.layers[1]");
    }

    @Test
    void aCursorAtTheStartIsNotAnAbsentOne() {
        String view = "\"view\": {\"cursor\": 0, ";
        ViewBlock there = Objects.requireNonNull(
                read(EVERYWHERE.replace("\"view\": {", view)).view());
        ViewBlock absent = Objects.requireNonNull(read(EVERYWHERE).view());
        assertThat(there.cursor()).isEqualTo(0);
        assertThat(absent.cursor()).isNull();
    }

    @Test
    void whatThisProgramAddsToVersionOneIsReadAndNotKeptTwice() throws IOException {
        Session session = read(EVERYWHERE.replace(
                "\"x-t\": null", "\"x-pixels\": \"0-255\", \"x-legs\": [{\"epoch\": 1, \"lr\": 0.5, \"x-l\": 1}]"));
        RunConditions conditions = Objects.requireNonNull(session.training()).conditions();
        assertThat(conditions.pixels()).isEqualTo(PixelRange.BYTES);
        assertThat(conditions.changes().get(0).optimizer().lr()).isEqualTo(0.5);
        assertThat(session.extensions().at("training")).isEmpty();
        assertThat(session.extensions().at("training.x-legs[0]")).containsEntry("x-l", "1");
        assertThat(written(session)).containsOnlyOnce("x-pixels").containsOnlyOnce("x-l\"");
        assertThat(read(written(session))).isEqualTo(session);
    }

    @Test
    void aNameOfThisProgramsElsewhereIsSomeoneElses() {
        Session session = read(EVERYWHERE.replace("\"x-first\": 1", "\"x-pixels\": 3"));
        assertThat(session.extensions().at("")).containsEntry("x-pixels", "3");
    }

    private static String written(Session session) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SessionWriter.write(out, session);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Session read(String json) {
        return SessionReader.read("s.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
