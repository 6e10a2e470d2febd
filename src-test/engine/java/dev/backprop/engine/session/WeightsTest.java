package dev.backprop.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
    @TempDir
    Path folder;

    private final MlpSpec spec = new MlpSpec(
            3, List.of(new LayerSpec(2, Activation.RELU, true), new LayerSpec(4, Activation.LINEAR, false)), Loss.MSE);

    @Test
    void readsPyTorchsInitialWeights() throws URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(WeightsTest.class.getResource("/notebook/mnist-seed0.npz"))
                .toURI());
        MlpSpec mnist = new MlpSpec(
                784,
                List.of(new LayerSpec(32, Activation.SIGMOID, true), new LayerSpec(10, Activation.SOFTMAX, true)),
                Loss.CROSS_ENTROPY);
        Parameters parameters = Weights.read(file, mnist);
        assertThat(Weights.inspect(file)).isEqualTo(new MlpShape(List.of(784, 32, 10), List.of(true, true)));
        assertThat(parameters.layers().get(0).weight()).hasDimensions(32, 784);
        assertThat(parameters.layers().get(1).bias()).hasSize(10);
        // What NumPy reads there, in float32.
        assertThat(parameters.layers().get(0).weight()[0][0]).isCloseTo(-0.00026738644, within(1e-11));
    }

    @Test
    void readsWhatItWrote() {
        Path file = folder.resolve("w.npz");
        Parameters parameters = Parameters.draw(spec, 3);
        Weights.write(file, parameters, false);
        assertThat(Weights.read(file, spec)).usingRecursiveComparison().isEqualTo(parameters);
        assertThat(Weights.inspect(file)).isEqualTo(new MlpShape(List.of(3, 2, 4), List.of(true, false)));
    }

    @Test
    void refusesAMissingArray() {
        Map<String, NpyArray> arrays = arrays();
        arrays.remove("layers.1.weight");
        refused(arrays, "found no array layers.1.weight, expected layers.1.weight of shape (4, 2)");
    }

    @Test
    void refusesAnArrayLeftOver() {
        Map<String, NpyArray> arrays = arrays();
        arrays.put("layers.1.bias", zeros(4));
        refused(arrays, ": layers.1.bias: found an array that the network does not have, of shape (4,)");
    }

    @Test
    void refusesAnotherShape() {
        Map<String, NpyArray> arrays = arrays();
        arrays.put("layers.0.weight", zeros(3, 2));
        refused(arrays, ": layers.0.weight: found shape (3, 2), expected shape (2, 3)");
    }

    @Test
    void refusesToInspectLayersThatDoNotFit() {
        Map<String, NpyArray> arrays = arrays();
        arrays.put("layers.1.weight", zeros(4, 5));
        inspectRefused(arrays, ": layers.1.weight: found shape (4, 5), expected shape (out, 2)");
    }

    @Test
    void refusesToInspectABiasThatDoesNotFit() {
        Map<String, NpyArray> arrays = arrays();
        arrays.put("layers.0.bias", zeros(3));
        inspectRefused(arrays, ": layers.0.bias: found shape (3,), expected shape (2,)");
    }

    @Test
    void refusesToInspectOtherNames() {
        inspectRefused(Map.of("0.weight", zeros(2, 3)), "found no array layers.0.weight");
    }

    private static Map<String, NpyArray> arrays() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("layers.0.weight", zeros(2, 3));
        arrays.put("layers.0.bias", zeros(2));
        arrays.put("layers.1.weight", zeros(4, 2));
        return arrays;
    }

    private static NpyArray zeros(int... shape) {
        return new NpyArray(shape, new double[shape.length == 1 ? shape[0] : shape[0] * shape[1]]);
    }

    private void refused(Map<String, NpyArray> arrays, String message) {
        Path file = folder.resolve("w.npz");
        Npz.write(file, arrays, true);
        assertThatThrownBy(() -> Weights.read(file, spec))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }

    private void inspectRefused(Map<String, NpyArray> arrays, String message) {
        Path file = folder.resolve("w.npz");
        Npz.write(file, arrays, true);
        assertThatThrownBy(() -> Weights.inspect(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }
}
