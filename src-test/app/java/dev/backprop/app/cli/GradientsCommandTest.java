package dev.backprop.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientsCommandTest {
    private static final String SESSION = """
            {"format": "backprop-session", "version": 1,
             "network": {"inputs": 2, "layers": [{"units": 1, "activation": "%s", "weights": [[%s, 1]], "biases": [0.5]}],
                         "loss": "%s"},
             "samples": [{"x": [1, 2], "y": [1]}]}
            """;

    @TempDir
    private Path folder;

    private Path notebook;

    @BeforeEach
    void copyTheNotebooksNetwork() throws IOException {
        notebook = folder.resolve("toy.json");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/notebook/toy-gradients.json"))) {
            Files.copy(in, notebook);
        }
    }

    private Path session(String activation, String weight, String loss) throws IOException {
        return Files.writeString(folder.resolve("s.json"), SESSION.formatted(activation, weight, loss));
    }

    @Test
    void printsTheNotebooksFiguresToEightDigitsInThreeWays() {
        Ran ran = Ran.backprop("gradients", notebook.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.lines())
                .anySatisfy(line -> assertThat(line.split("\\s+"))
                        .startsWith("layers.0.weight[0][0]", "-0.03111681", "-0.03111681", "-0.03111681"))
                .anySatisfy(line -> assertThat(line.split("\\s+")).startsWith("layers.0.weight[1][0]", "-0.04224450"));
    }

    @Test
    void givesJsonWithEveryFieldOfTheContract() throws IOException {
        JsonNode json = Ran.backprop("gradients", notebook.toString(), "--json").json(0);
        assertThat(json.get("loss").asDouble()).isCloseTo(0.4169, within(5e-5));
        assertThat(json.get("activations").get(1).get(0).asDouble()).isCloseTo(0.34093398, within(2e-8));
        assertThat(json.get("gradients").get("weights").get(1).get(0).get(0).asDouble())
                .isCloseTo(0.24099095, within(2e-8));
        assertThat(json.get("gradients").get("biases").get(0).isNull()).isTrue();
        assertThat(json.get("updated").get("weights").get(1).get(0).get(0).asDouble())
                .isCloseTo(-0.44046562 - 0.24099095, within(4e-8));
        assertThat(json.get("check").get("hand_max_relative_error").asDouble()).isLessThan(1e-12);
        assertThat(json.get("check").get("numeric_max_relative_error").asDouble())
                .isLessThan(1e-7);
        assertThat(json.get("warnings")).isEmpty();
    }

    @Test
    void warnsOfTheDoubleSoftmax() throws IOException {
        Path file = folder.resolve("double.json");
        Files.writeString(file, """
                {"format": "backprop-session", "version": 1,
                 "network": {"inputs": 1, "layers": [{"units": 2, "activation": "softmax"}], "loss": "cross-entropy"},
                 "samples": [{"x": [1], "y": [1, 0]}]}
                """);
        JsonNode json = Ran.backprop("gradients", file.toString(), "--json").json(0);
        assertThat(json.get("warnings").get(0).asText()).contains("softmax");
    }

    @Test
    void endsTheListsWhereAValueStopsBeingFinite() throws IOException {
        Ran ran = Ran.backprop("gradients", session("linear", "1e308", "mse").toString(), "--json");
        assertThat(ran.code()).isZero();
        assertThat(ran.json(0).get("loss").isNull()).isTrue();
        assertThat(ran.json(0).get("stopped").get("operation").asText()).isEqualTo("Mse");
    }

    @ParameterizedTest
    @CsvSource({
        "1e999, mse, 'network.layers[0].weights[0][0]'",
        "NaN, mse, 'toy'",
        "1, bce, 'loss'",
        "\"a\", mse, 'network.layers[0].weights[0][0]'"
    })
    void refusesABadSessionInOneLine(String weight, String loss, String place) throws IOException {
        Ran ran = Ran.backprop("gradients", session("linear", weight, loss).toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).startsWith("backprop: ").contains("s.json");
        if (!place.equals("toy")) {
            assertThat(ran.err()).contains(place);
        }
    }

    @Test
    void refusesAHundredThousandBrackets() throws IOException {
        Path file = Files.writeString(folder.resolve("deep.json"), "[".repeat(100_000));
        Ran ran = Ran.backprop("gradients", file.toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().lines()).hasSize(1);
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Ran ran = Ran.backprop("gradients", folder.resolve("none.json").toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("none.json");
    }
}
