package dev.backprop.app.training;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.train.PixelRange;
import dev.backprop.engine.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person chooses about a run.
 *
 * @param hidden units of each hidden layer: 1–{@value #MAX_HIDDEN} layers of 1–4096
 * @param activation of the hidden layers
 * @param output softmax or linear; under cross-entropy a softmax is a double one
 * @param loss that is learnt
 * @param optimizer rule, learning rate and beta
 * @param batch samples of a step, at least 1; {@link TrainingConfig#FULL} for all
 * @param epochs at least 1
 * @param seed of the initial weights and the shuffles
 * @param init where the first weights come from
 * @param data what is learnt
 * @param zeroGrad whether gradients begin at zero in each step
 * @param pixels the range in which the network sees them
 * @param shards replicas that a batch is split over, 1–64
 */
record TrainingSettings(
        List<Integer> hidden,
        Activation activation,
        Activation output,
        Loss loss,
        OptimizerSpec optimizer,
        int batch,
        int epochs,
        long seed,
        InitialWeights init,
        DataChoice data,
        boolean zeroGrad,
        PixelRange pixels,
        int shards) {
    /** The most hidden layers. */
    static final int MAX_HIDDEN = 8;

    private static final int NOTEBOOK_HIDDEN = 32;
    private static final int NOTEBOOK_EPOCHS = 1000;

    /** The notebook's run: a softmax under cross-entropy, which applies another. */
    static final TrainingSettings NOTEBOOK = new TrainingSettings(
            List.of(NOTEBOOK_HIDDEN),
            Activation.SIGMOID,
            Activation.SOFTMAX,
            Loss.CROSS_ENTROPY,
            OptimizerSpec.DEFAULT,
            TrainingConfig.FULL,
            NOTEBOOK_EPOCHS,
            0,
            InitialWeights.SEED,
            DataChoice.BUNDLED,
            true,
            PixelRange.UNIT,
            TrainingConfig.DEFAULT_SHARDS);
    /** The same from logits, as cross-entropy wants them. */
    static final TrainingSettings LOGITS = NOTEBOOK.withOutput(Activation.LINEAR);

    /**
     * Checks what can be checked without the data.
     *
     * @throws BadInputException where it is out of range
     */
    TrainingSettings {
        hidden = List.copyOf(hidden);
        if (hidden.isEmpty() || hidden.size() > MAX_HIDDEN) {
            throw BadInputException.at("hidden layers", hidden.size() + "", "1–" + MAX_HIDDEN);
        }
        if (loss == Loss.BCE && output != Activation.SOFTMAX) {
            throw BadInputException.at("loss", "bce on " + output.id() + " outputs", "outputs of a softmax under bce");
        }
    }

    TrainingSettings withHidden(int... units) {
        List<Integer> widths = new ArrayList<>();
        for (int width : units) {
            widths.add(width);
        }
        return withHidden(widths);
    }

    TrainingSettings withHidden(List<Integer> units) {
        return new Draft(this).hidden(units).settings();
    }

    TrainingSettings withActivation(Activation other) {
        Draft draft = new Draft(this);
        draft.activation = other;
        return draft.settings();
    }

    TrainingSettings withOutput(Activation other) {
        Draft draft = new Draft(this);
        draft.output = other;
        return draft.settings();
    }

    TrainingSettings withLoss(Loss other) {
        Draft draft = new Draft(this);
        draft.loss = other;
        return draft.settings();
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

    TrainingSettings withOptimizer(OptimizerSpec other) {
        Draft draft = new Draft(this);
        draft.optimizer = other;
        return draft.settings();
    }

    TrainingSettings withBatch(int rows) {
        Draft draft = new Draft(this);
        draft.batch = rows;
        return draft.settings();
    }

    TrainingSettings withEpochs(int count) {
        Draft draft = new Draft(this);
        draft.epochs = count;
        return draft.settings();
    }

    TrainingSettings withSeed(long other) {
        Draft draft = new Draft(this);
        draft.seed = other;
        return draft.settings();
    }

    /** Weights of a file bring the widths of its hidden layers along. */
    TrainingSettings withInit(InitialWeights other) {
        Draft draft = new Draft(this);
        draft.init = other;
        return other.kind() == InitialWeights.Kind.FILE
                ? draft.hidden(other.hidden()).settings()
                : draft.settings();
    }

    TrainingSettings withData(DataChoice other) {
        Draft draft = new Draft(this);
        draft.data = other;
        return draft.settings();
    }

    TrainingSettings withZeroGrad(boolean zero) {
        Draft draft = new Draft(this);
        draft.zeroGrad = zero;
        return draft.settings();
    }

    TrainingSettings withPixels(PixelRange range) {
        Draft draft = new Draft(this);
        draft.pixels = range;
        return draft.settings();
    }

    TrainingSettings withShards(int count) {
        Draft draft = new Draft(this);
        draft.shards = count;
        return draft.settings();
    }

    /**
     * The network for that data.
     *
     * @throws BadInputException where it is too large
     */
    MlpSpec network(Mnist mnist) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int units : hidden) {
            layers.add(new LayerSpec(units, activation, init.biases(layers.size())));
        }
        layers.add(new LayerSpec(mnist.train().classes(), output, init.biases(layers.size())));
        try {
            return new MlpSpec(mnist.train().features(), layers, loss);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The run on that data, carried by that many threads. */
    TrainingConfig config(Mnist mnist, int threads) {
        return new TrainingConfig(network(mnist), optimizer, batch, seed, shards, threads, zeroGrad, pixels);
    }

    /** "sigmoid · softmax twice · full batch · lr 1 · gradient descent". */
    String summary() {
        List<String> words = new ArrayList<>();
        words.add(activation.id());
        words.add(outputs());
        words.add(batch == TrainingConfig.FULL ? "full batch" : "batches of " + batch);
        words.add("lr " + Setting.number(optimizer.lr()));
        words.add(optimizer.rule().title());
        if (init.kind() != InitialWeights.Kind.SEED) {
            words.add("weights " + init.words());
        }
        if (!zeroGrad) {
            words.add("no zero_grad");
        }
        if (pixels == PixelRange.BYTES) {
            words.add("pixels 0 – 255");
        }
        return String.join(" · ", words);
    }

    /** "softmax twice", "logits", "softmax · mse". */
    private String outputs() {
        if (loss == Loss.CROSS_ENTROPY) {
            return output == Activation.SOFTMAX ? "softmax twice" : "logits";
        }
        return output.id() + " · " + loss.id();
    }

    /** The same, open to changes. */
    private static final class Draft {
        private List<Integer> hidden;
        private Activation activation;
        private Activation output;
        private Loss loss;
        private OptimizerSpec optimizer;
        private int batch;
        private int epochs;
        private long seed;
        private InitialWeights init;
        private DataChoice data;
        private boolean zeroGrad;
        private PixelRange pixels;
        private int shards;

        Draft(TrainingSettings from) {
            hidden = from.hidden;
            activation = from.activation;
            output = from.output;
            loss = from.loss;
            optimizer = from.optimizer;
            batch = from.batch;
            epochs = from.epochs;
            seed = from.seed;
            init = from.init;
            data = from.data;
            zeroGrad = from.zeroGrad;
            pixels = from.pixels;
            shards = from.shards;
        }

        Draft hidden(List<Integer> units) {
            hidden = units;
            return this;
        }

        TrainingSettings settings() {
            return new TrainingSettings(
                    hidden,
                    activation,
                    output,
                    loss,
                    optimizer,
                    batch,
                    epochs,
                    seed,
                    init,
                    data,
                    zeroGrad,
                    pixels,
                    shards);
        }
    }
}
