package dev.backprop.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.backprop.engine.backend.Backend;
import dev.backprop.engine.backend.Unpacking;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.session.AtomicFile;
import dev.backprop.engine.session.Weights;
import dev.backprop.engine.train.EpochRecord;
import dev.backprop.engine.train.NonFinite;
import dev.backprop.engine.train.NonFiniteException;
import dev.backprop.engine.train.Trainer;
import dev.backprop.engine.train.TrainingConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backprop train}: a network on MNIST, or on any folder of its form, without a window. */
@Command(
        name = "train",
        description = "Train a network on MNIST and print its loss, as the lecture notebook does.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private TrainOptions options = new TrainOptions();

    @Option(names = "--save", paramLabel = "W.npz", description = "where the trained weights go")
    private @Nullable Path save;

    @Option(
            names = "--report",
            paramLabel = "K",
            defaultValue = "100",
            description = "print every Kth epoch (default: 100)")
    private int report;

    @Option(names = "--json", description = "print JSON, a line each")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        options.check();
        TrainOptions.atLeastOne("--report", report);
        if (save != null) {
            // Better now than after a thousand epochs.
            AtomicFile.requireWritable(save);
        }
        TrainingConfig config = options.config();
        Parameters initial = options.initial(config.spec());
        Mnist mnist = options.data();
        Backend backend = Unpacking.live(new UnpackingLines(spec.commandLine().getErr(), System::nanoTime));
        try (Trainer trainer = new Trainer(mnist.train(), config, initial)) {
            backend.fallback().ifPresent(spec.commandLine().getErr()::println);
            spec.commandLine().getErr().flush();
            run(trainer, mnist);
        }
        return 0;
    }

    private void run(Trainer trainer, Mnist mnist) throws IOException {
        List<EpochRecord> records = new ArrayList<>();
        NonFinite stopped = null;
        try (EpochProgress progress = EpochProgress.on(options.epochs(), !json)) {
            while (trainer.epochs() < options.epochs()) {
                EpochRecord record = trainer.epoch();
                records.add(record);
                if (record.epoch() % report == 0) {
                    print(record, progress);
                }
                progress.step(record.loss());
            }
        } catch (NonFiniteException e) {
            stopped = e.where();
        }
        double accuracy = trainer.evaluate(mnist.test()).accuracy();
        if (save != null) {
            Weights.write(save, trainer.parameters(), true);
        }
        if (json) {
            printJson(trainer, records, accuracy, stopped);
        } else {
            printSummary(trainer, records, accuracy, stopped);
        }
    }

    private void print(EpochRecord record, EpochProgress progress) throws IOException {
        if (json) {
            JsonOut.line(out(), g -> {
                g.writeStartObject();
                g.writeNumberField("epoch", record.epoch());
                g.writeNumberField("loss", record.loss());
                g.writeNumberField("seconds", record.seconds());
                g.writeEndObject();
            });
        } else {
            progress.above(() -> {
                out().println(record.epoch() + " " + record.loss());
                out().flush();
            });
        }
    }

    private void printJson(Trainer trainer, List<EpochRecord> records, double accuracy, @Nullable NonFinite stopped)
            throws IOException {
        JsonOut.line(out(), g -> {
            g.writeStartObject();
            g.writeBooleanField("done", stopped == null);
            g.writeNumberField("epochs", records.size());
            g.writeNumberField("test_accuracy", accuracy);
            g.writeNumberField(
                    "train_seconds",
                    records.stream().mapToDouble(EpochRecord::seconds).sum());
            g.writeNumberField("median_epoch_seconds", median(records));
            g.writeStringField("backend", trainer.backend());
            g.writeNumberField("threads", trainer.threads());
            if (stopped != null) {
                write(g, stopped);
            }
            g.writeEndObject();
        });
    }

    private static void write(JsonGenerator g, NonFinite stopped) throws IOException {
        g.writeObjectFieldStart("stopped");
        g.writeNumberField("at", stopped.epoch());
        g.writeStringField("operation", stopped.operation());
        g.writeStringField("why", stopped.why());
        g.writeEndObject();
    }

    private void printSummary(
            Trainer trainer, List<EpochRecord> records, double accuracy, @Nullable NonFinite stopped) {
        if (stopped != null) {
            out().println("stopped: " + stopped.why());
        }
        double seconds = records.stream().mapToDouble(EpochRecord::seconds).sum();
        out().println();
        out().println("test accuracy " + accuracy);
        out().printf(
                        Locale.ROOT,
                        "%d epochs in %.1f s, median %.1f ms an epoch (%s)%n",
                        records.size(),
                        seconds,
                        1000 * median(records),
                        trainer.backend());
        if (save != null) {
            out().println("weights saved to " + save);
        }
        out().flush();
    }

    /** 0 where no epoch was finished. */
    static double median(List<EpochRecord> records) {
        double[] sorted =
                records.stream().mapToDouble(EpochRecord::seconds).sorted().toArray();
        if (sorted.length == 0) {
            return 0;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
