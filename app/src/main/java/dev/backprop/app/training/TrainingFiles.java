package dev.backprop.app.training;

import dev.backprop.app.paint.Export;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.session.Weights;
import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.TestPoint;
import dev.backprop.engine.train.TrainingSnapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of a run as files: its weights, or its metrics as CSV. */
final class TrainingFiles {
    private TrainingFiles() {}

    static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** The weights of the state that is shown, as FLOAT32. */
    static void writeWeights(Path file, @Nullable Shown shown) {
        Weights.write(file, present(shown).parameters(), true);
    }

    /** One line an epoch; new columns come last. The test set's columns are empty where it was not measured after that epoch. */
    static void writeCsv(Path file, @Nullable TrainingSnapshot snapshot) {
        TrainingSnapshot now = present(snapshot);
        Map<Integer, TestPoint> tests = new HashMap<>();
        now.tests().forEach(point -> tests.put(point.epoch(), point));
        StringBuilder csv = new StringBuilder("epoch,loss,seconds");
        int layers = now.plan().config().spec().layers().size();
        for (String what : List.of("gradient", "ratio")) {
            for (int l = 0; l < layers; l++) {
                csv.append(',').append(what).append('_').append(layer(l, layers));
            }
        }
        csv.append(",test_loss,test_accuracy,train_accuracy\n");
        for (EpochMetrics metrics : now.metrics()) {
            line(csv, metrics, tests.get(metrics.record().epoch() + 1), layers);
        }
        Export.replace(file, csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void line(StringBuilder csv, EpochMetrics metrics, @Nullable TestPoint test, int layers) {
        csv.append(metrics.record().epoch()).append(',').append(metrics.record().loss());
        csv.append(',').append(metrics.record().seconds());
        for (int l = 0; l < layers; l++) {
            csv.append(',')
                    .append(
                            l < metrics.layers().size()
                                    ? finite(metrics.layers().get(l).gradient())
                                    : "");
        }
        for (int l = 0; l < layers; l++) {
            csv.append(',')
                    .append(
                            l < metrics.layers().size()
                                    ? finite(metrics.layers().get(l).updateRatio())
                                    : "");
        }
        csv.append(',').append(test == null ? "" : finite(test.metrics().loss()));
        csv.append(',').append(test == null ? "" : test.metrics().accuracy());
        csv.append(',').append(finite(metrics.record().accuracy())).append('\n');
    }

    /** "hidden" and "output"; "hidden_1", "hidden_2" and "output". */
    private static String layer(int index, int layers) {
        if (index == layers - 1) {
            return "output";
        }
        return layers == 2 ? "hidden" : "hidden_" + (index + 1);
    }

    private static String finite(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new BadInputException("training: nothing to write yet, expected the digits to be read first");
        }
        return value;
    }
}
