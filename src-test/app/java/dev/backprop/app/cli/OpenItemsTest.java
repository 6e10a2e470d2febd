package dev.backprop.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the picture at any step is what {@code gradients} prints. */
class OpenItemsTest {
    private static final String SESSION = """
            {"format": "backprop-session", "version": 1,
             "network": {"inputs": 2,
                         "layers": [{"units": 3, "activation": "%s"}, {"units": 2, "activation": "%s", "biases": null}],
                         "loss": "%s"},
             "samples": [{"x": [1, -2], "y": [1, 0]}, {"x": [0.5, 3], "y": [0, 1]}],
             "optimizer": {"rule": "%s", "lr": 0.3}, "seed": 11}
            """;

    @TempDir
    private Path folder;

    private static Map<String, JsonNode> byId(JsonNode open) {
        Map<String, JsonNode> items = new HashMap<>();
        open.get("items").forEach(item -> items.put(item.get("id").asText(), item));
        return items;
    }

    @ParameterizedTest
    @CsvSource({
        "sigmoid, sigmoid, bce, gd",
        "tanh, softmax, cross-entropy, adam",
        "relu, linear, mse, nesterov",
        "leaky-relu, softmax, bce, notebook",
        "softmax, linear, half-squared-error, rmsprop"
    })
    void everyNumberIsThatOfGradientsAtEveryStep(String hidden, String output, String loss, String rule)
            throws IOException {
        String file = Files.writeString(folder.resolve("s.json"), SESSION.formatted(hidden, output, loss, rule))
                .toString();
        JsonNode gradients = Ran.backprop("gradients", file, "--json").json(0);
        int known = 0;
        for (int step : new int[] {0, 3, 8, 12, 17, 25, 33, 40}) {
            Map<String, JsonNode> items = byId(Ran.backprop("open", file, "--items", "--step", Integer.toString(step))
                    .json(0));
            known += compare(items, gradients);
        }
        assertThat(known).isGreaterThan(20);
    }

    private static int compare(Map<String, JsonNode> items, JsonNode gradients) {
        int known = 0;
        JsonNode loss = items.get("loss").get("value");
        assertThat(loss.isNull() || loss.equals(gradients.get("loss"))).isTrue();
        for (int layer = 0; layer < 2; layer++) {
            JsonNode weights = gradients.get("gradients").get("weights").get(layer);
            for (int i = 0; i < weights.size(); i++) {
                for (int j = 0; j < weights.get(i).size(); j++) {
                    JsonNode item = items.get("layers." + layer + ".weight[" + i + "][" + j + "]");
                    if (!item.get("gradient").isNull()) {
                        assertThat(item.get("gradient"))
                                .isEqualTo(weights.get(i).get(j));
                        known++;
                    }
                }
            }
        }
        JsonNode activations = gradients.get("activations").get(0);
        for (int i = 0; i < activations.size(); i++) {
            JsonNode value = items.get("h1[" + i + "]").get("value");
            assertThat(value.isNull() || value.equals(activations.get(i))).isTrue();
            known += value.isNull() ? 0 : 1;
        }
        return known;
    }

    @Test
    void updatedWeightsAreThoseOfGradientsAtTheEndOfAnIteration() throws IOException {
        String file = Files.writeString(
                        folder.resolve("s.json"), SESSION.formatted("tanh", "softmax", "cross-entropy", "adam"))
                .toString();
        JsonNode updated =
                Ran.backprop("gradients", file, "--json").json(0).get("updated").get("weights");
        JsonNode open = Ran.backprop("open", file, "--items", "--step", "1", "--stride", "iteration")
                .json(0);
        assertThat(open.get("phase").asText()).isEqualTo("update");
        assertThat(byId(open).get("layers.1.weight[1][2]").get("value"))
                .isEqualTo(updated.get(1).get(1).get(2));
    }

    @Test
    void aLossThatWasSavedOverAPlaneListsItsTrainingThere() throws IOException {
        String session = SESSION.formatted("tanh", "linear", "mse", "gd").strip();
        String view = ", \"view\": {\"workspace\": \"descent\", \"x-slice\": {\"kind\": \"weights\","
                + " \"first\": \"layers.0.weight[0][1]\", \"second\": \"layers.1.weight[1][2]\", \"updates\": 5}}}";
        String file = Files.writeString(folder.resolve("p.json"), session.substring(0, session.length() - 1) + view)
                .toString();
        Map<String, JsonNode> items =
                byId(Ran.backprop("open", file, "--items", "--step", "2").json(0));
        Map<String, JsonNode> updated = byId(
                Ran.backprop("open", file, "--items", "--workspace", "network", "--stride", "iteration", "--step", "3")
                        .json(0));
        assertThat(items).hasSize(3 * 4);
        assertThat(items.get("loss[2]").get("value").asDouble())
                .isEqualTo(updated.get("loss").get("value").asDouble());
        assertThat(items.get("a[0]").get("name").asText()).isEqualTo("layers.0.weight[0][1] after update 0");
    }

    @Test
    void nothingIsKnownBeforeTheFirstStep() throws IOException {
        String file = Files.writeString(
                        folder.resolve("s.json"), SESSION.formatted("tanh", "softmax", "cross-entropy", "gd"))
                .toString();
        Map<String, JsonNode> items =
                byId(Ran.backprop("open", file, "--items", "--step", "0").json(0));
        assertThat(items.get("loss").get("value").isNull()).isTrue();
        assertThat(items.values()).allMatch(item -> item.get("gradient").isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "--theme, pink",
        "--size, 10x10",
        "--size, big",
        "--step, -1",
        "--stride, leap",
        "--workspace, kitchen",
        "--workspace, descent",
        "--screenshot, out.gif",
        "--screenshot, nowhere/out.png"
    })
    void refusesABadOptionInOneLine(String option, String value) throws IOException {
        String file = Files.writeString(
                        folder.resolve("s.json"), SESSION.formatted("tanh", "softmax", "cross-entropy", "gd"))
                .toString();
        Ran ran = Ran.backprop("open", file, "--items", option, value);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).startsWith("backprop: ");
    }

    @Test
    void withoutAStepItListsWhereTheSessionWasSaved() throws IOException {
        String session = SESSION.formatted("tanh", "linear", "mse", "gd").strip();
        String view = ", \"view\": {\"workspace\": \"network\", \"cursor\": %d, \"stride\": \"unit\"}}";
        String saved = session.substring(0, session.length() - 1) + view.formatted(400);
        String file = Files.writeString(folder.resolve("v.json"), saved).toString();

        Map<String, JsonNode> there = byId(Ran.backprop("open", file, "--items").json(0));
        assertThat(there.get("loss").get("value").isNumber()).isTrue();
        Map<String, JsonNode> start =
                byId(Ran.backprop("open", file, "--items", "--step", "0").json(0));
        assertThat(start.get("loss").get("value").isNull()).isTrue();
    }
}
