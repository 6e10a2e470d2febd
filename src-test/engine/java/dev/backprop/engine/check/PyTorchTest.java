package dev.backprop.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine's gradients against those of PyTorch's own native library. */
class PyTorchTest {
    private static final int NETWORKS_EACH = 12;
    private static final List<Activation> ACTIVATIONS = List.of(Activation.values());

    @BeforeAll
    static void needsTheLibrary() {
        assumeTrue(TorchNetwork.available(), "PyTorch's library is not published for this system");
    }

    static Stream<Arguments> lastLayersAndLosses() {
        return Arrays.stream(Activation.values())
                .flatMap(a -> Arrays.stream(Loss.values())
                        .filter(loss -> loss != Loss.BCE || a == Activation.SIGMOID || a == Activation.SOFTMAX)
                        .map(loss -> Arguments.of(a, loss)));
    }

    @ParameterizedTest
    @MethodSource("lastLayersAndLosses")
    void givesTheGradientsOfPyTorch(Activation last, Loss loss) {
        for (int seed = 0; seed < NETWORKS_EACH; seed++) {
            NetworkCase network = draw(last, loss, seed);
            TorchNetwork.Result torch = TorchNetwork.differentiate(network);
            try (CheckedNetwork checked =
                    CheckedNetwork.build(network.spec(), network.parameters(), network.x(), network.y())) {
                Mlp mlp = checked.mlp();
                mlp.graph().forward();
                mlp.graph().backward(mlp.loss());
                close(mlp.loss().value().get(0), torch.loss(), "loss of " + network);
                compare(network, mlp.gradients(), torch.gradients());
            }
        }
    }

    /** 1–4 layers of 1–6 units, the hidden ones of any activation; 2–6 outputs, for the softmax of one number is 1. */
    private static NetworkCase draw(Activation last, Loss loss, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LayerSpec> layers = new ArrayList<>();
        for (int hidden = random.nextInt(4); hidden > 0; hidden--) {
            Activation activation = ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()));
            layers.add(new LayerSpec(random.nextInt(1, 7), activation, random.nextBoolean()));
        }
        layers.add(new LayerSpec(random.nextInt(2, 7), last, random.nextBoolean()));
        MlpSpec spec = new MlpSpec(random.nextInt(1, 7), layers, loss);
        return NetworkCase.draw(spec, random.nextInt(1, 6), seed);
    }

    private static void compare(NetworkCase network, Parameters ours, Parameters torch) {
        for (long i = 0; i < network.spec().parameterCount(); i++) {
            ParameterPlace place = ParameterPlace.at(network.spec(), i);
            close(place.in(ours), place.in(torch), place.name() + " of " + network);
        }
    }

    private static void close(double ours, double torch, String what) {
        double error = Math.abs(ours - torch) / Math.max(Math.max(Math.abs(ours), Math.abs(torch)), 1e-6);
        assertThat(error).as("%s: found %s, PyTorch %s", what, ours, torch).isLessThan(1e-10);
    }
}
