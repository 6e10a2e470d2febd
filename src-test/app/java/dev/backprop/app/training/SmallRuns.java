package dev.backprop.app.training;

import dev.backprop.app.paint.Hue;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.train.DigitProbe;
import dev.backprop.engine.train.RunPlan;
import dev.backprop.engine.train.TestPoint;
import dev.backprop.engine.train.TrainingConfig;
import dev.backprop.engine.train.TrainingRun;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Real runs on {@link Digits}, trained to their end. */
final class SmallRuns {
    static final Mnist DATA = Digits.mnist();

    private SmallRuns() {}

    /** Sigmoid layers before ten outputs, with logits or softmax twice. */
    static MlpSpec network(boolean twice, int... hidden) {
        List<LayerSpec> layers = new ArrayList<>();
        Arrays.stream(hidden).forEach(units -> layers.add(new LayerSpec(units, Activation.SIGMOID, true)));
        layers.add(new LayerSpec(10, twice ? Activation.SOFTMAX : Activation.LINEAR, true));
        return new MlpSpec(DATA.train().features(), layers, Loss.CROSS_ENTROPY);
    }

    /** Every state of a run, the last one being its end. */
    static List<TrainingSnapshot> states(MlpSpec spec, double lr, int epochs) throws InterruptedException {
        return states(spec, Parameters.draw(spec, 3), lr, epochs);
    }

    private static List<TrainingSnapshot> states(MlpSpec spec, Parameters first, double lr, int epochs)
            throws InterruptedException {
        TrainingConfig config =
                new TrainingConfig(spec, new OptimizerSpec(Rule.GD, lr, 0.9), TrainingConfig.FULL, 0, 2, 1);
        RunPlan plan = new RunPlan(DATA.train(), DATA.test(), config, first, epochs, RunPlan.DEFAULT_HISTORY_BYTES);
        CountDownLatch over = new CountDownLatch(1);
        List<TrainingSnapshot> states = new CopyOnWriteArrayList<>();
        try (TrainingRun run = new TrainingRun(state -> {
            states.add(state);
            if (!state.state().canGoOn()) {
                over.countDown();
            }
        })) {
            run.reset(plan);
            run.start();
            if (!over.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("a run of " + epochs + " epochs did not end");
            }
        }
        return states;
    }

    static TrainingSnapshot run(MlpSpec spec, double lr, int epochs) throws InterruptedException {
        List<TrainingSnapshot> states = states(spec, lr, epochs);
        return states.get(states.size() - 1);
    }

    /** From given weights. */
    static TrainingSnapshot run(MlpSpec spec, Parameters first, double lr, int epochs) throws InterruptedException {
        List<TrainingSnapshot> states = states(spec, first, lr, epochs);
        return states.get(states.size() - 1);
    }

    /** The last state with a digit in it. */
    static Shown shown(TrainingSnapshot snapshot, int digit) {
        float[] pixels = new float[DATA.test().features()];
        DATA.test().readPixels(digit, pixels, 0);
        double[] x = new double[pixels.length];
        Arrays.setAll(x, i -> pixels[i]);
        int label = DATA.test().label(digit);
        List<TestPoint> tests = snapshot.tests();
        try (DigitProbe probe = new DigitProbe(snapshot.plan().config().spec())) {
            return new Shown(
                    snapshot,
                    snapshot.epoch(),
                    snapshot.parameters(),
                    tests.isEmpty() ? null : tests.get(tests.size() - 1).metrics(),
                    snapshot.predictions(),
                    new Shown.Digit(digit, label, pixels, DATA.test().columns()),
                    probe.read(snapshot.parameters(), x, label));
        }
    }

    static ChartRun charted(int id, boolean selected, TrainingSnapshot snapshot) {
        return new ChartRun(id, "run " + id, Hue.run(id), selected, true, snapshot);
    }
}
