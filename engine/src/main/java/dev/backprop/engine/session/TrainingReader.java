package dev.backprop.engine.session;

import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.train.PixelRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a session's training block. */
final class TrainingReader {
    /** What other readers of version 1 do not know, and pass over. */
    static final String ZERO_GRAD = "x-zero-grad";

    static final String PIXELS = "x-pixels";
    static final String LEGS = "x-legs";
    static final String BATCHES = "x-batches";
    static final String STATE = "x-state";

    static final String UNIT = "0-1";
    static final String BYTES = "0-255";
    private static final String FULL_BATCH = "full";
    private static final int ANY = Integer.MAX_VALUE;

    private TrainingReader() {}

    /** Whether a field that begins with {@link Extensions#PREFIX} is this program's own. */
    static boolean knows(String path, String name) {
        return path.equals("training")
                && List.of(ZERO_GRAD, PIXELS, LEGS, BATCHES, STATE).contains(name);
    }

    static TrainingBlock training(Fields fields) {
        fields.only(
                "data",
                "sha256",
                "epochs",
                "lr",
                "batch",
                "optimizer",
                "beta",
                "hidden",
                "activation",
                "output",
                "loss",
                ZERO_GRAD,
                PIXELS,
                LEGS,
                "init",
                "seed",
                "threads",
                "report",
                "shards",
                "epochs_done",
                "weights",
                BATCHES,
                STATE,
                "metrics",
                "test_accuracy");
        int epochs = fields.integer("epochs", TrainingBlock.DEFAULT_EPOCHS, 1, ANY);
        int done = fields.integer("epochs_done", 0, 0, epochs);
        OptimizerSpec optimizer = SessionReader.optimizer(fields, "optimizer", "lr", OptimizerSpec.DEFAULT.lr());
        Activation output =
                activation(fields, "output", Activation.SOFTMAX, List.of(Activation.SOFTMAX, Activation.LINEAR));
        return new TrainingBlock(
                fields.string("data"),
                fields.has("sha256") ? sums(fields.object("sha256")) : Map.of(),
                epochs,
                optimizer,
                batch(fields),
                hidden(fields),
                activation(fields, "activation", Activation.SIGMOID, List.of(Activation.values())),
                output,
                fields.optionalString("init"),
                fields.longInteger("seed", 0),
                fields.optionalInteger("threads", 1, ANY),
                fields.integer("report", TrainingBlock.DEFAULT_REPORT, 1, ANY),
                fields.integer("shards", TrainingBlock.DEFAULT_SHARDS, 1, ANY),
                done,
                fields.optionalString("weights"),
                fields.has("metrics") ? metrics(fields, done) : List.of(),
                accuracy(fields),
                conditions(fields, output, optimizer, done < epochs));
    }

    /** @param goesOn whether an epoch follows those done */
    private static RunConditions conditions(Fields fields, Activation output, OptimizerSpec first, boolean goesOn) {
        boolean zeroGrad = fields.has(ZERO_GRAD) ? fields.bool(ZERO_GRAD) : RunConditions.USUAL.zeroGrad();
        PixelRange pixels = PixelRange.UNIT;
        if (fields.has(PIXELS)) {
            pixels = fields.choice(PIXELS, TrainingReader::pixels, List.of(UNIT, BYTES));
        }
        return new RunConditions(
                loss(fields, output),
                zeroGrad,
                pixels,
                fields.has(LEGS) ? changes(fields, first, zeroGrad) : List.of(),
                fields.integer(BATCHES, 0, 0, goesOn ? ANY : 0),
                fields.optionalString(STATE));
    }

    private static Optional<PixelRange> pixels(String word) {
        return switch (word) {
            case UNIT -> Optional.of(PixelRange.UNIT);
            case BYTES -> Optional.of(PixelRange.BYTES);
            default -> Optional.empty();
        };
    }

    private static Loss loss(Fields fields, Activation output) {
        if (!fields.has("loss")) {
            return Loss.CROSS_ENTROPY;
        }
        Loss loss = fields.choice(
                "loss", Loss::byId, Arrays.stream(Loss.values()).map(Loss::id).toList());
        if (loss == Loss.BCE && output == Activation.LINEAR) {
            throw fields.bad(
                    "loss", "bce, with an output that is linear", "bce with an output of softmax, or another loss");
        }
        return loss;
    }

    /** A number for one hidden layer, an array for several. */
    private static @Nullable List<Integer> hidden(Fields fields) {
        if (!fields.has("hidden")) {
            return null;
        }
        double[] several = fields.numbersIfAny("hidden");
        if (several == null) {
            return List.of(fields.integer("hidden", 1, MlpSpec.MAX_UNITS));
        }
        String expected = "1–" + (MlpSpec.MAX_LAYERS - 1) + " integers, each 1–" + MlpSpec.MAX_UNITS;
        if (several.length < 1 || several.length >= MlpSpec.MAX_LAYERS) {
            throw fields.bad("hidden", expected);
        }
        List<Integer> units = new ArrayList<>();
        for (double width : several) {
            if (!(width >= 1 && width <= MlpSpec.MAX_UNITS && width == Math.rint(width))) {
                throw fields.bad("hidden[" + units.size() + "]", Double.toString(width), expected);
            }
            units.add((int) width);
        }
        return units;
    }

    private static List<RunConditions.Change> changes(Fields training, OptimizerSpec first, boolean zeroGrad) {
        List<RunConditions.Change> changes = new ArrayList<>();
        int least = 1;
        boolean zero = zeroGrad;
        for (Fields fields : training.objects(LEGS, 0, ANY)) {
            fields.only("epoch", "optimizer", "lr", "beta", "batch", "zero_grad");
            int epoch = fields.integer("epoch", least, ANY);
            least = epoch + 1;
            zero = fields.has("zero_grad") ? fields.bool("zero_grad") : zero;
            changes.add(new RunConditions.Change(
                    epoch, SessionReader.optimizer(fields, "optimizer", "lr", first.lr()), batch(fields), zero));
        }
        return changes;
    }

    private static Map<String, String> sums(Fields fields) {
        fields.only(Mnist.FILES.toArray(String[]::new));
        Map<String, String> sums = new LinkedHashMap<>();
        for (String name : Mnist.FILES) {
            String sum = fields.string(name);
            if (!sum.matches("[0-9a-f]{64}")) {
                throw fields.bad(name, "64 hexadecimal digits in lower case");
            }
            sums.put(name, sum);
        }
        return sums;
    }

    private static @Nullable Integer batch(Fields fields) {
        if (!fields.has("batch") || FULL_BATCH.equals(fields.stringIfAny("batch"))) {
            return null;
        }
        if (fields.stringIfAny("batch") != null) {
            throw fields.bad("batch", "\"full\" or an integer, at least 1");
        }
        return fields.integer("batch", 1, ANY);
    }

    private static Activation activation(Fields fields, String name, Activation otherwise, List<Activation> allowed) {
        if (!fields.has(name)) {
            return otherwise;
        }
        return fields.choice(
                name,
                id -> Activation.byId(id).filter(allowed::contains),
                allowed.stream().map(Activation::id).toList());
    }

    private static List<TrainingBlock.Metric> metrics(Fields training, int done) {
        List<TrainingBlock.Metric> metrics = new ArrayList<>();
        int next = 0;
        for (Fields fields : training.objects("metrics", 0, ANY)) {
            fields.only("epoch", "loss", "seconds");
            // An epoch's metrics are there once it is done, each once and in order.
            int epoch = fields.integer("epoch", next, Math.max(next, done - 1));
            if (epoch >= done) {
                throw fields.bad("epoch", "an epoch that is done, below " + done);
            }
            double seconds = fields.number("seconds");
            if (seconds < 0) {
                throw fields.bad("seconds", "at least 0");
            }
            metrics.add(new TrainingBlock.Metric(epoch, fields.number("loss"), seconds));
            next = epoch + 1;
        }
        return metrics;
    }

    private static @Nullable Double accuracy(Fields fields) {
        if (!fields.has("test_accuracy")) {
            return null;
        }
        double accuracy = fields.number("test_accuracy");
        if (accuracy < 0 || accuracy > 1) {
            throw fields.bad("test_accuracy", "0–1");
        }
        return accuracy;
    }
}
