package dev.backprop.app.training;

import dev.backprop.app.paint.Export;
import dev.backprop.app.paint.Hue;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.bench.Machine;
import dev.backprop.bench.Stats;
import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.EpochRecord;
import dev.backprop.engine.train.LayerNorms;
import dev.backprop.engine.train.Metrics;
import dev.backprop.engine.train.RunPlan;
import dev.backprop.engine.train.TestPoint;
import dev.backprop.engine.train.TrainingConfig;
import dev.backprop.engine.train.TrainingRun;
import dev.backprop.engine.train.TrainingSnapshot;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * How long the curves of eight runs of 100,000 epochs take to paint, 1,400 × 400, by the painter of the training stage. The
 * numbers are noise around a falling curve, which is the most that a chart can be asked to paint; the runs are otherwise as
 * the engine makes them. CPU time of the painting thread; the JavaFX thread has no part in any of it.
 */
public final class LongCurves {
    private static final int RUNS = 8;
    private static final int EPOCHS = 100_000;
    private static final int TEST_EVERY = 20;
    private static final int ROUNDS = 60;
    private static final int WARM_UP = 20;
    private static final PaintContext PICTURE = new PaintContext(1400, 400, Palette.LIGHT, 1);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private LongCurves() {}

    /** {@code LongCurves}: paints, and prints the table. */
    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        TrainingSnapshot beginning = beginning();
        List<List<EpochMetrics>> metrics = new ArrayList<>();
        List<List<TestPoint>> tests = new ArrayList<>();
        for (int r = 0; r < RUNS; r++) {
            SplittableRandom random = new SplittableRandom(r);
            metrics.add(metrics(random));
            tests.add(tests(random));
        }
        CurvesPainter painter = new CurvesPainter();
        long began = THREADS.getCurrentThreadCpuTime();
        Export.image(painter, state(beginning, metrics, tests, EPOCHS, ChartView.FIRST), PICTURE, 1);
        System.out.printf(
                Locale.ROOT,
                "%d runs of %,d epochs, %.0f × %.0f pixels%n",
                RUNS,
                EPOCHS,
                PICTURE.width(),
                PICTURE.height());
        System.out.printf(Locale.ROOT, "%-46s %8.1f%n", "the first picture, which reads all, CPU ms", millis(began));
        System.out.printf(Locale.ROOT, "%-46s %8s %8s%n", "each further picture, CPU ms", "median", "p95");
        ChartView zoomed = new ChartView(Metric.LOSS, false, 0, new ChartView.Span(40_000, 41_000), null);
        measure("training and test loss", painter, beginning, metrics, tests, ChartView.FIRST);
        measure("the same, one hundredth of it", painter, beginning, metrics, tests, zoomed);
        measure(
                "the same, logarithmic and smoothed",
                painter,
                beginning,
                metrics,
                tests,
                new ChartView(Metric.LOSS, true, 0.9, null, null));
        measure(
                "gradients of two layers, logarithmic",
                painter,
                beginning,
                metrics,
                tests,
                new ChartView(Metric.GRADIENT, true, 0, null, null));
        System.out.println(Machine.describe());
    }

    /** Paints the runs as they grow by an epoch a picture. */
    private static void measure(
            String what,
            CurvesPainter painter,
            TrainingSnapshot beginning,
            List<List<EpochMetrics>> metrics,
            List<List<TestPoint>> tests,
            ChartView view) {
        double[] times = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            ChartState state = state(beginning, metrics, tests, EPOCHS - ROUNDS + Math.max(0, i), view);
            long began = THREADS.getCurrentThreadCpuTime();
            Export.image(painter, state, PICTURE, 1);
            times[Math.max(0, i)] = millis(began);
        }
        System.out.printf(
                Locale.ROOT, "  %-44s %8.1f %8.1f%n", what, Stats.median(times), Stats.percentile(times, 0.95));
    }

    private static double millis(long began) {
        return (THREADS.getCurrentThreadCpuTime() - began) / 1e6;
    }

    private static ChartState state(
            TrainingSnapshot s,
            List<List<EpochMetrics>> metrics,
            List<List<TestPoint>> tests,
            int epochs,
            ChartView view) {
        List<ChartRun> runs = new ArrayList<>();
        for (int r = 0; r < RUNS; r++) {
            TrainingSnapshot snapshot = new TrainingSnapshot(
                    r,
                    s.state(),
                    s.plan(),
                    s.legs(),
                    0,
                    s.batches(),
                    metrics.get(r).subList(0, epochs),
                    s.norms(),
                    tests.get(r).subList(0, epochs / TEST_EVERY),
                    null,
                    s.parameters(),
                    s.history(),
                    null);
            runs.add(new ChartRun(r, "run " + r, Hue.run(r), r == 0, true, snapshot));
        }
        return new ChartState(runs, view, ChartState.NOWHERE, epochs / 2);
    }

    private static List<EpochMetrics> metrics(SplittableRandom random) {
        List<EpochMetrics> metrics = new ArrayList<>();
        for (int e = 0; e < EPOCHS; e++) {
            double fall = 2.3 / (1 + e / 3000.0);
            List<LayerNorms> layers = List.of(norms(random, fall), norms(random, fall * 2));
            metrics.add(new EpochMetrics(
                    new EpochRecord(e, fall * random.nextDouble(0.7, 1.3), 0.03, 1 - fall / 3), layers));
        }
        return metrics;
    }

    private static LayerNorms norms(SplittableRandom random, double fall) {
        return new LayerNorms(0.1 * fall * random.nextDouble(0.3, 1), 0.01 * fall * random.nextDouble(0.3, 1), 6);
    }

    private static List<TestPoint> tests(SplittableRandom random) {
        List<TestPoint> tests = new ArrayList<>();
        for (int e = TEST_EVERY; e <= EPOCHS; e += TEST_EVERY) {
            double loss = 2.4 / (1 + e / 3000.0) * random.nextDouble(0.8, 1.2);
            tests.add(new TestPoint(e, new Metrics(loss, 0.9, new int[10][10])));
        }
        return tests;
    }

    /** A real run that has not begun: what its later states share. */
    private static TrainingSnapshot beginning() throws Exception {
        MlpSpec spec = new MlpSpec(
                4,
                List.of(new LayerSpec(3, Activation.SIGMOID, true), new LayerSpec(2, Activation.LINEAR, true)),
                Loss.CROSS_ENTROPY);
        Dataset data = Dataset.of(2, 2, new byte[8], new byte[] {0, 1});
        TrainingConfig config =
                new TrainingConfig(spec, new OptimizerSpec(Rule.GD, 1, 0.9), TrainingConfig.FULL, 0, 1, 1);
        CompletableFuture<TrainingSnapshot> ready = new CompletableFuture<>();
        try (TrainingRun run = new TrainingRun(ready::complete)) {
            run.reset(new RunPlan(data, data, config, Parameters.draw(spec, 0), EPOCHS, 0));
            return ready.get();
        }
    }
}
