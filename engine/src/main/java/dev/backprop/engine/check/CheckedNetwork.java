package dev.backprop.engine.check;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.Optimizer;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.tensor.DType;
import dev.backprop.engine.tensor.Nd4jStorage;
import dev.backprop.engine.tensor.PlainStorage;
import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A network in FLOAT64 that owns its parameters, its samples written, and the phases of a pass over it. Each phase answers
 * where it stopped being finite, or null.
 *
 * @param mlp the network
 */
record CheckedNetwork(Mlp mlp) implements AutoCloseable {
    /** From this many elements in one node on, ND4J's price per call is worth paying. */
    private static final long PLAIN_BELOW = 4096;

    /** On the storage that is faster for its size. */
    static CheckedNetwork build(MlpSpec spec, Parameters parameters, double[][] x, double[][] y) {
        return build(spec, storage(spec, x.length), parameters, x, y);
    }

    /**
     * On the storage of the step-through, whatever its size: sums in another order would differ from what is stepped through
     * in their last digit.
     */
    static CheckedNetwork asTraced(MlpSpec spec, Parameters parameters, double[][] x, double[][] y) {
        return build(spec, PlainStorage.INSTANCE, parameters, x, y);
    }

    private static CheckedNetwork build(
            MlpSpec spec, Storage storage, Parameters parameters, double[][] x, double[][] y) {
        Samples.check(spec, x, y);
        Mlp mlp = Mlp.build(spec, storage, x.length);
        mlp.parameters().write(parameters);
        mlp.x().value().write(ParameterTensors.flat(x));
        mlp.y().value().write(ParameterTensors.flat(y));
        return new CheckedNetwork(mlp);
    }

    private static Storage storage(MlpSpec spec, int samples) {
        long largest = (long) samples * spec.inputs();
        for (int l = 0; l < spec.layers().size(); l++) {
            LayerSpec layer = spec.layers().get(l);
            largest = Math.max(largest, (long) layer.units() * Math.max(spec.fanIn(l), samples));
        }
        return largest < PLAIN_BELOW ? PlainStorage.INSTANCE : new Nd4jStorage(DType.FLOAT64);
    }

    PassReport.@Nullable Stop forward() {
        mlp.graph().forward();
        return mlp.graph().firstNonFinite().map(CheckedNetwork::stopForward).orElse(null);
    }

    PassReport.@Nullable Stop backward() {
        mlp.graph().zeroGrad();
        mlp.graph().backward(mlp.loss());
        List<Node> nodes = mlp.graph().nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (node.hasGrad() && !node.grad().isFinite()) {
                return stopBackward(node);
            }
        }
        return null;
    }

    /** One step of the rule from its zero state. */
    PassReport.@Nullable Stop update(OptimizerSpec spec) {
        Optimizer optimizer = Optimizer.of(spec);
        for (Node parameter : mlp.parameterNodes()) {
            List<Tensor> state = optimizer.state(mlp.graph().storage(), parameter.value());
            optimizer.step(0, parameter.value(), parameter.grad(), state);
            state.forEach(Tensor::close);
            if (!parameter.value().isFinite()) {
                String why = "after one step with lr " + spec.lr() + ", " + firstNonFinite(parameter.value());
                return new PassReport.Stop(parameter.name(), spec.rule().id(), why);
            }
        }
        return null;
    }

    private static PassReport.Stop stopForward(Node node) {
        Op op = node.op();
        String operation = op == null ? node.role().name().toLowerCase(Locale.ROOT) : op.name();
        String from = op == null ? "" : ", computed from " + names(node.inputs());
        return new PassReport.Stop(node.name(), operation, firstNonFinite(node.value()) + from);
    }

    /** What computes a gradient is the operation that the node goes into. */
    private PassReport.Stop stopBackward(Node node) {
        List<Node> users = mlp.graph().nodes().stream()
                .filter(n -> n.inputs().contains(node))
                .toList();
        String operation = users.stream().map(n -> n.computedBy().name()).collect(Collectors.joining(", "));
        String why = "the gradient's " + firstNonFinite(node.grad()) + ", computed from that of " + names(users);
        return new PassReport.Stop(node.name(), operation, why);
    }

    private static String names(List<Node> nodes) {
        return nodes.stream().map(Node::name).collect(Collectors.joining(", "));
    }

    /** {@code [0][2] is Infinity}. */
    private static String firstNonFinite(Tensor tensor) {
        int columns = tensor.shape().columns();
        for (int e = 0; e < tensor.size(); e++) {
            if (!Double.isFinite(tensor.get(e))) {
                return "[" + e / columns + "][" + e % columns + "] is " + tensor.get(e);
            }
        }
        throw new IllegalArgumentException("tensor: found only finite numbers, expected one that is not");
    }

    @Override
    public void close() {
        mlp.close();
        mlp.parameters().close();
    }
}
