package dev.backprop.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.train.Shuffle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The same epoch through PyTorch's native library, over floats that are prepared once and not timed. A full batch is one
 * call of each operation, which is its fastest.
 */
final class PyTorchEpoch implements Side {
    private static final String ENGINE = "PyTorch";

    private final Job job;
    private final PeerForm form;
    private final NDManager manager;
    private final int n;
    private final int batch;
    private final NDArray x;
    /** (n, 1), int64. */
    private final NDArray labels;
    /** The order of the epoch's samples, whole and batch by batch; not needed for a full batch. */
    private final NDArray order;

    private final NDList batchOrders;
    private final PeerParameters parameters;
    private final Loss djlLoss = Loss.softmaxCrossEntropyLoss("loss", 1, -1, true, true);

    PyTorchEpoch(Job job, Dataset data, Parameters initial, int threads, PeerForm form) {
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        this.job = job;
        this.form = form;
        manager = Engine.getEngine(ENGINE).newBaseManager();
        n = data.size();
        batch = Math.min(job.batch(), n);
        x = manager.create(pixels(data), new Shape(n, data.features()));
        long[] classes = new long[n];
        Arrays.setAll(classes, data::label);
        labels = manager.create(classes, new Shape(n, 1));
        order = manager.create(
                Arrays.stream(Shuffle.order(n, Job.SEED, 0)).asLongStream().toArray());
        batchOrders = order.split(starts());
        parameters = new PeerParameters(manager, initial, job.optimizer(), form);
    }

    private static FloatBuffer pixels(Dataset data) {
        FloatBuffer pixels = ByteBuffer.allocateDirect(data.size() * data.features() * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        data.readBlock(0, data.size(), pixels);
        return pixels.flip();
    }

    /** Where every batch but the first begins. */
    private long[] starts() {
        long[] starts = new long[(n - 1) / batch];
        Arrays.setAll(starts, b -> (long) (b + 1) * batch);
        return starts;
    }

    @Override
    public double epoch() {
        parameters.reset();
        long start = System.nanoTime();
        if (batch == n) {
            step(x, labels).close();
        } else {
            miniBatches();
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private void miniBatches() {
        try (NDManager scope = manager.newSubManager()) {
            boolean sort = form.gather() == PeerForm.Gather.SORT;
            NDList targets = adopt(scope, select(labels, order)).split(starts());
            NDList inputs = sort ? adopt(scope, select(x, order)).split(starts()) : new NDList();
            NDArray sum = scope.create(0f);
            for (int b = 0; b < batchOrders.size(); b++) {
                NDArray rows = sort ? inputs.get(b) : select(x, batchOrders.get(b));
                try (NDArray loss = step(rows, targets.get(b))) {
                    if (form.readEach()) {
                        loss.getFloat();
                    } else {
                        sum.addi(loss);
                    }
                } finally {
                    rows.close();
                }
            }
            sum.getFloat();
        }
    }

    private static NDArray adopt(NDManager scope, NDArray array) {
        array.attach(scope);
        return array;
    }

    private NDArray select(NDArray from, NDArray rows) {
        if (form.gather() == PeerForm.Gather.INDEX) {
            return from.get(new NDIndex("{}", rows));
        }
        boolean whole = from.getDataType().isFloating();
        return whole
                ? Embedding.embedding(rows, from, SparseFormat.DENSE).singletonOrThrow()
                : from.get(new NDIndex("{}", rows));
    }

    /** Forward, backward and update; the loss before the update, which the caller closes. */
    private NDArray step(NDArray input, NDArray target) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray loss;
            try (GradientCollector collector = Engine.getEngine(ENGINE).newGradientCollector()) {
                loss = forward(scope, input, target);
                collector.backward(loss);
            }
            // Outside the collector, where PyTorch lets a parameter be changed in place.
            parameters.update();
            loss.attach(manager);
            return loss;
        }
    }

    private NDArray forward(NDManager scope, NDArray input, NDArray target) {
        NDManager owner = input.getManager();
        input.attach(scope);
        NDArray h = input;
        for (int l = 0; l < job.spec().layers().size(); l++) {
            h = Linear.linear(h, parameters.weight(l), parameters.bias(l)).singletonOrThrow();
            h = activate(job.spec().layers().get(l).activation(), h);
        }
        NDArray loss = form.ownLoss()
                ? h.logSoftmax(1).gather(target, 1).mean().neg()
                : djlLoss.evaluate(new NDList(target), new NDList(h));
        input.attach(owner);
        return loss;
    }

    private static NDArray activate(Activation activation, NDArray z) {
        return switch (activation) {
            case SIGMOID -> ai.djl.nn.Activation.sigmoid(z);
            case RELU -> ai.djl.nn.Activation.relu(z);
            case SOFTMAX -> z.softmax(1);
            case TANH, LEAKY_RELU, LINEAR -> throw new IllegalArgumentException("no job has " + activation.id());
        };
    }

    @Override
    public double loss() {
        try (NDManager scope = manager.newSubManager()) {
            return forward(scope, x, labels).getFloat();
        }
    }

    @Override
    public String description() {
        Engine engine = Engine.getEngine(ENGINE);
        return "PyTorch " + engine.getVersion() + " (native CPU library, DJL " + Versions.of("djl") + ")";
    }

    @Override
    public void close() {
        List.of(x, labels, order).forEach(NDArray::close);
        manager.close();
    }
}
