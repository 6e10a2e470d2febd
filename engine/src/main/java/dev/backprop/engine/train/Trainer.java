package dev.backprop.engine.train;

import dev.backprop.engine.backend.Backend;
import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.tensor.DType;
import dev.backprop.engine.tensor.Mode;
import dev.backprop.engine.tensor.Nd4jStorage;
import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network on a data set, an epoch at a time, in FLOAT32. The rows of a batch are split over the shards, and a shard's
 * into pieces; each sums its blocks in order, and the pieces' gradients are added in their order, so the numbers depend on the
 * configuration alone and never on the threads. One thread at a time may use a trainer.
 */
public final class Trainer implements AutoCloseable {
    /** Rows of a block: MNIST's, as floats, then stay in a core's second cache (784 KB) from forward through backward. */
    static final int BLOCK = 250;

    private final Dataset data;
    private TrainingConfig config;
    private final ParameterTensors parameters;
    private final ParameterUpdates updates;
    private final GradientSum gradients;
    private final Pass pass;
    private int epoch;
    /** Rows done of the epoch under way, what they add to its loss, how many were told right, and how long they took. */
    private int rowsDone;

    private double partialLoss;
    private int partialRight;
    private long partialNanos;
    private int @Nullable [] order;

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
        updates = new ParameterUpdates(parameters, config.optimizer(), storage);
        Backend backend = Backend.live();
        int block = backend.blockRows(
                BLOCK, Math.min(config.batch(), data.size()), Math.max(data.features(), data.classes()));
        List<Replica> replicas = new ArrayList<>();
        for (int t = 0; t < threads(); t++) {
            replicas.add(new Replica(config.spec(), storage, parameters, block, config.pixels()));
        }
        gradients = new GradientSum(updates::like);
        pass = new Pass(replicas, backend.workers(config.shards()), gradients);
    }

    /**
     * One epoch, or what is left of the one under way: every sample once, an update a batch.
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
        return Objects.requireNonNull(epoch(cancelled, () -> true));
    }

    /**
     * As {@link #epoch(BooleanSupplier)}, but it may be left after any batch; whatever follows goes on from there.
     *
     * @param goesOn asked after each update but the last, which ends the epoch: whether the next one is to follow. It is asked
     *     on the caller's thread, and the trainer may be read there
     * @return null where the epoch was left
     */
    @Nullable
    EpochRecord epoch(BooleanSupplier cancelled, BooleanSupplier goesOn) {
        // A full batch changes nothing before its end; with mini-batches there must be a way back.
        Checkpoint before = batches() == 1 ? null : checkpoint();
        try {
            EpochRecord record = batch(cancelled);
            while (record == null && goesOn.getAsBoolean()) {
                record = batch(cancelled);
            }
            return record;
        } catch (CancellationException e) {
            if (before != null) {
                restore(before);
            }
            throw e;
        }
    }

    /**
     * One batch: forward, backward and one update.
     *
     * @param cancelled as of {@link #epoch(BooleanSupplier)}
     * @return the epoch's record where that was its last batch; null within an epoch
     * @throws NonFiniteException where a value stops being finite; the parameters are then the last finite ones
     * @throws CancellationException where it was cancelled; nothing has happened then
     */
    public @Nullable EpochRecord batch(BooleanSupplier cancelled) {
        long start = System.nanoTime();
        int n = data.size();
        int rows = Math.min(config.batch(), n - rowsDone);
        if (batches() > 1 && order == null) {
            order = Shuffle.order(n, config.seed(), epoch);
        }
        Pass.Found found = pass.run(data, batches() > 1 ? order : null, rowsDone, rows, epoch, cancelled);
        gather();
        updates.update(epoch);
        partialLoss += found.loss() * rows / n;
        partialRight += found.right();
        rowsDone += rows;
        partialNanos += System.nanoTime() - start;
        if (rowsDone < n) {
            return null;
        }
        EpochRecord record = new EpochRecord(epoch, partialLoss, partialNanos / 1e9, (double) partialRight / n);
        toEpoch(epoch + 1);
        return record;
    }

    private void toEpoch(int next) {
        epoch = next;
        rowsDone = 0;
        partialLoss = 0;
        partialRight = 0;
        partialNanos = 0;
        order = null;
    }

    /** Updates in an epoch. */
    public int batches() {
        return config.batches(data.size());
    }

    /** Updates done of the epoch under way. */
    public int batchesDone() {
        return rowsDone / config.batch();
    }

    /**
     * Goes on by another configuration of the same run, from here on. Another rule begins from its zero state, and gradients that
     * are to accumulate from here on begin at zero.
     *
     * @throws IllegalArgumentException where it is none of the same run
     * @throws IllegalStateException within an epoch, where batches would change
     */
    public void reconfigure(TrainingConfig next) {
        if (next.equals(config)) {
            return;
        }
        config.requireSameRun(next);
        if (rowsDone > 0 && next.batch() != config.batch()) {
            throw new IllegalStateException("batch: found a change after " + batchesDone()
                    + " batches of an epoch, expected it between two epochs");
        }
        if (!next.optimizer().equals(config.optimizer())) {
            updates.setOptimizer(next.optimizer());
        }
        if (next.zeroGrad() != config.zeroGrad()) {
            updates.forgetGradients();
        }
        config = next;
    }

    private void gather() {
        if (config.zeroGrad()) {
            updates.setGradients(gradients.exchange(updates.gradients()));
        } else {
            // Where zero_grad is missing, a step's gradients are added to those of all steps before.
            GradientSum.addTo(updates.gradients(), gradients.sum(), Mode.ADD);
        }
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
        return updates.gradients().stream().map(Tensor::toArray).toList();
    }

    /** How large the step was that led here, layer by layer; empty where none has been taken since the start. */
    public List<LayerNorms> layerNorms() {
        return updates.layerNorms();
    }

    /** How the network does on other samples. */
    public Metrics evaluate(Dataset test) {
        return test(test).metrics();
    }

    /** As {@link #evaluate}, with what it answers to each. */
    public Evaluation test(Dataset test) {
        return pass.test(test);
    }

    /** Everything needed to come back to this point exactly. */
    public Checkpoint checkpoint() {
        return updates.checkpoint(epoch, batchesDone(), partialLoss, partialRight, !config.zeroGrad());
    }

    /** Goes back, or on, to a point of the same run; the configuration must be the one that it had there. */
    public void restore(Checkpoint checkpoint) {
        toEpoch(checkpoint.epoch());
        rowsDone = checkpoint.batches() == 0 ? 0 : checkpoint.batches() * config.batch();
        partialLoss = checkpoint.partialLoss();
        partialRight = checkpoint.partialRight();
        updates.restore(checkpoint);
    }

    /** Ends its threads and gives its memory back. */
    @Override
    public void close() {
        pass.close();
        gradients.close();
        updates.close();
        parameters.close();
    }
}
