package dev.backprop.engine.nn;

import dev.backprop.engine.graph.AddBias;
import dev.backprop.engine.graph.Bce;
import dev.backprop.engine.graph.CrossEntropy;
import dev.backprop.engine.graph.Graph;
import dev.backprop.engine.graph.HalfSquaredError;
import dev.backprop.engine.graph.LeakyRelu;
import dev.backprop.engine.graph.MatMul;
import dev.backprop.engine.graph.Mse;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.Relu;
import dev.backprop.engine.graph.Sigmoid;
import dev.backprop.engine.graph.Softmax;
import dev.backprop.engine.graph.Tanh;
import dev.backprop.engine.tensor.Shape;
import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A network built as a graph for a fixed number of samples: x (n, in), for each layer l = 1, 2, … the parameters
 * {@code layers.(l−1).weight} and {@code .bias}, the scores {@code z(l)} and the values {@code h(l)}, then the target
 * {@code y} and the {@code loss}. A linear layer's values are its scores: they are one node.
 */
public final class Mlp implements AutoCloseable {
    /**
     * The nodes of one layer.
     *
     * @param weight (out, in)
     * @param bias (1, out), or null where there is none
     * @param z the scores (n, out)
     * @param h the scores after the activation; the same node as {@code z} where that is linear
     */
    public record LayerNodes(Node weight, @Nullable Node bias, Node z, Node h) {}

    private final MlpSpec spec;
    private final Graph graph;
    private final ParameterTensors parameters;
    private final Node x;
    private final Node y;
    private final Node loss;
    private final List<LayerNodes> layers;

    private Mlp(MlpSpec spec, Storage storage, int samples, ParameterTensors parameters, Function<Op, Op> ops) {
        this.spec = spec;
        this.graph = new Graph(storage);
        this.parameters = parameters;
        this.x = graph.input("x", new Shape(samples, spec.inputs()));
        List<LayerNodes> built = new ArrayList<>();
        Node h = x;
        for (int l = 0; l < spec.layers().size(); l++) {
            LayerNodes layer = layer(l, h, ops);
            built.add(layer);
            h = layer.h();
        }
        this.layers = List.copyOf(built);
        this.y = graph.target("y", new Shape(samples, spec.outputs()));
        this.loss = graph.loss("loss", ops.apply(op(spec.loss())), h, y);
    }

    /** A network with parameters of its own, all zero until {@link ParameterTensors#write written}. */
    public static Mlp build(MlpSpec spec, Storage storage, int samples) {
        return over(spec, storage, samples, ParameterTensors.zeros(spec, storage));
    }

    /** A replica over shared parameters, which must be of the same storage. */
    public static Mlp over(MlpSpec spec, Storage storage, int samples, ParameterTensors shared) {
        return new Mlp(spec, storage, samples, shared, op -> op);
    }

    /** As {@link #build}, with every operation passed through {@code ops}: how a test plants a mistake in one. */
    static Mlp build(MlpSpec spec, Storage storage, int samples, Function<Op, Op> ops) {
        return new Mlp(spec, storage, samples, ParameterTensors.zeros(spec, storage), ops);
    }

    private LayerNodes layer(int l, Node input, Function<Op, Op> ops) {
        String prefix = "layers." + l;
        ParameterTensors.Layer tensors = parameters.layers().get(l);
        Node weight = graph.parameter(prefix + ".weight", tensors.weight());
        Tensor biasTensor = tensors.bias();
        Node bias = biasTensor == null ? null : graph.parameter(prefix + ".bias", biasTensor);
        String name = "z" + (l + 1);
        Op matMul = ops.apply(new MatMul());
        Node z = bias == null
                ? graph.apply(name, matMul, input, weight)
                : graph.apply(
                        name, ops.apply(new AddBias()), graph.apply(prefix + ".matmul", matMul, input, weight), bias);
        Op activation = op(spec.layers().get(l).activation());
        Node h = activation == null ? z : graph.apply("h" + (l + 1), ops.apply(activation), z);
        return new LayerNodes(weight, bias, z, h);
    }

    private static @Nullable Op op(Activation activation) {
        return switch (activation) {
            case SIGMOID -> new Sigmoid();
            case TANH -> new Tanh();
            case RELU -> new Relu();
            case LEAKY_RELU -> new LeakyRelu();
            case SOFTMAX -> new Softmax();
            case LINEAR -> null;
        };
    }

    private static Op op(Loss loss) {
        return switch (loss) {
            case BCE -> new Bce();
            case MSE -> new Mse();
            case HALF_SQUARED_ERROR -> new HalfSquaredError();
            case CROSS_ENTROPY -> new CrossEntropy();
        };
    }

    /** What it was built from. */
    public MlpSpec spec() {
        return spec;
    }

    /** The graph. */
    public Graph graph() {
        return graph;
    }

    /** The parameters' tensors. */
    public ParameterTensors parameters() {
        return parameters;
    }

    /** The samples, (n, in). */
    public Node x() {
        return x;
    }

    /** The targets, (n, out). */
    public Node y() {
        return y;
    }

    /** The outputs ŷ, (n, out). */
    public Node yHat() {
        return layers.get(layers.size() - 1).h();
    }

    /** The loss. */
    public Node loss() {
        return loss;
    }

    /** The layers' nodes. */
    public List<LayerNodes> layers() {
        return layers;
    }

    /** The parameters' nodes: layer by layer, weight then bias. */
    public List<Node> parameterNodes() {
        List<Node> nodes = new ArrayList<>();
        for (LayerNodes layer : layers) {
            nodes.add(layer.weight());
            Node bias = layer.bias();
            if (bias != null) {
                nodes.add(bias);
            }
        }
        return nodes;
    }

    /** How many samples it was built for. */
    public int samples() {
        return x.shape().rows();
    }

    /** The gradients as plain arrays; every parameter must have one. */
    public Parameters gradients() {
        return new Parameters(layers.stream()
                .map(l -> {
                    Node bias = l.bias();
                    return new Parameters.Layer(
                            ParameterTensors.rows(l.weight().grad()),
                            bias == null ? null : bias.grad().toArray());
                })
                .toList());
    }

    /** Gives the graph's memory back; the parameters, which may be shared, stay. */
    @Override
    public void close() {
        graph.close();
    }
}
