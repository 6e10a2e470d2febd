package dev.backprop.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.train.Trainer;
import dev.backprop.engine.train.TrainingConfig;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Digits that are drawn anew on a large pad, elsewhere and in another size, are told as the test set's own. */
class RescannedDigitsTest {
    private static final int PAD = 280;

    /** A digit with its pixels blurred into each other, as a pen would draw it, on a larger pad. */
    private static float[] redrawn(Dataset data, int index, double scale, double left, double top) {
        float[] pixels = new float[data.features()];
        data.readPixels(index, pixels, 0);
        float[] pad = new float[PAD * PAD];
        for (int y = 0; y < PAD; y++) {
            for (int x = 0; x < PAD; x++) {
                double sx = (x + 0.5 - left) / scale - 0.5;
                double sy = (y + 0.5 - top) / scale - 0.5;
                float value = (float) between(pixels, sx, sy);
                // What is hardly there would make the bounding box a pixel larger; a pen leaves no such ink.
                pad[y * PAD + x] = value < 0.1 ? 0 : value;
            }
        }
        return pad;
    }

    private static double between(float[] pixels, double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double right = x - column;
        double down = y - row;
        double above = at(pixels, column, row) * (1 - right) + at(pixels, column + 1, row) * right;
        double below = at(pixels, column, row + 1) * (1 - right) + at(pixels, column + 1, row + 1) * right;
        return above * (1 - down) + below * down;
    }

    private static float at(float[] pixels, int column, int row) {
        return column < 0 || row < 0 || column > 27 || row > 27 ? 0 : pixels[row * 28 + column];
    }

    private static Dataset redrawn(Dataset data) {
        SplittableRandom random = new SplittableRandom(3);
        byte[] pixels = new byte[data.size() * data.features()];
        byte[] labels = new byte[data.size()];
        for (int i = 0; i < data.size(); i++) {
            double scale = random.nextDouble(4, 9);
            double room = PAD - 28 * scale;
            float[] pad = redrawn(data, i, scale, random.nextDouble(room), random.nextDouble(room));
            float[] small = Handwriting.prepare(pad, PAD);
            for (int p = 0; p < small.length; p++) {
                pixels[i * data.features() + p] = (byte) Math.round(small[p] * 255);
            }
            labels[i] = (byte) data.label(i);
        }
        return Dataset.of(28, 28, pixels, labels);
    }

    @Test
    void areToldAsOftenRightAsTheOriginals() {
        Mnist mnist = Mnist.bundled();
        MlpSpec spec = new MlpSpec(
                784,
                List.of(new LayerSpec(32, Activation.RELU, true), new LayerSpec(10, Activation.LINEAR, true)),
                Loss.CROSS_ENTROPY);
        TrainingConfig config = new TrainingConfig(spec, new OptimizerSpec(Rule.ADAM, 0.002, 0.9), 100, 0, 2, 2);
        Dataset some = mnist.test().first(3000);
        try (Trainer trainer = new Trainer(mnist.train(), config, Parameters.draw(spec, 0))) {
            trainer.epoch();
            trainer.epoch();
            double original = trainer.evaluate(some).accuracy();
            double again = trainer.evaluate(redrawn(some)).accuracy();
            assertThat(original).isGreaterThan(0.92);
            assertThat(again).isGreaterThan(original - 0.01);
        }
    }
}
