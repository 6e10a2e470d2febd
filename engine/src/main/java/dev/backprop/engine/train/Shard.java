package dev.backprop.engine.train;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.tensor.Mode;
import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One replica of the network over blocks of rows. It sums the gradients of its blocks in order.
 */
final class Shard implements AutoCloseable {
    private final MlpSpec spec;
    private final Storage storage;
    private final ParameterTensors parameters;
    private final int block;
    private final double divisor;
    /** The scattered rows of a shuffled batch, put together. */
    private final ByteBuffer gathered;

    private final FloatBuffer targets;
    /** A graph for each number of rows that has come by: whole blocks, and the smaller last one. */
    private final TreeMap<Integer, Replica> replicas = new TreeMap<>();

    private static final class Replica {
        final Mlp mlp;
        final List<Node> parameters;

        Replica(Mlp mlp) {
            this.mlp = mlp;
            this.parameters = mlp.parameterNodes();
        }
    }

    /** The outputs of a block, read for their largest. */
    private final float[] outputs;

    private double loss;
    private int right;
    private boolean complete;
    private @Nullable NonFinite nonFinite;

    Shard(MlpSpec spec, Storage storage, ParameterTensors parameters, int block, PixelRange pixels) {
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
     * Forward and backward over the rows {@code from … to−1} of {@code order}, or of the data itself where that is null.
     *
     * @param total rows of the whole batch: the loss is its mean
     * @param cancelled asked before each block; what is gathered is worth nothing then
     */
    void run(Dataset data, int @Nullable [] order, int from, int to, int total, int epoch, BooleanSupplier cancelled) {
        loss = 0;
        right = 0;
        nonFinite = null;
        complete = false;
        replicas.values().forEach(r -> r.mlp.graph().zeroGrad());
        for (int start = from; start < to && nonFinite == null; start += block) {
            if (cancelled.getAsBoolean()) {
                return;
            }
            int rows = Math.min(block, to - start);
            Mlp replica = load(data, order, start, rows);
            replica.graph().zeroIntermediateGrad();
            replica.graph().forward();
            double share = (double) rows / total;
            loss += replica.loss().value().get(0) * share;
            right += right(replica, data, order, start, rows);
            if (Double.isFinite(loss)) {
                replica.graph().backward(replica.loss(), share);
            } else {
                nonFinite = NonFiniteSearch.in(replica.graph(), epoch);
            }
        }
        complete = true;
    }

    /** How many of the rows have their largest output at their label; of equal ones the first counts, as in {@link Tested}. */
    private int right(Mlp replica, Dataset data, int @Nullable [] order, int start, int rows) {
        replica.yHat().value().read(outputs);
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

    /** Whether the last {@link #run} went to its end and was not cancelled. */
    boolean complete() {
        return complete;
    }

    /** The replica for that many rows, their pixels and targets in place. */
    Mlp load(Dataset data, int @Nullable [] order, int start, int rows) {
        Mlp replica = replicas.computeIfAbsent(rows, n -> new Replica(Mlp.over(spec, storage, n, parameters))).mlp;
        targets.clear();
        if (order == null) {
            replica.x().value().writeBytes(data.bytes(start, rows), divisor);
            data.readLabels(start, rows, targets);
        } else {
            data.readBytes(order, start, rows, gathered);
            replica.x().value().writeBytes(gathered, divisor);
            data.readLabels(order, start, rows, targets);
        }
        replica.y().value().write(targets);
        return replica;
    }

    /**
     * Writes what {@link #run} gathered to {@code gradients}, parameter by parameter, or adds it.
     *
     * @param mode how the first contribution is to be written
     * @return how the next shard's is: unchanged where nothing was gathered here
     */
    Mode gather(List<Tensor> gradients, Mode mode) {
        Mode next = mode;
        for (Replica replica : replicas.values()) {
            if (replica.parameters.get(0).hasGrad()) {
                for (int p = 0; p < gradients.size(); p++) {
                    Tensor own = replica.parameters.get(p).grad();
                    if (next == Mode.SET) {
                        gradients.get(p).copy(own);
                    } else {
                        gradients.get(p).axpy(1, own);
                    }
                }
                next = Mode.ADD;
            }
        }
        return next;
    }

    /** Its part of the batch's mean loss. */
    double loss() {
        return loss;
    }

    /** How many of the rows of the last {@link #run} were told right. */
    int right() {
        return right;
    }

    /** Where the last {@link #run} stopped being finite, if it did. */
    Optional<NonFinite> nonFinite() {
        return Optional.ofNullable(nonFinite);
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
        replicas.values().forEach(r -> r.mlp.close());
    }
}
