package dev.backprop.engine.train;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.SplittableRandom;

/** Small data that can be learnt, and small runs on it. */
final class Synthetic {
    static final int SIDE = 4;
    static final int PIXELS = SIDE * SIDE;

    private Synthetic() {}

    /** Noise, with one bright pixel at the label's place. */
    static Dataset data(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pixels = new byte[n * PIXELS];
        byte[] labels = new byte[n];
        for (int i = 0; i < n; i++) {
            labels[i] = (byte) random.nextInt(10);
            for (int p = 0; p < PIXELS; p++) {
                pixels[i * PIXELS + p] = (byte) random.nextInt(p == labels[i] ? 256 : 90);
            }
        }
        return Dataset.of(SIDE, SIDE, pixels, labels);
    }

    static MlpSpec network(Activation hidden, Activation output) {
        return new MlpSpec(
                PIXELS,
                java.util.List.of(new LayerSpec(8, hidden, true), new LayerSpec(10, output, true)),
                Loss.CROSS_ENTROPY);
    }

    static TrainingConfig config(int batch, int shards, int threads) {
        return config(new OptimizerSpec(Rule.GD, 0.5, 0.9), batch, shards, threads);
    }

    static TrainingConfig config(OptimizerSpec rule, int batch, int shards, int threads) {
        return new TrainingConfig(network(Activation.SIGMOID, Activation.LINEAR), rule, batch, 3, shards, threads);
    }

    static RunPlan plan(TrainingConfig config, int epochs, long bytes) {
        return new RunPlan(data(203, 1), data(57, 2), config, Parameters.draw(config.spec(), 5), epochs, bytes);
    }

    static Trainer trainer(Dataset data, TrainingConfig config) {
        return new Trainer(data, config, Parameters.draw(config.spec(), 5));
    }
}
