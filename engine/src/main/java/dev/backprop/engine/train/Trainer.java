package dev.backprop.engine.train;

import dev.backprop.engine.backend.Backend;
import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.Optimizer;
import dev.backprop.engine.tensor.DType;
import dev.backprop.engine.tensor.Mode;
import dev.backprop.engine.tensor.Nd4jStorage;
import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network on a data set, an epoch at a time, in FLOAT32. The rows of a batch are split over the shards; each sums
 * its blocks in order, and shard gradients are added in shard order, so the numbers depend on the configuration alone and
 * never on the threads. One thread at a time may use a trainer.
 */
public final class Trainer implements AutoCloseable {
    /** Rows of a block: MNIST's, as floats, then stay in a core's second cache (784 KB) from forward through backward. */
    static final int BLOCK = 250;

    private final Dataset data;
    private final TrainingConfig config;
    private final ParameterTensors parameters;
    private final List<Tensor> tensors;
    private final List<Tensor> gradients;
    private final List<Tensor> lastFinite;
    private final List<List<Tensor>> state;
    private final Optimizer optimizer;
    private final List<Shard> shards = new ArrayList<>();
    private final ShardPool pool;
    private int epoch;
    private int steps;
    /** Whether the gradients and the parameters before the update are those of the step that led here. */
    private boolean stepped;

    /**
     * Starts ND4J if this is the first use of it.
     *
     * @param data what to learn; its features and classes must be the network's inputs and outputs
     * @param config the run
     * @param initial the weights to start from
     * @throws IllegalArgumentException if the shapes do not fit
     */
    public Trainer(Dataset data, TrainingConfig config, Parameters initial) {
        if (data.features() != config.spec().inputs()
                || data.classes() != config.spec().outputs()) {
            throw new IllegalArgumentException("network: found " + config.spec().inputs() + " inputs and "
                    + config.spec().outputs() + " outputs, expected " + data.features() + " and " + data.classes()
                    + ", as the data has");
        }
        this.data = data;
        this.config = config;
        Storage storage = new Nd4jStorage(DType.FLOAT32);
        parameters = ParameterTensors.zeros(config.spec(), storage);
        parameters.write(initial);
        tensors = parameters.all();
        gradients = like(storage);
        lastFinite = like(storage);
        optimizer = Optimizer.of(config.optimizer());
        state = tensors.stream().map(t -> optimizer.state(storage, t)).toList();
        Backend backend = Backend.live();
        int block = backend.blockRows(
                BLOCK, Math.min(config.batch(), data.size()), Math.max(data.features(), data.classes()));
        for (int s = 0; s < backend.workers(config.shards()); s++) {
            shards.add(new Shard(config.spec(), storage, parameters, block));
        }
        pool = new ShardPool(threads());
    }

    private List<Tensor> like(Storage storage) {
        return tensors.stream().map(t -> storage.zeros(t.shape())).toList();
    }

    /**
     * One epoch: every sample once, an update a batch.
     *
     * @throws NonFiniteException where a value stops being finite; the parameters are then the last finite ones
     */
    public EpochRecord epoch() {
        return epoch(() -> false);
    }

    /**
     * As {@link #epoch()}, unless it is cancelled: then the trainer is where it was before.
     *
     * @param cancelled asked by every thread between two blocks of rows
     * @throws CancellationException where it was cancelled
     */
    public EpochRecord epoch(BooleanSupplier cancelled) {
        long start = System.nanoTime();
        int n = data.size();
        int batch = Math.min(config.batch(), n);
        // A full batch changes nothing before its end; with mini-batches there must be a way back.
        Checkpoint before = batch == n ? null : checkpoint();
        int[] order = batch == n ? null : Shuffle.order(n, config.seed(), epoch);
        double loss = 0;
        try {
            for (int from = 0; from < n; from += batch) {
                int rows = Math.min(batch, n - from);
                loss += step(order, from, rows, cancelled) * rows / n;
            }
        } catch (CancellationException e) {
            if (before != null) {
                restore(before);
            }
            throw e;
        }
        EpochRecord record = new EpochRecord(epoch, loss, (System.nanoTime() - start) / 1e9);
        epoch++;
        return record;
    }

    /** Forward, backward and update over the rows {@code from … from+rows−1}; the loss before the update. */
    private double step(int @Nullable [] order, int from, int rows, BooleanSupplier cancelled) {
        int count = shards.size();
        pool.run(count, s -> {
            int first = from + (int) ((long) rows * s / count);
            int last = from + (int) ((long) rows * (s + 1) / count);
            shards.get(s).run(data, order, first, last, rows, epoch, cancelled);
        });
        if (!shards.stream().allMatch(Shard::complete)) {
            throw new CancellationException();
        }
        double loss = 0;
        for (Shard shard : shards) {
            shard.nonFinite().ifPresent(where -> {
                throw new NonFiniteException(where);
            });
            loss += shard.loss();
        }
        gather();
        update();
        return loss;
    }

    private void gather() {
        Mode mode = Mode.SET;
        for (Shard shard : shards) {
            mode = shard.gather(gradients, mode);
        }
    }

    private void update() {
        for (int p = 0; p < tensors.size(); p++) {
            lastFinite.get(p).copy(tensors.get(p));
            optimizer.step(steps, tensors.get(p), gradients.get(p), state.get(p));
        }
        for (int p = 0; p < tensors.size(); p++) {
            // A gradient that is not finite makes its parameter so under every rule: one look is enough.
            if (!tensors.get(p).isFinite()) {
                for (int q = 0; q < tensors.size(); q++) {
                    tensors.get(q).copy(lastFinite.get(q));
                }
                throw new NonFiniteException(whyNotFinite(p));
            }
        }
        steps++;
        stepped = true;
    }

    private NonFinite whyNotFinite(int parameter) {
        for (int p = 0; p < gradients.size(); p++) {
            if (!gradients.get(p).isFinite()) {
                return NonFiniteSearch.parameter(name(p), "backward", "the gradient", epoch);
            }
        }
        return NonFiniteSearch.parameter(
                name(parameter), config.optimizer().rule().id(), "the update", epoch);
    }

    private String name(int parameter) {
        int at = 0;
        for (int l = 0; l < parameters.layers().size(); l++) {
            if (at++ == parameter) {
                return "layers." + l + ".weight";
            }
            if (parameters.layers().get(l).bias() != null && at++ == parameter) {
                return "layers." + l + ".bias";
            }
        }
        throw new IllegalArgumentException("parameter " + parameter + ": expected one of " + at);
    }

    /** The run's configuration. */
    public TrainingConfig config() {
        return config;
    }

    /** The live ND4J backend, for people. */
    public String backend() {
        return Backend.live().name();
    }

    /** The threads that carry the shards: those of the configuration, or one for a GPU. */
    public int threads() {
        return Backend.live().workers(config.threads());
    }

    /** Epochs done. */
    public int epochs() {
        return epoch;
    }

    /** The parameters as they are now. */
    public Parameters parameters() {
        return parameters.read();
    }

    /** The last step's gradients, in the parameters' order and shapes; zeros before the first. */
    public List<double[]> gradients() {
        return gradients.stream().map(Tensor::toArray).toList();
    }

    /** How large the step was that led here, layer by layer; empty where none has been taken since the start. */
    public List<LayerNorms> layerNorms() {
        if (!stepped) {
            return List.of();
        }
        List<LayerNorms> norms = new ArrayList<>();
        int p = 0;
        for (ParameterTensors.Layer layer : parameters.layers()) {
            double[] squares = new double[3];
            int end = p + (layer.bias() == null ? 1 : 2);
            for (; p < end; p++) {
                addSquares(squares, p);
            }
            norms.add(new LayerNorms(Math.sqrt(squares[0]), Math.sqrt(squares[1]), Math.sqrt(squares[2])));
        }
        return norms;
    }

    private void addSquares(double[] squares, int p) {
        double[] gradient = gradients.get(p).toArray();
        double[] before = lastFinite.get(p).toArray();
        double[] after = tensors.get(p).toArray();
        for (int i = 0; i < gradient.length; i++) {
            double change = after[i] - before[i];
            squares[0] += gradient[i] * gradient[i];
            squares[1] += change * change;
            squares[2] += before[i] * before[i];
        }
    }

    /** How the network does on other samples. */
    public Metrics evaluate(Dataset test) {
        Metrics[] parts = new Metrics[shards.size()];
        int n = test.size();
        pool.run(parts.length, s -> {
            int first = (int) ((long) n * s / parts.length);
            int last = (int) ((long) n * (s + 1) / parts.length);
            parts[s] = Metrics.of(shards.get(s), test, first, last);
        });
        return Metrics.sum(List.of(parts));
    }

    /** Everything needed to come back to this point exactly. */
    public Checkpoint checkpoint() {
        return new Checkpoint(
                epoch,
                steps,
                tensors.stream().map(Trainer::floats).toList(),
                state.stream()
                        .map(s -> s.stream().map(Trainer::floats).toList())
                        .toList());
    }

    /** Goes back, or on, to a point of the same run. */
    public void restore(Checkpoint checkpoint) {
        epoch = checkpoint.epoch();
        steps = checkpoint.steps();
        stepped = false;
        for (int p = 0; p < tensors.size(); p++) {
            write(tensors.get(p), checkpoint.parameters().get(p));
            for (int s = 0; s < state.get(p).size(); s++) {
                write(state.get(p).get(s), checkpoint.state().get(p).get(s));
            }
        }
    }

    private static float[] floats(Tensor tensor) {
        double[] values = tensor.toArray();
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static void write(Tensor tensor, float[] floats) {
        double[] values = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            values[i] = floats[i];
        }
        tensor.write(values);
    }

    /** Ends its threads and gives its memory back. */
    @Override
    public void close() {
        pool.close();
        shards.forEach(Shard::close);
        parameters.close();
        gradients.forEach(Tensor::close);
        lastFinite.forEach(Tensor::close);
        state.forEach(s -> s.forEach(Tensor::close));
    }
}
