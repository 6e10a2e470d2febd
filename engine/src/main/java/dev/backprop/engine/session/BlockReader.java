package dev.backprop.engine.session;

import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.OptimizerSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the optional blocks of a session: training, descent and view. */
final class BlockReader {
    private static final String FULL_BATCH = "full";
    private static final int ANY = Integer.MAX_VALUE;
    private static final int MAX_EXPRESSION = 1000;

    private BlockReader() {}

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
                "init",
                "seed",
                "threads",
                "report",
                "shards",
                "epochs_done",
                "weights",
                "metrics",
                "test_accuracy");
        int epochs = fields.integer("epochs", TrainingBlock.DEFAULT_EPOCHS, 1, ANY);
        int done = fields.integer("epochs_done", 0, 0, epochs);
        return new TrainingBlock(
                fields.string("data"),
                fields.has("sha256") ? sums(fields.object("sha256")) : Map.of(),
                epochs,
                SessionReader.optimizer(fields, "optimizer", "lr", OptimizerSpec.DEFAULT.lr()),
                batch(fields),
                fields.optionalInteger("hidden", 1, MlpSpec.MAX_UNITS),
                activation(fields, "activation", Activation.SIGMOID, List.of(Activation.values())),
                activation(fields, "output", Activation.SOFTMAX, List.of(Activation.SOFTMAX, Activation.LINEAR)),
                fields.optionalString("init"),
                fields.longInteger("seed", 0),
                fields.optionalInteger("threads", 1, ANY),
                fields.integer("report", TrainingBlock.DEFAULT_REPORT, 1, ANY),
                fields.integer("shards", TrainingBlock.DEFAULT_SHARDS, 1, ANY),
                done,
                fields.optionalString("weights"),
                fields.has("metrics") ? metrics(fields, done) : List.of(),
                accuracy(fields));
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

    static DescentBlock descent(Fields fields) {
        fields.only("f", "x0", "rule", "alpha", "beta", "steps");
        String f = fields.has("f") ? fields.string("f") : DescentBlock.DEFAULT_F;
        if (f.length() > MAX_EXPRESSION) {
            throw fields.bad("f", f.length() + " characters", "at most " + MAX_EXPRESSION);
        }
        return new DescentBlock(
                f,
                start(fields),
                SessionReader.optimizer(fields, "rule", "alpha", DescentBlock.DEFAULT_ALPHA),
                fields.integer("steps", DescentBlock.DEFAULT_STEPS, 0, Session.MAX_STEP));
    }

    private static List<Double> start(Fields fields) {
        double[] numbers = fields.numbersIfAny("x0");
        if (numbers == null) {
            if (!fields.has("x0") || fields.isNumber("x0")) {
                return List.of(fields.number("x0", 1));
            }
            throw fields.bad("x0", "a number, or an array of 1 or 2 numbers");
        }
        if (numbers.length > 2) {
            throw fields.bad("x0", "a number, or an array of 1 or 2 numbers");
        }
        return numbers.length == 1 ? List.of(numbers[0]) : List.of(numbers[0], numbers[1]);
    }

    static ViewBlock view(Fields fields) {
        fields.only("workspace", "cursor", "stride", "digits", "toggles");
        Map<String, Boolean> toggles = new LinkedHashMap<>();
        if (fields.has("toggles")) {
            Fields named = fields.object("toggles");
            for (String name : named.names()) {
                toggles.put(name, named.bool(name));
            }
        }
        return new ViewBlock(
                word(fields, "workspace", ViewBlock.WORKSPACES),
                fields.optionalInteger("cursor", 0, ANY),
                word(fields, "stride", ViewBlock.STRIDES),
                fields.optionalInteger("digits", 0, ViewBlock.MAX_DIGITS),
                toggles);
    }

    private static @Nullable String word(Fields fields, String name, List<String> words) {
        return fields.has(name) ? fields.choice(name, word -> Optional.of(word).filter(words::contains), words) : null;
    }
}
