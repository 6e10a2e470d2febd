package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.Optimizer;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.tensor.DType;
import dev.backprop.engine.tensor.DeviceStorage;
import dev.backprop.engine.tensor.Mode;
import dev.backprop.engine.tensor.PlainStorage;
import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps of training in one block on the storage that a GPU takes, against the same steps in FLOAT64 on plain arrays. */
class DeviceTrainingTest {
    private static final int ROWS = 203;
    private static final Dataset DATA = Synthetic.data(ROWS, 1);
    /** The lecture's way: a softmax under the cross-entropy that takes one itself. */
    private static final MlpSpec SPEC = Synthetic.network(Activation.SIGMOID, Activation.SOFTMAX);

    private static List<double[]> trained(Storage storage, OptimizerSpec rule, int steps) {
        try (ParameterTensors parameters = ParameterTensors.zeros(SPEC, storage);
                Replica replica = new Replica(SPEC, storage, parameters, ROWS, PixelRange.UNIT)) {
            parameters.write(Parameters.draw(SPEC, 5));
            List<Tensor> tensors = parameters.all();
            List<Tensor> gradients =
                    tensors.stream().map(t -> storage.zeros(t.shape())).toList();
            Optimizer optimizer = Optimizer.of(rule);
            List<List<Tensor>> state =
                    tensors.stream().map(t -> optimizer.state(storage, t)).toList();
            Piece whole = Piece.of(ROWS, 1, ROWS).get(0);
            for (int step = 0; step < steps; step++) {
                replica.run(whole, DATA, null, 0, ROWS, step, () -> false);
                for (List<Tensor> part : replica.gradients()) {
                    GradientSum.addTo(gradients, part, Mode.SET);
                }
                for (int p = 0; p < tensors.size(); p++) {
                    optimizer.step(step, tensors.get(p), gradients.get(p), state.get(p));
                }
            }
            return tensors.stream().map(Tensor::toArray).toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void trainsToTheSameWeightsInSinglePrecision(Rule rule) {
        OptimizerSpec spec = new OptimizerSpec(rule, 0.02, 0.9);
        assertClose(trained(new DeviceStorage(DType.FLOAT32), spec, 5), trained(PlainStorage.INSTANCE, spec, 5), 2e-5);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void trainsToTheSameWeightsInDoublePrecision(Rule rule) {
        OptimizerSpec spec = new OptimizerSpec(rule, 0.02, 0.9);
        assertClose(trained(new DeviceStorage(DType.FLOAT64), spec, 5), trained(PlainStorage.INSTANCE, spec, 5), 1e-9);
    }

    private static void assertClose(List<double[]> found, List<double[]> expected, double tolerance) {
        assertThat(found).hasSameSizeAs(expected);
        for (int p = 0; p < expected.size(); p++) {
            assertThat(found.get(p)).as("parameter %d", p).containsExactly(expected.get(p), within(tolerance));
        }
    }
}
