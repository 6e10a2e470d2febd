package dev.backprop.engine.train;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The network once more, for one thread at a time, sharing the parameters: over the rows of a {@link Piece}, a block at a time,
 * whose gradients it sums in order.
 */
final class Replica implements AutoCloseable {
    private final MlpSpec spec;
    private final Storage storage;
    private final ParameterTensors parameters;
    private final int block;
    private final double divisor;
    /** The scattered rows of a shuffled batch, put together. */
    private final ByteBuffer gathered;

    private final FloatBuffer targets;
    /** A graph for each number of rows that has come by: whole blocks, and the smaller last one. */
    private final TreeMap<Integer, Sized> graphs = new TreeMap<>();

    private static final class Sized {
        final Mlp mlp;
        final List<Node> parameters;

        Sized(Mlp mlp) {
            this.mlp = mlp;
            this.parameters = mlp.parameterNodes();
        }
    }

    /** The outputs of a block, read for their largest. */
    private final float[] outputs;

    Replica(MlpSpec spec, Storage storage, ParameterTensors parameters, int block, PixelRange pixels) {
        this.spec = spec;
        this.storage = storage;
        this.parameters = parameters;
        this.block = block;
        this.divisor = pixels.divisor();
        this.gathered = ByteBuffer.allocateDirect(block * spec.inputs());
        this.targets = buffer(block * spec.outputs());
        this.outputs = new float[block * spec.outputs()];
    }

    private static FloatBuffer buffer(int floats) {
        return ByteBuffer.allocateDirect(floats * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /**
     * Forward and backward over the rows of a piece, which notes what is found; a piece that is not complete then is worth nothing.
     *
     * @param order where each row of the batch is in the data; null where the batch is the data
     * @param from where the batch begins in {@code order}
     * @param total rows of the whole batch: the loss is its mean
     * @param cancelled asked before each block
     */
    void run(
            Piece piece,
            Dataset data,
            int @Nullable [] order,
            int from,
            int total,
            int epoch,
            BooleanSupplier cancelled) {
        piece.reset();
        graphs.values().forEach(g -> g.mlp.graph().zeroGrad());
        int end = from + piece.to;
        for (int start = from + piece.from; start < end; start += block) {
            if (cancelled.getAsBoolean()) {
                return;
            }
            int rows = Math.min(block, end - start);
            Mlp mlp = load(data, order, start, rows);
            mlp.graph().zeroIntermediateGrad();
            mlp.graph().forward();
            double share = (double) rows / total;
            piece.loss += mlp.loss().value().get(0) * share;
            piece.right += right(mlp, data, order, start, rows);
            if (!Double.isFinite(piece.loss)) {
                piece.nonFinite = NonFiniteSearch.in(mlp.graph(), epoch);
                break;
            }
            mlp.graph().backward(mlp.loss(), share);
        }
        piece.complete = true;
    }

    /** How many of the rows have their largest output at their label; of equal ones the first counts, as in {@link Tested}. */
    private int right(Mlp mlp, Dataset data, int @Nullable [] order, int start, int rows) {
        mlp.yHat().value().read(outputs);
        int classes = data.classes();
        int count = 0;
        for (int r = 0; r < rows; r++) {
            int label = data.label(order == null ? start + r : order[start + r]);
            count += largest(outputs, r * classes, label, classes) ? 1 : 0;
        }
        return count;
    }

    /** Most answers are right, so that a branch which leaves at a larger output is seldom mispredicted. */
    private static boolean largest(float[] outputs, int first, int label, int classes) {
        int at = first + label;
        float own = outputs[at];
        for (int i = first; i < at; i++) {
            if (!(outputs[i] < own)) {
                return false;
            }
        }
        for (int i = at + 1; i < first + classes; i++) {
            if (!(outputs[i] <= own)) {
                return false;
            }
        }
        return true;
    }

    /** The graph for that many rows, their pixels and targets in place. */
    Mlp load(Dataset data, int @Nullable [] order, int start, int rows) {
        Mlp mlp = graphs.computeIfAbsent(rows, n -> new Sized(Mlp.over(spec, storage, n, parameters))).mlp;
        targets.clear();
        if (order == null) {
            mlp.x().value().writeBytes(data.bytes(start, rows), divisor);
            data.readLabels(start, rows, targets);
        } else {
            data.readBytes(order, start, rows, gathered);
            mlp.x().value().writeBytes(gathered, divisor);
            data.readLabels(order, start, rows, targets);
        }
        mlp.y().value().write(targets);
        return mlp;
    }

    /** The gradients that the last {@link #run} found: those of its whole blocks, and of a smaller last one. */
    List<List<Tensor>> gradients() {
        return graphs.values().stream()
                .filter(g -> g.parameters.get(0).hasGrad())
                .map(g -> g.parameters.stream().map(Node::grad).toList())
                .toList();
    }

    /** The network that it is a replica of. */
    MlpSpec spec() {
        return spec;
    }

    int block() {
        return block;
    }

    @Override
    public void close() {
        graphs.values().forEach(g -> g.mlp.close());
    }
}
