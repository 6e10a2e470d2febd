package dev.backprop.app.training;

import dev.backprop.app.paint.Export;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.session.Extensions;
import dev.backprop.engine.session.RunConditions;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.SessionWriter;
import dev.backprop.engine.session.TrainingBlock;
import dev.backprop.engine.session.Weights;
import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.TestPoint;
import dev.backprop.engine.train.TrainingConfig;
import dev.backprop.engine.train.TrainingSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as files: a session with its weights beside it, the weights alone, or the metrics as CSV. */
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

    /** One line an epoch; the test set's columns are empty where it was not measured after that epoch. */
    static void writeCsv(Path file, @Nullable TrainingSnapshot snapshot) throws IOException {
        TrainingSnapshot now = present(snapshot);
        Map<Integer, TestPoint> tests = new HashMap<>();
        now.tests().forEach(point -> tests.put(point.epoch(), point));
        StringBuilder csv =
                new StringBuilder("epoch,loss,seconds,gradient_hidden,gradient_output,test_loss,test_accuracy\n");
        for (EpochMetrics metrics : now.metrics()) {
            int epoch = metrics.record().epoch();
            csv.append(epoch).append(',').append(metrics.record().loss());
            csv.append(',').append(metrics.record().seconds());
            metrics.layers().forEach(layer -> csv.append(',').append(layer.gradient()));
            TestPoint test = tests.get(epoch + 1);
            csv.append(',').append(test == null ? "" : test.metrics().loss());
            csv.append(',')
                    .append(test == null ? "" : test.metrics().accuracy())
                    .append('\n');
        }
        Export.replace(file, csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The newest state of the run: its settings, metrics, and its weights in an NPZ beside the session.
     *
     * @param extensions fields of others that the session was opened with
     */
    static void writeSession(
            Path file,
            TrainingSettings settings,
            @Nullable TrainingSnapshot snapshot,
            Mnist data,
            Extensions extensions) {
        TrainingSnapshot now = present(snapshot);
        String name = String.valueOf(file.getFileName());
        String npz = name.substring(0, name.lastIndexOf('.')) + ".npz";
        Weights.write(file.resolveSibling(npz), now.parameters(), true);
        List<TestPoint> tests = now.tests();
        TestPoint last = tests.isEmpty() ? null : tests.get(tests.size() - 1);
        TrainingBlock block = new TrainingBlock(
                TrainingBlock.BUNDLED,
                data.sha256(),
                settings.epochs(),
                settings.optimizer(),
                settings.batch() == TrainingConfig.FULL ? null : settings.batch(),
                List.of(settings.hidden()),
                settings.activation(),
                settings.output(),
                null,
                settings.seed(),
                null,
                TrainingBlock.DEFAULT_REPORT,
                now.plan().config().shards(),
                now.epoch(),
                npz,
                now.metrics().stream()
                        .map(m -> new TrainingBlock.Metric(
                                m.record().epoch(),
                                m.record().loss(),
                                m.record().seconds()))
                        .toList(),
                last == null || last.epoch() != now.epoch()
                        ? null
                        : last.metrics().accuracy(),
                RunConditions.USUAL);
        SessionWriter.write(
                file,
                new Session(null, List.of(), settings.optimizer(), settings.seed(), 0, block, null, null, extensions));
    }

    /** The settings that a session describes. Its run is not continued but trained again, to the same numbers. */
    static TrainingSettings settings(Session session, Path file) {
        TrainingBlock block = session.training();
        if (block == null) {
            throw BadInputException.at(file.toString(), "no training block", "a session of a training run");
        }
        if (!block.data().equals(TrainingBlock.BUNDLED) || block.init() != null) {
            throw BadInputException.at(
                    file + ": training",
                    block.init() == null ? "data in " + block.data() : "initial weights in " + block.init(),
                    "the bundled data and weights drawn from the seed; the command line trains others");
        }
        if (block.shards() != TrainingConfig.DEFAULT_SHARDS) {
            throw BadInputException.at(
                    file + ": training.shards", Integer.toString(block.shards()), "" + TrainingConfig.DEFAULT_SHARDS);
        }
        Integer batch = block.batch();
        List<Integer> hidden = block.hidden();
        return new TrainingSettings(
                hidden == null ? TrainingSettings.NOTEBOOK.hidden() : hidden.get(0),
                block.activation(),
                block.output(),
                block.optimizer(),
                batch == null ? TrainingConfig.FULL : batch,
                block.epochs(),
                block.seed());
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new BadInputException("training: nothing to write yet, expected the digits to be read first");
        }
        return value;
    }
}
