package dev.backprop.app.training;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.data.Mnist;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Small digits that can be learnt at once. */
final class Digits {
    private static final int SIDE = 6;

    private Digits() {}

    static Mnist mnist() {
        return new Mnist(
                data(120, 1), data(40, 2), Mnist.FILES.stream().collect(Collectors.toMap(f -> f, f -> "0".repeat(64))));
    }

    private static Dataset data(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pixels = new byte[n * SIDE * SIDE];
        byte[] labels = new byte[n];
        for (int i = 0; i < n; i++) {
            labels[i] = (byte) random.nextInt(10);
            for (int p = 0; p < SIDE * SIDE; p++) {
                pixels[i * SIDE * SIDE + p] = (byte) random.nextInt(p / 3 == labels[i] ? 256 : 60);
            }
        }
        return Dataset.of(SIDE, SIDE, pixels, labels);
    }
}
