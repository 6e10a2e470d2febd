package dev.backprop.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.SessionReader;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.PassTrace;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the player shows of the networks that come with the program, against PyTorch and the notebook's figures. */
class PresetGradientsTest {
    private static Session session(String resource) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(PresetGradientsTest.class.getResourceAsStream(resource), resource)) {
            return SessionReader.read(resource, in);
        }
    }

    private static NetworkCase network(Session session) {
        List<Sample> samples = session.samples();
        return new NetworkCase(
                Objects.requireNonNull(session.network()).spec(),
                session.parameters(),
                samples.stream().map(Sample::x).toArray(double[][]::new),
                samples.stream().map(Sample::y).toArray(double[][]::new));
    }

    private static PassTrace trace(NetworkCase network, OptimizerSpec optimizer) {
        return new PassTrace(network.spec(), network.parameters(), network.x(), network.y(), optimizer, 0);
    }

    private static List<Double> numbers(Parameters of) {
        List<Double> out = new ArrayList<>();
        for (Parameters.Layer layer : of.layers()) {
            for (double each : ParameterTensors.flat(layer.weight())) {
                out.add(each);
            }
            double[] bias = layer.bias();
            for (int i = 0; bias != null && i < bias.length; i++) {
                out.add(bias[i]);
            }
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/notebook/toy-gradients.json",
                "/notebook/sgd-step.json",
                "/networks/xor.json",
                "/networks/two-two-two.json",
                "/networks/deep-chain.json",
                "/networks/dead-unit.json",
                "/networks/three-classes.json"
            })
    void showsPyTorchsLossGradientsAndStep(String resource) throws IOException {
        assumeTrue(TorchNetwork.available(), "PyTorch's library is not published for this system");
        Session session = session(resource);
        NetworkCase network = network(session);
        TorchNetwork.Result torch = TorchNetwork.differentiate(network);
        PassTrace trace = trace(network, session.optimizer());
        PassState end = trace.at(trace.length());

        assertThat(end.value(trace.network().loss(), 0).orElseThrow()).isCloseTo(torch.loss(), within(1e-14));
        List<Double> before = numbers(network.parameters());
        List<Double> gradients = numbers(torch.gradients());
        int i = 0;
        for (Node parameter : trace.network().parameterNodes()) {
            for (int e = 0; e < parameter.shape().size(); e++, i++) {
                assertThat(end.gradient(parameter, e).orElseThrow())
                        .as(parameter.name() + "[" + e + "]")
                        .isCloseTo(gradients.get(i), within(1e-15));
                assertThat(end.value(parameter, e).orElseThrow())
                        .as(parameter.name() + "[" + e + "] after the update")
                        .isCloseTo(before.get(i) - session.optimizer().lr() * gradients.get(i), within(1e-14));
            }
        }
        assertThat(i).isEqualTo(gradients.size());
    }

    private static JsonNode figures(String part) throws IOException {
        try (InputStream in = PresetGradientsTest.class.getResourceAsStream("/notebook/notebook-figures.json")) {
            return new ObjectMapper().readTree(in).get(part);
        }
    }

    private static void close(PassState state, Node node, JsonNode printed, double tolerance, boolean gradient) {
        int e = 0;
        for (JsonNode row : printed) {
            for (JsonNode number : row.isArray() ? row : List.of(row)) {
                double found = (gradient ? state.gradient(node, e) : state.value(node, e)).orElseThrow();
                assertThat(found).as(node.name() + "[" + e + "]").isCloseTo(number.asDouble(), within(tolerance));
                e++;
            }
        }
        assertThat(e).isEqualTo(node.shape().size());
    }

    @Test
    void showsTheDeltaAndTheGradientsThatTheNotebookPrints() throws IOException {
        JsonNode toy = figures("toy_gradients");
        JsonNode printed = toy.get("printed");
        double tolerance = toy.get("tolerance").asDouble();
        Session session = session("/notebook/toy-gradients.json");
        PassTrace trace = trace(network(session), session.optimizer());
        PassState end = trace.at(trace.length());
        var layers = trace.network().layers();

        close(end, layers.get(1).z(), printed.get("delta_o"), tolerance, true);
        close(end, layers.get(1).weight(), printed.get("dL_dWo"), tolerance, true);
        close(end, layers.get(0).weight(), printed.get("dL_dWi"), tolerance, true);
        assertThat(end.value(trace.network().loss(), 0).orElseThrow())
                .isCloseTo(printed.get("loss").asDouble(), within(5e-5));
    }

    @Test
    void takesTheStepThatTheNotebookPrints() throws IOException {
        JsonNode step = figures("toy_sgd_step");
        Session session = session("/notebook/sgd-step.json");
        PassTrace trace = trace(network(session), session.optimizer());
        Node weight = trace.network().layers().get(0).weight();

        close(trace.at(0), weight, step.get("W_i_before"), 1e-12, false);
        close(
                trace.at(trace.length()),
                weight,
                step.get("W_i_after"),
                step.get("tolerance").asDouble(),
                false);
    }
}
