package dev.backprop.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever valid session is opened, its numbers are those of {@code gradients}, to the last digit. */
class AnySessionItemsTest {
    /** 64 layers. */
    private static final String DEEP = "3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3"
            + " 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 2";

    @TempDir
    private Path folder;

    private static Stream<Arguments> kinds() {
        List<Arguments> kinds = new ArrayList<>();
        for (String loss : AnySession.LOSSES) {
            for (String last : AnySession.ACTIVATIONS) {
                if (!loss.equals("bce") || last.equals("sigmoid") || last.equals("softmax")) {
                    for (String rule : AnySession.RULES) {
                        kinds.add(Arguments.of(loss, last, rule, kinds.size()));
                    }
                }
            }
        }
        return kinds.stream();
    }

    @ParameterizedTest(name = "{0} after {1}, {2}")
    @MethodSource("kinds")
    void everyNumberIsThatOfGradients(String loss, String last, String rule, long seed) throws IOException {
        everyNumberIsThatOfGradients(new AnySession(seed).of(loss, last, rule));
    }

    private void everyNumberIsThatOfGradients(ObjectNode session) throws IOException {
        String file =
                Files.writeString(folder.resolve("s.json"), session.toString()).toString();
        JsonNode gradients = Ran.backprop("gradients", file, "--json").json(0);
        assertThat(gradients.has("stopped")).isFalse();

        for (int phase = 1; phase <= 3; phase++) {
            Map<String, JsonNode> items = items(file, "--stride", "phase", "--step", Integer.toString(phase));
            activations(items, gradients.get("activations"));
            if (phase > 1) {
                assertThat(items.get("loss").get("value")).isEqualTo(gradients.get("loss"));
            }
            if (phase > 2) {
                assertThat(parameters(items, "gradient", session)).isEqualTo(gradients.get("gradients"));
            }
        }
        Map<String, JsonNode> after = items(file, "--stride", "iteration", "--step", "1");
        assertThat(parameters(after, "value", session)).isEqualTo(gradients.get("updated"));
    }

    @ParameterizedTest(name = "{0} after {1}, {2}")
    @MethodSource("kinds")
    void afterItsUpdatesItIsAsGradientsSaysOfWhatTheyMade(String loss, String last, String rule, long seed)
            throws IOException {
        ObjectNode session = new AnySession(seed).of(loss, last, rule).put("step", 1);
        String file =
                Files.writeString(folder.resolve("s.json"), session.toString()).toString();
        JsonNode updated = Ran.backprop("gradients", file, "--json").json(0).get("updated");
        assertThat(parameters(items(file), "value", session)).isEqualTo(updated);

        // A session that begins with what the update made has the same second pass.
        ObjectNode next = session.deepCopy().put("step", 0);
        for (int l = 0; l < next.at("/network/layers").size(); l++) {
            ObjectNode layer = (ObjectNode) next.at("/network/layers/" + l);
            layer.set("weights", updated.get("weights").get(l));
            layer.set("biases", updated.get("biases").get(l));
        }
        String second =
                Files.writeString(folder.resolve("n.json"), next.toString()).toString();
        JsonNode gradients = Ran.backprop("gradients", second, "--json").json(0);
        int steps = 4 + 3;
        Map<String, JsonNode> there = items(file, "--stride", "phase", "--step", Integer.toString(steps));
        assertThat(parameters(there, "gradient", session)).isEqualTo(gradients.get("gradients"));
        assertThat(there.get("loss").get("value")).isEqualTo(gradients.get("loss"));
    }

    @ParameterizedTest
    @CsvSource({"cross-entropy, 100, 300 10", "mse, 3, " + DEEP, "bce, 40, 60 50 1"})
    void soItIsBeyondWhatCanBeEdited(String loss, int inputs, String widths) throws IOException {
        ObjectNode session = new AnySession(5).of(loss, "sigmoid", "adam");
        ObjectNode network = session.putObject("network").put("inputs", inputs).put("loss", loss);
        ArrayNode layers = network.putArray("layers");
        String[] units = widths.split(" ");
        for (int l = 0; l < units.length; l++) {
            layers.addObject()
                    .put("units", Integer.parseInt(units[l]))
                    .put("activation", l < units.length - 1 ? "tanh" : "sigmoid");
        }
        ObjectNode sample = session.putArray("samples").addObject();
        ArrayNode x = sample.putArray("x");
        for (int i = 0; i < inputs; i++) {
            x.add(Math.sin(i));
        }
        ArrayNode y = sample.putArray("y");
        for (int i = 0; i < Integer.parseInt(units[units.length - 1]); i++) {
            y.add(i == 0 ? 1 : 0);
        }
        everyNumberIsThatOfGradients(session);
    }

    private static Map<String, JsonNode> items(String file, String... options) throws IOException {
        List<String> call = new ArrayList<>(List.of("open", file, "--items"));
        call.addAll(List.of(options));
        Ran ran = Ran.backprop(call.toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isZero();
        Map<String, JsonNode> items = new HashMap<>();
        ran.json(0).get("items").forEach(item -> items.put(item.get("id").asText(), item));
        return items;
    }

    private static void activations(Map<String, JsonNode> items, JsonNode activations) {
        for (int l = 0; l < activations.size(); l++) {
            String name = l == activations.size() - 1 ? "y_hat" : "h" + (l + 1);
            for (int i = 0; i < activations.get(l).size(); i++) {
                String id = name + "[" + i + "]";
                assertThat(items.get(id).get("value"))
                        .as(id)
                        .isEqualTo(activations.get(l).get(i));
            }
        }
    }

    /** One number of each parameter, in the form in which {@code gradients} prints them. */
    private static ObjectNode parameters(Map<String, JsonNode> items, String which, ObjectNode session) {
        ObjectNode all = session.objectNode();
        var weights = all.putArray("weights");
        var biases = all.putArray("biases");
        int fanIn = session.at("/network/inputs").asInt();
        for (int l = 0; l < session.at("/network/layers").size(); l++) {
            int units = session.at("/network/layers/" + l + "/units").asInt();
            var rows = weights.addArray();
            for (int i = 0; i < units; i++) {
                var row = rows.addArray();
                for (int j = 0; j < fanIn; j++) {
                    row.add(items.get("layers." + l + ".weight[" + i + "][" + j + "]")
                            .get(which));
                }
            }
            if (items.containsKey("layers." + l + ".bias[0]")) {
                var row = biases.addArray();
                for (int i = 0; i < units; i++) {
                    row.add(items.get("layers." + l + ".bias[" + i + "]").get(which));
                }
            } else {
                biases.addNull();
            }
            fanIn = units;
        }
        return all;
    }
}
