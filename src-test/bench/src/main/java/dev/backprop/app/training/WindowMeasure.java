package dev.backprop.app.training;

import dev.backprop.bench.RealWindow;
import dev.backprop.bench.Stats;
import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingConfig;
import dev.backprop.engine.train.TrainingSnapshot;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;

/** Trains in the window and beside it, in turn. It is driven from a thread of its own. */
final class WindowMeasure {
    /** Epochs of the full batch in which Java still compiles; one of mini-batches is as long as all of them. */
    private static final int WARM_UP = 20;

    private static final double WANTED_SPEED = 0.85;
    private static final int WANTED_PULSES = 55;
    private static final int WANTED_PICTURES = 10;
    private static final double WANTED_MILLIS = 4;
    private static final long PATIENCE_MINUTES = 10;
    private static final double NANOS = 1e6;

    private final TrainingView view;
    private final int epochs;
    private final int batch;
    private final int warmUp;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Pulses pulses = new Pulses();

    /** @param batch rows of a batch; 0: all */
    WindowMeasure(TrainingView view, int epochs, int batch) {
        this.warmUp = batch == 0 ? WARM_UP : 1;
        if (epochs <= warmUp + 2) {
            throw new IllegalArgumentException("epochs: found " + epochs + ", expected more than " + (warmUp + 2));
        }
        this.view = view;
        this.epochs = epochs;
        this.batch = batch;
    }

    /** One training in the window; the times are of the epochs after the first ones. */
    private record Round(
            double epoch, double wall, double pulses, double pictures, double[] work, Map<String, Double> threads) {}

    /** Measures, and gives the table. */
    String run(int rounds) throws Exception {
        TrainingViewModel model = view.model();
        while (!RealWindow.ask(() -> model.readyProperty().get())) {
            Thread.sleep(50);
        }
        RealWindow.ask(() -> {
            model.choices()
                    .set(model.settingsProperty()
                            .get()
                            .withEpochs(epochs)
                            .withBatch(batch == 0 ? TrainingConfig.FULL : batch));
            view.trainingStage().setOnPicture(pulses::picture);
            pulses.start();
            return null;
        });
        List<CommandTraining.Result> alone = new ArrayList<>();
        List<Round> shown = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            pulses.stop();
            alone.add(CommandTraining.run(
                    epochs, warmUp, batch, Runtime.getRuntime().availableProcessors()));
            RealWindow.ask(() -> {
                pulses.start();
                return null;
            });
            shown.add(round(model));
        }
        return table(alone, shown);
    }

    private Round round(TrainingViewModel model) throws Exception {
        RealWindow.ask(() -> {
            model.reset();
            return null;
        });
        while (RealWindow.ask(() -> newest(model).epoch() != 0)) {
            Thread.sleep(20);
        }
        RealWindow.ask(() -> {
            model.driver().start();
            return null;
        });
        await(model, warmUp);
        int from = RealWindow.ask(() -> {
            pulses.begin();
            return newest(model).epoch();
        });
        Map<String, Long> before = cpu();
        long began = System.nanoTime();
        await(model, epochs - 2);
        int to = RealWindow.ask(() -> newest(model).epoch());
        double seconds = (System.nanoTime() - began) / 1e9;
        Round round = RealWindow.ask(() -> new Round(
                Stats.median(newest(model).metrics().subList(warmUp, to).stream()
                        .mapToDouble(WindowMeasure::seconds)
                        .toArray()),
                seconds / (to - from),
                pulses.count() / seconds,
                pulses.pictures / seconds,
                pulses.work(),
                spent(before, cpu(), seconds)));
        while (RealWindow.ask(() -> model.stateProperty().get() != RunState.FINISHED)) {
            Thread.sleep(20);
        }
        return round;
    }

    /** CPU time of each thread so far, those of a name together. */
    private Map<String, Long> cpu() {
        Map<String, Long> times = new TreeMap<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            long time = thread == null ? -1 : threads.getThreadCpuTime(thread.getThreadId());
            if (thread != null && time > 0) {
                times.merge(thread.getThreadName(), time, Long::sum);
            }
        }
        return times;
    }

    /** Milliseconds of CPU time a second, of those that spent any to speak of. */
    private static Map<String, Double> spent(Map<String, Long> before, Map<String, Long> after, double seconds) {
        Map<String, Double> spent = new TreeMap<>();
        after.forEach((name, time) -> {
            double millis = (time - before.getOrDefault(name, 0L)) / NANOS / seconds;
            if (millis >= 1) {
                spent.put(name, millis);
            }
        });
        return spent;
    }

    private static double seconds(EpochMetrics metrics) {
        return metrics.record().seconds();
    }

    private static TrainingSnapshot newest(TrainingViewModel model) {
        return Objects.requireNonNull(model.snapshotProperty().get());
    }

    private static void await(TrainingViewModel model, int epoch) throws Exception {
        long since = System.nanoTime();
        while (RealWindow.ask(() -> newest(model).epoch()) < epoch) {
            if (System.nanoTime() - since > TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES)) {
                throw new IllegalStateException("epoch " + epoch + " did not come");
            }
            Thread.sleep(100);
        }
    }

    private static String table(List<CommandTraining.Result> alone, List<Round> shown) {
        double command =
                median(alone.stream().mapToDouble(CommandTraining.Result::epoch).toArray());
        double window = median(shown.stream().mapToDouble(Round::epoch).toArray());
        double commandWall =
                median(alone.stream().mapToDouble(CommandTraining.Result::wall).toArray());
        double windowWall = median(shown.stream().mapToDouble(Round::wall).toArray());
        double[] work = shown.stream()
                .flatMapToDouble(r -> java.util.Arrays.stream(r.work()))
                .toArray();
        double busy = Stats.percentile(work, 0.95);
        double rate = median(shown.stream().mapToDouble(Round::pulses).toArray());
        double pictures = median(shown.stream().mapToDouble(Round::pictures).toArray());
        return line("epoch, ms: command", command * 1000, "")
                + line("epoch, ms: window", window * 1000, "")
                + line(
                        "speed of the window, %",
                        100 * command / window, wanted("at least 85", command / window >= WANTED_SPEED))
                + line("wall time an epoch, ms: command", commandWall * 1000, "")
                + line("wall time an epoch, ms: window", windowWall * 1000, "")
                + line(
                        "speed of the window by wall time, %",
                        100 * commandWall / windowWall, wanted("at least 85", commandWall / windowWall >= WANTED_SPEED))
                + line("pulses a second", rate, wanted("at least 55", rate >= WANTED_PULSES))
                + line("new pictures a second", pictures, wanted("at least 10", pictures >= WANTED_PICTURES))
                + line("JavaFX thread a pulse, ms, median", Stats.median(work), "")
                + line("JavaFX thread a pulse, ms, p95", busy, wanted("under 4", busy < WANTED_MILLIS))
                + line("JavaFX thread a pulse, ms, most", Stats.percentile(work, 1), "")
                + "rounds, ms an epoch: command "
                + list(alone.stream().map(CommandTraining.Result::epoch).toList())
                + "; window " + list(shown.stream().map(Round::epoch).toList())
                + "\nCPU time of the window's threads in its last round, ms a second: "
                + shown.get(shown.size() - 1).threads().entrySet().stream()
                        .map(e -> String.format(Locale.ROOT, "%s %.0f", e.getKey(), e.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static double median(double[] values) {
        return Stats.median(values);
    }

    private static String list(List<Double> seconds) {
        return String.join(
                " ",
                seconds.stream()
                        .map(s -> String.format(Locale.ROOT, "%.1f", s * 1000))
                        .toList());
    }

    private static String line(String what, double value, String wanted) {
        return String.format(Locale.ROOT, "%-38s %8.1f  %s%n", what, value, wanted)
                        .stripTrailing() + "\n";
    }

    private static String wanted(String what, boolean met) {
        return what + ": " + (met ? "met" : "NOT MET");
    }

    /** Notes what the JavaFX thread has worked since the pulse before. It belongs to that thread. */
    private final class Pulses extends AnimationTimer {
        private final List<Double> work = new ArrayList<>();
        private long before;
        private int pictures;
        private @Nullable Object last;

        void begin() {
            work.clear();
            pictures = 0;
            before = threads.getCurrentThreadCpuTime();
        }

        /** A picture counts if it is of another state than the one before. */
        @SuppressWarnings("ReferenceEquality") // each state is an object of its own
        void picture() {
            Object now = view.trainingStage().painted();
            if (now != last) {
                last = now;
                pictures++;
            }
        }

        @Override
        public void handle(long now) {
            long spent = threads.getCurrentThreadCpuTime();
            work.add((spent - before) / NANOS);
            before = spent;
        }

        int count() {
            return work.size();
        }

        double[] work() {
            return work.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
