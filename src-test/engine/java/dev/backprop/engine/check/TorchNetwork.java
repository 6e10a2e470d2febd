package dev.backprop.engine.check;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import java.util.ArrayList;
import java.util.List;

/** A network in PyTorch's native library, in FLOAT64, differentiated by its autograd. */
final class TorchNetwork {
    static {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("DJL_CACHE_DIR", "target/djl");
        System.setProperty("ENGINE_CACHE_DIR", "target/djl");
    }

    record Result(double loss, Parameters gradients) {}

    private final NDManager manager;
    private final List<NDArray> weights = new ArrayList<>();
    private final List<NDArray> biases = new ArrayList<>();

    private TorchNetwork(NDManager manager) {
        this.manager = manager;
    }

    /** Whether this machine has the library among the test's dependencies: there is none for some systems. */
    static boolean available() {
        return TorchNetwork.class.getResource("/native/lib/pytorch.properties") != null;
    }

    static Result differentiate(NetworkCase network) {
        Engine engine = Engine.getEngine("PyTorch");
        try (NDManager manager = engine.newBaseManager();
                GradientCollector collector = engine.newGradientCollector()) {
            TorchNetwork torch = new TorchNetwork(manager);
            NDArray loss = torch.forward(network);
            collector.backward(loss);
            return new Result(loss.toDoubleArray()[0], torch.gradients());
        }
    }

    private NDArray forward(NetworkCase network) {
        NDArray h = matrix(network.x());
        List<Parameters.Layer> layers = network.parameters().layers();
        for (int l = 0; l < layers.size(); l++) {
            NDArray w = matrix(layers.get(l).weight());
            w.setRequiresGradient(true);
            weights.add(w);
            NDArray z = h.dot(w.transpose());
            double[] bias = layers.get(l).bias();
            NDArray b = bias == null ? null : manager.create(bias);
            biases.add(b);
            if (b != null) {
                b.setRequiresGradient(true);
                z = z.add(b);
            }
            h = activate(network.spec().layers().get(l).activation(), z);
        }
        return loss(network.spec().loss(), h, matrix(network.y()), network.x().length);
    }

    private NDArray activate(Activation activation, NDArray z) {
        return switch (activation) {
            case SIGMOID -> z.getNDArrayInternal().sigmoid();
            case TANH -> z.getNDArrayInternal().tanh();
            case RELU -> z.getNDArrayInternal().relu();
            // Its own leaky ReLU takes the slope as a float, and 0.01f is not 0.01.
            case LEAKY_RELU -> z.maximum(z.mul(manager.create(0.01)));
            case SOFTMAX -> z.softmax(1);
            case LINEAR -> z;
        };
    }

    private NDArray loss(Loss loss, NDArray yHat, NDArray y, int samples) {
        NDArray error = yHat.sub(y);
        NDArray one = manager.create(1.0);
        return switch (loss) {
            case BCE ->
                y.mul(yHat.log())
                        .add(one.sub(y).mul(one.sub(yHat).log()))
                        .mean()
                        .neg();
            case MSE -> error.mul(error).mean();
            case HALF_SQUARED_ERROR -> error.mul(error).sum().div(manager.create(2.0 * samples));
            case CROSS_ENTROPY -> y.mul(yHat.logSoftmax(1)).sum().neg().div(manager.create((double) samples));
        };
    }

    private NDArray matrix(double[][] rows) {
        return manager.create(ParameterTensors.flat(rows), new Shape(rows.length, rows[0].length));
    }

    private Parameters gradients() {
        List<Parameters.Layer> layers = new ArrayList<>();
        for (int l = 0; l < weights.size(); l++) {
            NDArray w = weights.get(l);
            double[] flat = w.getGradient().toDoubleArray();
            int columns = (int) w.getShape().get(1);
            double[][] rows = new double[(int) w.getShape().get(0)][columns];
            for (int r = 0; r < rows.length; r++) {
                System.arraycopy(flat, r * columns, rows[r], 0, columns);
            }
            NDArray b = biases.get(l);
            layers.add(new Parameters.Layer(
                    rows, b == null ? null : b.getGradient().toDoubleArray()));
        }
        return new Parameters(layers);
    }
}
