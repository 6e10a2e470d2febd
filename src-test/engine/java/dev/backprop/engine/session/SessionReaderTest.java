package dev.backprop.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.Schedule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionReaderTest {
    private static final String SMALL = """
            {"format": "backprop-session", "version": 1,
             "network": {"inputs": 2, "layers": [{"units": 1, "activation": "sigmoid"}], "loss": "bce"},
             "samples": [{"x": [1, 2], "y": [0]}]}""";

    @ParameterizedTest
    @ValueSource(strings = {"toy-gradients", "sgd-step"})
    void readsTheNotebooksNetworks(String name) throws IOException {
        String resource = "/notebook/" + name + ".json";
        try (InputStream in = SessionReaderTest.class.getResourceAsStream(resource)) {
            Session session = SessionReader.read(resource, Objects.requireNonNull(in));
            Session.Network network = Objects.requireNonNull(session.network());
            assertThat(network.spec().inputs()).isEqualTo(3);
            assertThat(network.spec().layers()).hasSize(2).noneMatch(layer -> layer.biases());
            assertThat(network.spec().loss()).isEqualTo(Loss.BCE);
            assertThat(session.samples()).containsExactly(new Sample(new double[] {1, 2, 0.5}, new double[] {0}));
            assertThat(session.optimizer()).isEqualTo(OptimizerSpec.DEFAULT);
            Parameters.Layer last = session.parameters().layers().get(1);
            double expected = name.equals("sgd-step") ? -0.36790394 : -0.54027513;
            assertThat(last.weight()[0][1]).isEqualTo(expected);
            assertThat(last.bias()).isNull();
        }
    }

    @Test
    void fillsInTheDefaults() {
        Session session = read(SMALL);
        assertThat(session.optimizer()).isEqualTo(new OptimizerSpec(Rule.GD, 1, 0.9));
        assertThat(session.seed()).isZero();
        assertThat(session.step()).isZero();
        assertThat(session.training()).isNull();
        assertThat(session.descent()).isNull();
        assertThat(session.view()).isNull();
    }

    @Test
    void takesEachOptimizerFieldAlone() {
        Session session = read(SMALL.replace("\"samples\"", "\"optimizer\": {\"rule\": \"adam\"}, \"samples\""));
        assertThat(session.optimizer()).isEqualTo(new OptimizerSpec(Rule.ADAM, 1, 0.9));
    }

    @Test
    void drawsWhatIsNotGiven() {
        Session session = read(SMALL.replace("\"samples\"", "\"seed\": 7, \"samples\""));
        Parameters drawn =
                Parameters.draw(Objects.requireNonNull(session.network()).spec(), 7);
        assertThat(session.parameters()).usingRecursiveComparison().isEqualTo(drawn);
        assertThat(drawn.layers().get(0).bias()).hasSize(1);
    }

    @Test
    void keepsTheDrawnBiasesWhereWeightsAreGiven() {
        Session drawn = read(SMALL);
        Session given = read(SMALL.replace("\"sigmoid\"", "\"sigmoid\", \"weights\": [[3, 4]]"));
        assertThat(given.parameters().layers().get(0).weight()[0]).containsExactly(3, 4);
        assertThat(given.parameters().layers().get(0).bias())
                .isEqualTo(drawn.parameters().layers().get(0).bias());
    }

    @Test
    void drawsWeightsThatAreNull() {
        Session session = read(SMALL.replace("\"sigmoid\"", "\"sigmoid\", \"weights\": null, \"biases\": [5]"));
        assertThat(session.parameters().layers().get(0).weight()[0]).hasSize(2);
        assertThat(session.parameters().layers().get(0).bias()).containsExactly(5);
    }

    @Test
    void extensionsChangeNothingElse() {
        String extended = SMALL.replace("\"version\"", "\"x-note\": {\"a\": [1, {}]}, \"x-note\": 2, \"version\"");
        assertThat(read(extended).withExtensions(Extensions.NONE)).isEqualTo(read(SMALL));
    }

    @Test
    void readsATrainingWithoutANetwork() {
        Session session = read("""
                {"format": "backprop-session", "version": 1, "training": {"data": "bundled", "batch": 64,
                 "epochs": 5, "epochs_done": 2, "metrics": [{"epoch": 0, "loss": 2.3, "seconds": 0.1}]}}""");
        TrainingBlock training = Objects.requireNonNull(session.training());
        assertThat(training.batch()).isEqualTo(64);
        assertThat(training.activation()).isEqualTo(Activation.SIGMOID);
        assertThat(training.output()).isEqualTo(Activation.SOFTMAX);
        assertThat(training.metrics()).containsExactly(new TrainingBlock.Metric(0, 2.3, 0.1));
        assertThat(session.network()).isNull();
        assertThat(session.samples()).isEmpty();
    }

    @Test
    void readsADescentInTwoVariables() {
        Session session = read("""
                {"format": "backprop-session", "version": 1,
                 "descent": {"f": "x^2+y^2", "x0": [1, 2], "rule": "notebook", "alpha": 0.1, "steps": 3}}""");
        DescentBlock descent = Objects.requireNonNull(session.descent());
        assertThat(descent.x0()).containsExactly(1.0, 2.0);
        assertThat(descent.optimizer()).isEqualTo(new OptimizerSpec(Rule.NOTEBOOK, 0.1, 0.9));
        assertThat(descent.steps()).isEqualTo(3);
        assertThat(descent.schedule()).isEqualTo(Schedule.CONSTANT);
        assertThat(descent.noise()).isEqualTo(Noise.NONE);
    }

    @Test
    void readsScheduleAndNoiseOfADescent() {
        Session session = read("""
                {"format": "backprop-session", "version": 1,
                 "descent": {"x-schedule": "1/t", "x-noise": {"size": 0.25, "seed": -9}}}""");
        DescentBlock descent = Objects.requireNonNull(session.descent());
        assertThat(descent.schedule()).isEqualTo(Schedule.INVERSE_TIME);
        assertThat(descent.noise()).isEqualTo(new Noise(0.25, -9));
        assertThat(descent.config().noise()).isEqualTo(descent.noise());
        assertThat(session.extensions()).isEqualTo(Extensions.NONE);
    }

    @Test
    void readsAView() {
        Session session = read(SMALL.replace(
                "\"samples\"",
                "\"view\": {\"workspace\": \"network\", \"cursor\": 4, \"stride\": \"unit\", \"toggles\": {\"dark\": true}},"
                        + " \"samples\""));
        ViewBlock view = Objects.requireNonNull(session.view());
        assertThat(view.cursor()).isEqualTo(4);
        assertThat(view.stride()).isEqualTo("unit");
        assertThat(view.toggles()).containsEntry("dark", true);
    }

    @Test
    void refusesAMissingFile() {
        assertThatThrownBy(() -> SessionReader.read(Path.of("no-such.json")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("no-such.json: found no such file, expected a session file");
    }

    private static Session read(String json) {
        return SessionReader.read("s.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
