package dev.backprop.engine.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A folder in MNIST's form, of images that can be learnt: a band of bright rows is the label. */
final class DigitFolder {
    static final int SIDE = 28;
    private static final int PIXELS = SIDE * SIDE;

    private DigitFolder() {}

    static void write(Path folder, int train, int test) throws IOException {
        write(folder, "train", train, 1);
        write(folder, "t10k", test, 2);
    }

    private static void write(Path folder, String part, int count, long seed) throws IOException {
        ByteBuffer images = ByteBuffer.allocate(16 + count * PIXELS);
        images.putInt(0x803).putInt(count).putInt(SIDE).putInt(SIDE);
        ByteBuffer labels = ByteBuffer.allocate(8 + count);
        labels.putInt(0x801).putInt(count);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            int label = random.nextInt(10);
            labels.put((byte) label);
            for (int p = 0; p < PIXELS; p++) {
                images.put((byte) (p / SIDE / 2 == label ? 255 : random.nextInt(30)));
            }
        }
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }

    /** Cuts every file to nothing, which a mapped one would not survive, and then removes the folder. */
    static void vanish(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.write(file, new byte[0]);
        }
        files.forEach(DigitFolder::delete);
        Files.delete(folder);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
