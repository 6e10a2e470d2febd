package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.session.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The notebook's training run on the real MNIST, against the losses of PyTorch from the same initial weights. */
class MnistRunTest {
    private static Mnist mnist;

    @BeforeAll
    static void load() {
        mnist = Mnist.bundled();
    }

    static MlpSpec network(Activation output) {
        return new MlpSpec(
                784,
                List.of(new LayerSpec(32, Activation.SIGMOID, true), new LayerSpec(10, output, true)),
                Loss.CROSS_ENTROPY);
    }

    private static Parameters pytorchWeights(MlpSpec spec) throws URISyntaxException {
        return Weights.read(Path.of(resource("mnist-seed0.npz").toURI()), spec);
    }

    private static java.net.URL resource(String name) {
        return Objects.requireNonNull(MnistRunTest.class.getResource("/notebook/" + name));
    }

    private static double[] pytorchLosses(String run) throws IOException {
        try (InputStream in = resource("mnist-seed0.json").openStream()) {
            JsonNode losses = new ObjectMapper().readTree(in).get(run).get("losses");
            double[] out = new double[losses.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = losses.get(i).asDouble();
            }
            return out;
        }
    }

    private static List<Double> losses(Activation output, int epochs, List<Metrics> test) throws URISyntaxException {
        MlpSpec spec = network(output);
        TrainingConfig config = new TrainingConfig(spec, OptimizerSpec.DEFAULT, TrainingConfig.FULL, 0, 2, 2);
        List<Double> losses = new ArrayList<>();
        try (Trainer trainer = new Trainer(mnist.train(), config, pytorchWeights(spec))) {
            for (int e = 0; e < epochs; e++) {
                losses.add(trainer.epoch().loss());
            }
            test.add(trainer.evaluate(mnist.test()));
        }
        return losses;
    }

    @Test
    void followsPyTorchThroughTheDoubleSoftmaxForAHundredEpochs() throws Exception {
        List<Double> losses = losses(Activation.SOFTMAX, 100, new ArrayList<>());
        double[] expected = pytorchLosses("double_softmax");
        for (int e = 0; e < 100; e++) {
            assertThat(losses.get(e)).as("epoch %d", e).isCloseTo(expected[e], within(1e-3));
        }
    }

    @Test
    @Tag("slow")
    void reachesTheNotebooksLossAndAccuracyInAThousandEpochs() throws Exception {
        List<Metrics> test = new ArrayList<>();
        List<Double> losses = losses(Activation.SOFTMAX, 1000, test);
        assertThat(losses.get(0)).isBetween(2.29, 2.32);
        assertThat(losses.get(100)).isBetween(2.10, 2.25);
        assertThat(losses.get(900)).isBetween(1.60, 1.80);
        assertThat(losses.get(900)).isCloseTo(pytorchLosses("double_softmax")[900], within(0.02));
        assertThat(losses).allSatisfy(l -> assertThat(l).isGreaterThan(Math.log(1 + 9 / Math.E)));
        assertThat(test.get(0).accuracy()).isBetween(0.70, 0.90);
    }

    @Test
    @Tag("slow")
    void learnsFromLogitsToTwoTenthsInAThousandEpochs() throws Exception {
        List<Metrics> test = new ArrayList<>();
        List<Double> losses = losses(Activation.LINEAR, 1000, test);
        assertThat(losses.get(900)).isCloseTo(0.19, within(0.01));
        assertThat(test.get(0).accuracy()).isCloseTo(0.945, within(0.005));
    }
}
