package dev.backprop.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
    @TempDir
    Path folder;

    @Test
    void bundlesTheRealData() {
        Mnist mnist = Mnist.bundled();
        assertThat(mnist.train().size()).isEqualTo(60_000);
        assertThat(mnist.test().size()).isEqualTo(10_000);
        assertThat(mnist.train().rows()).isEqualTo(28);
        assertThat(mnist.train().columns()).isEqualTo(28);
        assertThat(mnist.train().label(0)).isEqualTo(5);
        assertThat(mnist.test().label(0)).isEqualTo(7);
        assertThat(mnist.sha256()).containsOnlyKeys(Mnist.FILES);
        // The first ink of the first image: row 5, column 12.
        assertThat(mnist.train().pixel(0, 5 * 28 + 12)).isEqualTo(3);
    }

    @Test
    void refusesOtherDataThanTheBundled() {
        Map<String, String> found = Map.of("train-images-idx3-ubyte", "00");
        Map<String, String> expected = Map.of("train-images-idx3-ubyte", "ba");
        assertThatThrownBy(() -> Mnist.verify(found, expected))
                .isInstanceOf(BadInputException.class)
                .hasMessage("/mnist/train-images-idx3-ubyte.gz: found SHA-256 00, expected ba");
    }

    @Test
    void loadsAFolderOfPlainFiles() {
        fill("", "");
        Mnist mnist = Mnist.load(folder);
        assertThat(mnist.train().size()).isEqualTo(20);
        assertThat(mnist.test().size()).isEqualTo(10);
    }

    @Test
    void loadsAFolderOfGzips() {
        fill(".gz", ".gz");
        assertThat(Mnist.load(folder).train().pixel(1, 3)).isEqualTo(12);
    }

    @Test
    void loadsNamesWithADot() throws Exception {
        fill("", ".gz");
        for (String name : Mnist.FILES) {
            Path file = folder.resolve(Files.exists(folder.resolve(name)) ? name : name + ".gz");
            Files.move(file, folder.resolve(file.getFileName().toString().replace("-idx", ".idx")));
        }
        assertThat(Mnist.load(folder).train().size()).isEqualTo(20);
    }

    @Test
    void sumsTheUncompressedContent() {
        fill("", "");
        Map<String, String> plain = Mnist.load(folder).sha256();
        new TreeMap<>(plain)
                .keySet()
                .forEach(name ->
                        assertThat(folder.resolve(name).toFile().delete()).isTrue());
        fill(".gz", ".gz");
        assertThat(Mnist.load(folder).sha256()).isEqualTo(plain);
    }

    @Test
    void refusesAMissingFolder() {
        refused(folder.resolve("none"), "found no such folder, expected a folder with the four IDX files");
    }

    @Test
    void refusesAFileForAFolder() {
        refused(IdxBytes.write(folder.resolve("a"), new byte[1]), "found a file, expected a folder");
    }

    @Test
    void refusesAMissingFile() throws Exception {
        fill("", "");
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
        refused(folder, "found no t10k-labels-idx1-ubyte, expected t10k-labels-idx1-ubyte, plain or .gz");
    }

    @Test
    void refusesLabelsAndImagesOfDifferentCount() {
        fill("", "");
        IdxBytes.write(folder.resolve("train-labels-idx1-ubyte"), IdxBytes.labels(19));
        refused(folder, "train-labels-idx1-ubyte: label count (bytes 4–7): found 19 labels, expected 20");
    }

    @Test
    void refusesTestImagesOfAnotherSize() {
        fill("", "");
        IdxBytes.write(folder.resolve("t10k-images-idx3-ubyte"), IdxBytes.images(10, 2, 3));
        refused(folder, "t10k-images-idx3-ubyte: found images of 2 × 3, expected 3 × 3");
    }

    private void fill(String trainSuffix, String testSuffix) {
        put("train-images-idx3-ubyte", trainSuffix, IdxBytes.images(20, 3, 3));
        put("train-labels-idx1-ubyte", trainSuffix, IdxBytes.labels(20));
        put("t10k-images-idx3-ubyte", testSuffix, IdxBytes.images(10, 3, 3));
        put("t10k-labels-idx1-ubyte", testSuffix, IdxBytes.labels(10));
    }

    private void put(String name, String suffix, byte[] bytes) {
        IdxBytes.write(folder.resolve(name + suffix), suffix.isEmpty() ? bytes : IdxBytes.gzip(bytes));
    }

    private static void refused(Path data, String message) {
        assertThatThrownBy(() -> Mnist.load(data))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(data.toString())
                .hasMessageContaining(message);
    }
}
