package dev.backprop.bench;

import dev.backprop.engine.backend.Backend;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.train.Trainer;
import dev.backprop.engine.train.TrainingConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One epoch of the notebook's job, 784-32-10, full batch of 60,000, this engine and PyTorch's native library in turn, from
 * the same weights. Argument: how many rounds (default 7); the first of each is a warm-up.
 */
public final class EpochBench {
    private static final int THREADS = 2;

    private EpochBench() {}

    /** Runs and prints. */
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        MlpSpec spec = new MlpSpec(
                784,
                List.of(new LayerSpec(32, Activation.SIGMOID, true), new LayerSpec(10, Activation.SOFTMAX, true)),
                Loss.CROSS_ENTROPY);
        Parameters initial = Parameters.draw(spec, 0);
        Mnist mnist = Mnist.bundled();
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        double ourLoss = 0;
        double theirLoss = 0;
        String backend;
        TrainingConfig config =
                new TrainingConfig(spec, OptimizerSpec.DEFAULT, TrainingConfig.FULL, 0, THREADS, THREADS);
        try (Trainer trainer = new Trainer(mnist.train(), config, initial);
                PyTorchEpoch peer = new PyTorchEpoch(mnist.train(), initial, THREADS)) {
            backend = trainer.backend();
            Backend.live().fallback().ifPresent(System.err::println);
            for (int r = 0; r < rounds; r++) {
                long start = System.nanoTime();
                ourLoss = trainer.epoch().loss();
                ours[r] = (System.nanoTime() - start) / 1e6;
                start = System.nanoTime();
                theirLoss = peer.epoch();
                theirs[r] = (System.nanoTime() - start) / 1e6;
            }
        }
        double a = median(ours);
        double b = median(theirs);
        System.out.printf(
                Locale.ROOT,
                "784-32-10, full batch of 60,000, FLOAT32, %d threads, median of %d epochs in turn%n"
                        + "this engine on %s %.1f ms%nPyTorch %s %.1f ms%nratio %.2f%nlosses %.6f and %.6f%n",
                THREADS,
                rounds - 1,
                backend,
                a,
                PyTorchEpoch.version(),
                b,
                a / b,
                ourLoss,
                theirLoss);
    }

    private static double median(double[] all) {
        double[] sorted = Arrays.copyOfRange(all, 1, all.length);
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
