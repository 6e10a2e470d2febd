package dev.backprop.bench;

import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.train.Moment;
import dev.backprop.engine.train.RunPlan;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingConfig;
import dev.backprop.engine.train.TrainingRun;
import dev.backprop.engine.train.TrainingSnapshot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** {@link HistoryMemory}'s other process: the run itself. */
final class HistoryRun {
    /** The last line. */
    static final String END = "end";

    private static final double MIB = 1 << 20;
    private static final int LOOKS = 20;

    private final AtomicReference<@Nullable TrainingSnapshot> newest = new AtomicReference<>();
    private final SplittableRandom random = new SplittableRandom(1);

    private HistoryRun() {}

    /** Trains, and prints a line twenty times on the way. */
    public static void main(String[] args) throws IOException, InterruptedException {
        new HistoryRun().run(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        System.out.println(END);
    }

    private void run(int epochs, int samples) throws IOException, InterruptedException {
        Mnist mnist = Mnist.bundled();
        MlpSpec spec = new MlpSpec(
                784,
                List.of(new LayerSpec(32, Activation.SIGMOID, true), new LayerSpec(10, Activation.SOFTMAX, true)),
                Loss.CROSS_ENTROPY);
        TrainingConfig config = new TrainingConfig(spec, OptimizerSpec.DEFAULT, TrainingConfig.FULL, 0, 2, 2);
        RunPlan plan = new RunPlan(
                mnist.train().first(samples),
                mnist.test(),
                config,
                Parameters.draw(spec, 0),
                epochs,
                RunPlan.DEFAULT_HISTORY_BYTES);
        try (TrainingRun run = new TrainingRun(newest::set)) {
            run.reset(plan);
            run.start();
            for (int look = 1; look <= LOOKS; look++) {
                print(await((int) ((long) epochs * look / LOOKS)));
            }
            TrainingSnapshot end = await(epochs);
            check(end, end.history().at(epochs, () -> false));
        }
    }

    private TrainingSnapshot await(int epoch) throws InterruptedException {
        while (true) {
            TrainingSnapshot now = newest.get();
            if (now != null && now.state() == RunState.FAILED) {
                throw new IllegalStateException(
                        Objects.requireNonNull(now.failure()).message());
            }
            if (now != null && now.epoch() >= epoch) {
                return now;
            }
            Thread.sleep(10);
        }
    }

    /** After a look back, as the slider does it. */
    private void print(TrainingSnapshot now) throws IOException {
        Moment moment = now.history().at(random.nextInt(now.epoch() + 1), () -> false);
        if (!Double.isFinite(moment.test().loss())) {
            throw new IllegalStateException("epoch " + moment.epoch() + ": a loss that is not finite");
        }
        Runtime java = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%9d  %9.0f  %9.0f  %10.0f  %10d  %10.0f%n",
                now.epoch(),
                status("VmRSS:"),
                status("VmHWM:"),
                (java.totalMemory() - java.freeMemory()) / MIB,
                now.history().keyframes().size(),
                now.history().bytes() / MIB);
    }

    private static void check(TrainingSnapshot end, Moment moment) {
        for (int l = 0; l < end.parameters().layers().size(); l++) {
            double[][] was = end.parameters().layers().get(l).weight();
            double[][] is = moment.parameters().layers().get(l).weight();
            if (!Arrays.deepEquals(was, is)) {
                throw new IllegalStateException(
                        "layer " + l + ": the weights looked back at are others than those trained");
            }
        }
    }

    /** Mebibytes, of this process. */
    private static double status(String field) throws IOException {
        Path status = Path.of(
                "/proc", Long.toString(ManagementFactory.getRuntimeMXBean().getPid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(field))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
