package dev.backprop.app.cli;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.session.MlpShape;
import dev.backprop.engine.session.Weights;
import dev.backprop.engine.train.TrainingConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that decide a training run, their ranges, and the run that they describe. */
final class TrainOptions {
    private static final int PIXELS = 784;
    private static final int CLASSES = 10;
    private static final int DEFAULT_HIDDEN = 32;

    @Option(names = "--data", paramLabel = "DIR", description = "a folder with the four IDX files (default: MNIST)")
    private @Nullable Path data;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "1000", description = "default: 1000")
    private int epochs;

    @Option(names = "--lr", paramLabel = "ALPHA", defaultValue = "1", description = "learning rate (default: 1)")
    private double lr;

    @Option(names = "--batch", paramLabel = "full|N", defaultValue = "full", description = "default: full")
    private String batch = "full";

    @Option(
            names = "--optimizer",
            paramLabel = "RULE",
            defaultValue = "gd",
            description = "gd, heavy-ball, ema, ema-corrected, notebook, nesterov, rmsprop, adam (default: gd)")
    private String optimizer = "gd";

    @Option(names = "--beta", paramLabel = "BETA", defaultValue = "0.9", description = "momentum (default: 0.9)")
    private double beta;

    @Option(
            names = "--hidden",
            paramLabel = "N[,N]",
            split = ",",
            description = "units of each hidden layer (default: 32, or those of --init)")
    private @Nullable List<Integer> hidden;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            defaultValue = "sigmoid",
            description = "sigmoid, tanh, relu, leaky-relu, softmax, linear (default: sigmoid)")
    private String activation = "sigmoid";

    @Option(
            names = "--output",
            paramLabel = "softmax|linear",
            defaultValue = "softmax",
            description = "softmax is the notebook's: cross-entropy applies another (default: softmax)")
    private String output = "softmax";

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            defaultValue = "cross-entropy",
            description = "cross-entropy, mse, half-squared-error, bce (default: cross-entropy)")
    private String loss = "cross-entropy";

    @Option(names = "--init", paramLabel = "W.npz", description = "initial weights")
    private @Nullable Path init;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "default: 0")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", description = "shards and the threads that carry them (default: 2)")
    private @Nullable Integer threads;

    int epochs() {
        return epochs;
    }

    /** Everything that can be said without opening a file. */
    void check() {
        atLeastOne("--epochs", epochs);
        if (hidden != null) {
            checkHidden(hidden);
        }
        if (threads != null) {
            atLeastOne("--threads", threads);
            if (threads > TrainingConfig.MAX_SHARDS) {
                throw BadInputException.at("--threads", threads.toString(), "at most " + TrainingConfig.MAX_SHARDS);
            }
        }
        if (!(lr > 0) || Double.isInfinite(lr)) {
            throw BadInputException.at("--lr", Double.toString(lr), "a finite number above 0");
        }
        if (!(beta >= 0 && beta < 1)) {
            throw BadInputException.at("--beta", Double.toString(beta), "a number from 0 up to, but not, 1");
        }
        rule();
        batch();
        hiddenActivation();
        outputActivation();
        loss();
    }

    private static void checkHidden(List<Integer> layers) {
        if (layers.size() >= MlpSpec.MAX_LAYERS) {
            throw BadInputException.at("--hidden", layers.size() + " layers", "at most " + (MlpSpec.MAX_LAYERS - 1));
        }
        for (Integer units : layers) {
            atLeastOne("--hidden", units);
            if (units > MlpSpec.MAX_UNITS) {
                throw BadInputException.at("--hidden", units.toString(), "at most " + MlpSpec.MAX_UNITS);
            }
        }
    }

    private Loss loss() {
        Loss known = known("--loss", loss, Loss.byId(loss), Loss.values(), Loss::id);
        if (known == Loss.BCE && outputActivation() == Activation.LINEAR) {
            throw BadInputException.at("--loss", "bce with --output linear", "bce with --output softmax");
        }
        return known;
    }

    static void atLeastOne(String option, int found) {
        if (found < 1) {
            throw BadInputException.at(option, Integer.toString(found), "a whole number from 1 on");
        }
    }

    private Rule rule() {
        return known("--optimizer", optimizer, Rule.byId(optimizer), Rule.values(), Rule::id);
    }

    private Activation hiddenActivation() {
        return known("--activation", activation, Activation.byId(activation), Activation.values(), Activation::id);
    }

    private Activation outputActivation() {
        return switch (output) {
            case "softmax" -> Activation.SOFTMAX;
            case "linear" -> Activation.LINEAR;
            default -> throw BadInputException.at("--output", '"' + output + '"', "softmax or linear");
        };
    }

    private static <T> T known(
            String option, String found, Optional<T> value, T[] all, java.util.function.Function<T, String> name) {
        return value.orElseThrow(() -> BadInputException.at(
                option,
                '"' + found + '"',
                "one of "
                        + String.join(
                                ", ", java.util.Arrays.stream(all).map(name).toList())));
    }

    private int batch() {
        if (batch.equals("full")) {
            return TrainingConfig.FULL;
        }
        try {
            int samples = Integer.parseInt(batch);
            atLeastOne("--batch", samples);
            return samples;
        } catch (NumberFormatException e) {
            throw BadInputException.at("--batch", '"' + batch + '"', "full, or a whole number from 1 on");
        }
    }

    /** The run; reads the shapes in {@code --init} where it is given. */
    TrainingConfig config() {
        int count = threads == null ? TrainingConfig.DEFAULT_SHARDS : threads;
        OptimizerSpec rule = new OptimizerSpec(rule(), lr, beta);
        return new TrainingConfig(network(), rule, batch(), seed, count, count);
    }

    private MlpSpec network() {
        List<Integer> units = hidden == null ? List.of(DEFAULT_HIDDEN) : hidden;
        MlpShape shape = init == null ? null : shape(init);
        if (shape != null) {
            units = shape.widths().subList(1, shape.layers());
        }
        List<LayerSpec> layers = new ArrayList<>();
        for (int l = 0; l <= units.size(); l++) {
            boolean biases = shape == null || shape.biases().get(l);
            layers.add(
                    l < units.size()
                            ? new LayerSpec(units.get(l), hiddenActivation(), biases)
                            : new LayerSpec(CLASSES, outputActivation(), biases));
        }
        return new MlpSpec(PIXELS, layers, loss());
    }

    /** That of the weights in a file, which must fit the pixels, the classes and what else is asked for. */
    private MlpShape shape(Path file) {
        MlpShape shape = Weights.inspect(file);
        int last = shape.layers();
        if (last < 2 || shape.widths().get(0) != PIXELS || shape.widths().get(last) != CLASSES) {
            throw BadInputException.at(
                    "--init " + file, "widths " + shape.widths(), "[" + PIXELS + ", hidden units, " + CLASSES + "]");
        }
        List<Integer> there = shape.widths().subList(1, last);
        if (hidden != null && !hidden.equals(there)) {
            throw BadInputException.at("--hidden", text(hidden), text(there) + ", the width in " + file);
        }
        return shape;
    }

    private static String text(List<Integer> widths) {
        return String.join(",", widths.stream().map(String::valueOf).toList());
    }

    /** The weights to start from: the file's, or drawn from the seed. */
    Parameters initial(MlpSpec network) {
        return init == null ? Parameters.draw(network, seed) : Weights.read(init, network);
    }

    /** The bundled MNIST, or the folder's files, whose images must be 28 by 28. */
    Mnist data() {
        if (data == null) {
            return Mnist.bundled();
        }
        Mnist read = Mnist.load(data);
        if (read.train().features() != PIXELS) {
            throw BadInputException.at(
                    "--data " + data,
                    "images of " + read.train().rows() + " by " + read.train().columns(),
                    "28 by 28");
        }
        return read;
    }
}
