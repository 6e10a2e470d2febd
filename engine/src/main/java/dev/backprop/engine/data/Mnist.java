package dev.backprop.engine.data;

import dev.backprop.engine.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * MNIST, or any data set in its four files (Fashion-MNIST, for one).
 *
 * @param train what is trained on
 * @param test what the accuracy is measured on; its images have the size of those of {@code train}
 * @param sha256 of the uncompressed content of each of the four files, in lower-case hexadecimal, by the names of
 *     {@link #FILES} and in their order
 */
public record Mnist(Dataset train, Dataset test, Map<String, String> sha256) {
    private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
    private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    /** The names of the four files, without {@code .gz}. */
    public static final List<String> FILES = List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

    /** The sums of the bundled files, as uncompressed; those of the files that Yann LeCun published. */
    private static final Map<String, String> BUNDLED_SHA256 = Map.of(
            TRAIN_IMAGES, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            TRAIN_LABELS, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            TEST_IMAGES, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            TEST_LABELS, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    /** Keeps its own map. */
    public Mnist {
        sha256 = Collections.unmodifiableMap(new LinkedHashMap<>(sha256));
    }

    /** Finds one of the four files. */
    @FunctionalInterface
    private interface Finder {
        IdxSource find(String name);
    }

    /** The bundled data, 60,000 and 10,000 images of 28 × 28, verified by their SHA-256. */
    public static Mnist bundled() {
        Mnist mnist = read(name -> IdxSource.ofResource("/mnist/" + name + ".gz"), "/mnist");
        verify(mnist.sha256, BUNDLED_SHA256);
        return mnist;
    }

    /**
     * The data of a folder with the four files, each plain or {@code .gz}, named as in {@link #FILES} or with a dot before
     * {@code idx} ({@code train-images.idx3-ubyte}).
     */
    public static Mnist load(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw BadInputException.at(
                    folder.toString(),
                    Files.exists(folder) ? "a file" : "no such folder",
                    "a folder with the four IDX files of MNIST");
        }
        return read(name -> find(folder, name), folder.toString());
    }

    static void verify(Map<String, String> found, Map<String, String> expected) {
        found.forEach((name, sum) -> {
            String wanted = expected.get(name);
            if (!sum.equals(wanted)) {
                throw BadInputException.at("/mnist/" + name + ".gz", "SHA-256 " + sum, String.valueOf(wanted));
            }
        });
    }

    private static Mnist read(Finder finder, String place) {
        // All four are looked for first: a missing one is told at once, and nothing is read for it.
        List<IdxSource> sources = FILES.stream().map(finder::find).toList();
        OffHeap.reclaim();
        Map<String, String> sums = new LinkedHashMap<>();
        Dataset train = dataset(sources.get(0), sources.get(1), sums, TRAIN_IMAGES, TRAIN_LABELS);
        Dataset test = dataset(sources.get(2), sources.get(3), sums, TEST_IMAGES, TEST_LABELS);
        if (train.rows() != test.rows() || train.columns() != test.columns()) {
            throw BadInputException.at(
                    place + ": " + TEST_IMAGES,
                    "images of " + test.rows() + " × " + test.columns(),
                    train.rows() + " × " + train.columns() + " as in " + TRAIN_IMAGES);
        }
        return new Mnist(train, test, sums);
    }

    private static Dataset dataset(
            IdxSource images, IdxSource labels, Map<String, String> sums, String imagesName, String labelsName) {
        IdxFile.Images read = IdxFile.readImages(images);
        IdxFile.Labels labelled = IdxFile.readLabels(labels);
        if (read.count() != labelled.values().length) {
            throw BadInputException.at(
                    labels.name() + ": label count (bytes 4–7)",
                    labelled.values().length + " labels",
                    read.count() + ", one for each image of " + images.name());
        }
        OffHeap.taken(read.pixels().capacity());
        sums.put(imagesName, read.sha256());
        sums.put(labelsName, labelled.sha256());
        return new Dataset(read.rows(), read.columns(), read.pixels(), labelled.values());
    }

    private static IdxSource find(Path folder, String name) {
        String dotted = name.replace("-idx", ".idx");
        for (String candidate : List.of(name, name + ".gz", dotted, dotted + ".gz")) {
            Path file = folder.resolve(candidate);
            if (Files.exists(file)) {
                return IdxSource.of(file);
            }
        }
        throw BadInputException.at(folder.toString(), "no " + name, name + ", plain or .gz");
    }
}
