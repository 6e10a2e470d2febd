package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Training without {@code zero_grad} against PyTorch's own native library, in FLOAT32: there {@code backward} adds to the {@code
 * .grad} of a parameter, and nothing takes it away.
 */
class MissingZeroGradTest {
    private static final int EPOCHS = 8;
    /** Sums of 203 products in another order differ in the last bits of 24, and each step builds on the one before. */
    private static final double FLOAT32 = 2e-6;

    private static final Dataset DATA = Synthetic.data(203, 1);

    static {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("DJL_CACHE_DIR", "target/djl");
        System.setProperty("ENGINE_CACHE_DIR", "target/djl");
    }

    @BeforeAll
    static void needsTheLibrary() {
        assumeTrue(
                MissingZeroGradTest.class.getResource("/native/lib/pytorch.properties") != null,
                "PyTorch's library is not published for this system");
    }

    private static TrainingConfig config(int batch, boolean zeroGrad) {
        return Synthetic.config(new OptimizerSpec(Rule.GD, 0.1, 0), batch, 1, 1).withZeroGrad(zeroGrad);
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    /** The epoch's samples, batch by batch, in the order in which the trainer takes them. */
    private static List<int[]> batches(TrainingConfig config, int epoch) {
        int n = DATA.size();
        int size = Math.min(config.batch(), n);
        int[] order = new int[n];
        java.util.Arrays.setAll(order, i -> i);
        if (size < n) {
            order = Shuffle.order(n, config.seed(), epoch);
        }
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < n; from += size) {
            batches.add(java.util.Arrays.copyOfRange(order, from, Math.min(n, from + size)));
        }
        return batches;
    }

    /** PyTorch's parameters after so many epochs of {@code loss.backward(); w -= lr * w.grad} and no more. */
    private static List<float[]> pyTorch(TrainingConfig config, Parameters initial) {
        List<float[]> values = new ArrayList<>();
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
            List<NDArray> parameters = new ArrayList<>();
            for (Parameters.Layer layer : initial.layers()) {
                Shape shape = new Shape(layer.weight().length, layer.weight()[0].length);
                parameters.add(manager.create(floats(ParameterTensors.flat(layer.weight())), shape));
                parameters.add(manager.create(floats(Objects.requireNonNull(layer.bias()))));
            }
            parameters.forEach(p -> p.setRequiresGradient(true));
            NDArray lr = manager.create((float) config.optimizer().lr());
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                for (int[] rows : batches(config, epoch)) {
                    step(manager, parameters, rows, lr);
                }
            }
            parameters.forEach(p -> values.add(p.toFloatArray()));
        }
        return values;
    }

    private static void step(NDManager manager, List<NDArray> parameters, int[] rows, NDArray lr) {
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray x = manager.create(pixels(rows), new Shape(rows.length, DATA.features()));
            NDArray h = x.dot(parameters.get(0).transpose())
                    .add(parameters.get(1))
                    .getNDArrayInternal()
                    .sigmoid();
            NDArray z = h.dot(parameters.get(2).transpose()).add(parameters.get(3));
            NDArray target = manager.create(labels(rows), new Shape(rows.length, 1));
            collector.backward(z.logSoftmax(1).gather(target, 1).mean().neg());
        }
        // Outside the collector, where PyTorch lets a parameter be changed in place.
        for (NDArray p : parameters) {
            p.subi(p.getGradient().mul(lr));
        }
    }

    private static float[] pixels(int[] rows) {
        FloatBuffer all = FloatBuffer.allocate(rows.length * DATA.features());
        for (int row : rows) {
            DATA.readBlock(row, 1, all);
        }
        return all.array();
    }

    private static long[] labels(int[] rows) {
        return java.util.Arrays.stream(rows).mapToLong(DATA::label).toArray();
    }

    private static double furthest(List<float[]> found, List<float[]> expected) {
        double furthest = 0;
        for (int p = 0; p < expected.size(); p++) {
            for (int i = 0; i < expected.get(p).length; i++) {
                furthest = Math.max(furthest, Math.abs(found.get(p)[i] - expected.get(p)[i]));
            }
        }
        return furthest;
    }

    private static List<float[]> trained(TrainingConfig config, Parameters initial) {
        try (Trainer trainer = new Trainer(DATA, config, initial)) {
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                trainer.epoch();
            }
            return trainer.checkpoint().parameters();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {TrainingConfig.FULL, 64})
    void goesWherePyTorchGoesWithoutZeroGrad(int batch) {
        TrainingConfig config = config(batch, false);
        Parameters initial = Parameters.draw(config.spec(), 5);
        assertThat(furthest(trained(config, initial), pyTorch(config, initial))).isCloseTo(0, within(FLOAT32));
    }

    @Test
    void goesFarFromWhereItGoesWithZeroGrad() {
        TrainingConfig forgetful = config(TrainingConfig.FULL, false);
        Parameters initial = Parameters.draw(forgetful.spec(), 5);
        assertThat(furthest(trained(config(TrainingConfig.FULL, true), initial), pyTorch(forgetful, initial)))
                .isGreaterThan(1000 * FLOAT32);
    }
}
