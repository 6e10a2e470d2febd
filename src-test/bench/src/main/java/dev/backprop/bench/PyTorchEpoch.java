package dev.backprop.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The same epoch through PyTorch's native library: the whole batch in one call of each operation, which is its fastest. */
final class PyTorchEpoch implements AutoCloseable {
    private final NDManager manager;
    private final NDArray x;
    private final NDArray labels;
    private final List<NDArray> parameters = new ArrayList<>();
    private final Loss crossEntropy = Loss.softmaxCrossEntropyLoss("loss", 1, -1, true, true);

    PyTorchEpoch(Dataset data, Parameters initial, int threads) {
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        manager = Engine.getEngine("PyTorch").newBaseManager();
        FloatBuffer pixels = ByteBuffer.allocateDirect(data.size() * data.features() * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        data.readBlock(0, data.size(), pixels);
        pixels.flip();
        x = manager.create(pixels, new Shape(data.size(), data.features()));
        float[] classes = new float[data.size()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = data.label(i);
        }
        labels = manager.create(classes);
        for (Parameters.Layer layer : initial.layers()) {
            add(ParameterTensors.flat(layer.weight()), new Shape(layer.weight().length, layer.weight()[0].length));
            double[] bias = Objects.requireNonNull(layer.bias());
            add(bias, new Shape(bias.length));
        }
    }

    private void add(double[] values, Shape shape) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        NDArray parameter = manager.create(floats, shape);
        parameter.setRequiresGradient(true);
        parameters.add(parameter);
    }

    static String version() {
        return Engine.getEngine("PyTorch").getVersion();
    }

    /** Forward, backward, update at learning rate 1; the loss before the update. */
    double epoch() {
        double loss = backward();
        // Outside the collector, where PyTorch lets a parameter be changed in place; then zero_grad.
        for (NDArray parameter : parameters) {
            try (NDArray gradient = parameter.getGradient()) {
                parameter.subi(gradient);
                gradient.subi(gradient);
            }
        }
        return loss;
    }

    private double backward() {
        try (NDManager scope = manager.newSubManager();
                GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            x.attach(scope);
            NDArray h = Activation.sigmoid(linear(x, 0));
            NDArray yHat = linear(h, 2).softmax(1);
            NDArray loss = crossEntropy.evaluate(new NDList(labels), new NDList(yHat));
            collector.backward(loss);
            x.attach(manager);
            return loss.getFloat();
        }
    }

    private NDArray linear(NDArray input, int parameter) {
        return Linear.linear(input, parameters.get(parameter), parameters.get(parameter + 1))
                .singletonOrThrow();
    }

    @Override
    public void close() {
        manager.close();
    }
}
