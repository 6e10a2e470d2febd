package dev.backprop.bench;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.train.TrainingConfig;
import java.util.Arrays;
import java.util.List;

/** What an epoch over the 60,000 training images of the bundled MNIST is timed on; every side does the same. */
public enum Job {
    /** The lecture notebook's: one update an epoch. */
    FULL("full", "784-32-10 sigmoid, full batch of 60,000, GD", List.of(32), Activation.SIGMOID, gd(), batch(0)),
    /** 938 updates an epoch. */
    BATCH64("batch64", "784-32-10 sigmoid, batch 64, GD", List.of(32), Activation.SIGMOID, gd(), batch(64)),
    /** 235 updates an epoch. */
    ADAM("adam", "784-128-64-10 ReLU, batch 256, Adam", List.of(128, 64), Activation.RELU, adam(), batch(256));

    /** Of the initial weights and of the shuffle. */
    public static final long SEED = 0;

    private static final int PIXELS = 784;
    private static final int CLASSES = 10;

    private final String id;
    private final String title;
    private final MlpSpec spec;
    private final OptimizerSpec optimizer;
    private final int batch;

    Job(String id, String title, List<Integer> hidden, Activation activation, OptimizerSpec optimizer, int batch) {
        this.id = id;
        this.title = title;
        this.spec = network(hidden, activation);
        this.optimizer = optimizer;
        this.batch = batch;
    }

    /** The notebook's output and loss, a softmax and then cross-entropy, after any hidden layers. */
    public static MlpSpec network(List<Integer> hidden, Activation activation) {
        List<LayerSpec> layers = new java.util.ArrayList<>();
        hidden.forEach(units -> layers.add(new LayerSpec(units, activation, true)));
        layers.add(new LayerSpec(CLASSES, Activation.SOFTMAX, true));
        return new MlpSpec(PIXELS, layers, Loss.CROSS_ENTROPY);
    }

    private static OptimizerSpec gd() {
        return OptimizerSpec.DEFAULT;
    }

    private static OptimizerSpec adam() {
        return new OptimizerSpec(Rule.ADAM, 0.001, 0.9);
    }

    private static int batch(int samples) {
        return samples == 0 ? TrainingConfig.FULL : samples;
    }

    /**
     * The job of that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Job byId(String id) {
        return Arrays.stream(values())
                .filter(job -> job.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("job: found " + id + ", expected one of "
                        + Arrays.stream(values()).map(Job::id).toList()));
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /** The network. */
    public MlpSpec spec() {
        return spec;
    }

    /** The update rule with its settings. */
    public OptimizerSpec optimizer() {
        return optimizer;
    }

    /** Samples of an update, or {@link TrainingConfig#FULL}. */
    int batch() {
        return batch;
    }
}
