package dev.backprop.app.training;

import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.train.RunPlan;
import dev.backprop.engine.train.TrainingConfig;
import java.util.Locale;

/**
 * What a person chooses about a run.
 *
 * @param hidden units of the hidden layer, 1–4096
 * @param activation of the hidden layer
 * @param output softmax or linear; the loss is cross-entropy, so softmax makes a double softmax
 * @param optimizer rule, learning rate and beta
 * @param batch samples of a step, at least 1; {@link TrainingConfig#FULL} for all
 * @param epochs at least 1
 * @param seed of the initial weights and the shuffles
 */
record TrainingSettings(
        int hidden,
        Activation activation,
        Activation output,
        OptimizerSpec optimizer,
        int batch,
        int epochs,
        long seed) {
    private static final int NOTEBOOK_HIDDEN = 32;
    private static final int NOTEBOOK_EPOCHS = 1000;

    /** The notebook's run: a softmax under cross-entropy, which applies another. */
    static final TrainingSettings NOTEBOOK = new TrainingSettings(
            NOTEBOOK_HIDDEN,
            Activation.SIGMOID,
            Activation.SOFTMAX,
            OptimizerSpec.DEFAULT,
            TrainingConfig.FULL,
            NOTEBOOK_EPOCHS,
            0);
    /** The same from logits, as cross-entropy wants them. */
    static final TrainingSettings LOGITS = NOTEBOOK.withOutput(Activation.LINEAR);

    TrainingSettings withHidden(int units) {
        return new TrainingSettings(units, activation, output, optimizer, batch, epochs, seed);
    }

    TrainingSettings withActivation(Activation other) {
        return new TrainingSettings(hidden, other, output, optimizer, batch, epochs, seed);
    }

    TrainingSettings withOutput(Activation other) {
        return new TrainingSettings(hidden, activation, other, optimizer, batch, epochs, seed);
    }

    TrainingSettings withRule(Rule rule) {
        return withOptimizer(new OptimizerSpec(rule, optimizer.lr(), optimizer.beta()));
    }

    TrainingSettings withLr(double lr) {
        return withOptimizer(new OptimizerSpec(optimizer.rule(), lr, optimizer.beta()));
    }

    TrainingSettings withBeta(double beta) {
        return withOptimizer(new OptimizerSpec(optimizer.rule(), optimizer.lr(), beta));
    }

    private TrainingSettings withOptimizer(OptimizerSpec other) {
        return new TrainingSettings(hidden, activation, output, other, batch, epochs, seed);
    }

    TrainingSettings withBatch(int rows) {
        return new TrainingSettings(hidden, activation, output, optimizer, rows, epochs, seed);
    }

    TrainingSettings withEpochs(int count) {
        return new TrainingSettings(hidden, activation, output, optimizer, batch, count, seed);
    }

    TrainingSettings withSeed(long other) {
        return new TrainingSettings(hidden, activation, output, optimizer, batch, epochs, other);
    }

    MlpSpec network(Mnist data) {
        return new MlpSpec(
                data.train().features(),
                java.util.List.of(
                        new LayerSpec(hidden, activation, true),
                        new LayerSpec(data.train().classes(), output, true)),
                Loss.CROSS_ENTROPY);
    }

    /** The run on that data, with weights drawn from the seed. */
    RunPlan plan(Mnist data, int threads) {
        MlpSpec spec = network(data);
        TrainingConfig config =
                new TrainingConfig(spec, optimizer, batch, seed, TrainingConfig.DEFAULT_SHARDS, threads);
        Parameters initial = Parameters.draw(spec, seed);
        return new RunPlan(data.train(), data.test(), config, initial, epochs, RunPlan.DEFAULT_HISTORY_BYTES);
    }

    /** "sigmoid · softmax twice · full batch · lr 1 · gradient descent". */
    String summary() {
        String rows = batch == TrainingConfig.FULL ? "full batch" : "batches of " + batch;
        String last = output == Activation.SOFTMAX ? "softmax twice" : "logits";
        return String.join(
                " · ",
                activation.id(),
                last,
                rows,
                "lr " + number(optimizer.lr()),
                optimizer.rule().title());
    }

    /** A number without a needless fraction. */
    static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
        return whole ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
    }
}
