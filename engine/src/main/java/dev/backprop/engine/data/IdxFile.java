package dev.backprop.engine.data;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.MlpSpec;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * IDX files, the format of MNIST: a big-endian header (magic number, then one count a dimension) and unsigned bytes.
 *
 * <p>The header is checked against fixed limits and against the bytes that the file has, or for a gzip could have, before
 * anything is allocated; a gzip is then read in bounded pieces into a buffer that grows with what has really come.
 */
public final class IdxFile {
    /** The most images or labels in one file. */
    public static final int MAX_COUNT = 10_000_000;

    private static final int IMAGES_MAGIC = 0x00000803;
    private static final int LABELS_MAGIC = 0x00000801;
    private static final int IMAGES_HEADER = 16;
    private static final int LABELS_HEADER = 8;
    /** The most images' bytes together: one buffer's reach. */
    private static final long MAX_BYTES = Integer.MAX_VALUE - 8L;
    /** Deflate cannot do better: 258 bytes from two bits. */
    private static final long MAX_INFLATION = 1032;

    private static final int CLASSES = 10;

    private IdxFile() {}

    /**
     * Images as they are stored.
     *
     * @param count n ≥ 1
     * @param rows pixels down an image
     * @param columns pixels across an image
     * @param pixels n × rows × columns unsigned bytes, off the heap
     * @param sha256 of the whole uncompressed file, in lower-case hexadecimal
     */
    public record Images(int count, int rows, int columns, ByteBuffer pixels, String sha256) {}

    /**
     * Labels as they are stored.
     *
     * @param values each 0–9
     * @param sha256 of the whole uncompressed file, in lower-case hexadecimal
     */
    public record Labels(byte[] values, String sha256) {}

    /** Reads a file of images, plain or (by its name) {@code .gz}. */
    public static Images readImages(Path file) {
        return readImages(IdxSource.of(file));
    }

    /** Reads a file of labels 0–9, plain or (by its name) {@code .gz}. */
    public static Labels readLabels(Path file) {
        return readLabels(IdxSource.of(file));
    }

    static Images readImages(IdxSource source) {
        try (IdxStream in = new IdxStream(source)) {
            magic(in, source, IMAGES_MAGIC, "images");
            long count = count(in, source, "image count (bytes 4–7)", MAX_COUNT);
            long rows = count(in, source, "rows (bytes 8–11)", MlpSpec.MAX_UNITS);
            long columns = count(in, source, "columns (bytes 12–15)", MlpSpec.MAX_UNITS);
            if (rows * columns > MlpSpec.MAX_UNITS) {
                throw BadInputException.at(
                        source.name() + ": rows × columns (bytes 8–15)",
                        rows + " × " + columns,
                        "at most " + MlpSpec.MAX_UNITS + " pixels an image");
            }
            long bytes = count * rows * columns;
            String claim = count + " images of " + rows + " × " + columns;
            checkSize(source, IMAGES_HEADER, bytes, claim);
            ByteBuffer pixels = in.body((int) bytes, claim);
            return new Images((int) count, (int) rows, (int) columns, pixels, in.sha256());
        }
    }

    static Labels readLabels(IdxSource source) {
        try (IdxStream in = new IdxStream(source)) {
            magic(in, source, LABELS_MAGIC, "labels");
            long count = count(in, source, "label count (bytes 4–7)", MAX_COUNT);
            String claim = count + " labels";
            checkSize(source, LABELS_HEADER, count, claim);
            ByteBuffer body = in.body((int) count, claim);
            byte[] labels = new byte[(int) count];
            body.get(0, labels);
            for (int i = 0; i < labels.length; i++) {
                if ((labels[i] & 0xff) >= CLASSES) {
                    throw BadInputException.at(
                            source.name() + ": label " + i + " (byte " + (LABELS_HEADER + i) + ")",
                            String.valueOf(labels[i] & 0xff),
                            "0–9");
                }
            }
            return new Labels(labels, in.sha256());
        }
    }

    private static void magic(IdxStream in, IdxSource source, int expected, String what) {
        int found = in.readInt("magic number (bytes 0–3)");
        if (found != expected) {
            throw BadInputException.at(
                    source.name() + ": magic number (bytes 0–3)",
                    String.format("0x%08x", found),
                    String.format("0x%08x (an IDX file of %s)", expected, what));
        }
    }

    private static long count(IdxStream in, IdxSource source, String field, long most) {
        long value = Integer.toUnsignedLong(in.readInt(field));
        if (value < 1 || value > most) {
            throw BadInputException.at(source.name() + ": " + field, String.valueOf(value), "1–" + most);
        }
        return value;
    }

    private static void checkSize(IdxSource source, int header, long body, String claim) {
        if (body > MAX_BYTES) {
            throw BadInputException.at(
                    source.name() + ": header", claim + " (" + body + " bytes)", "at most " + MAX_BYTES + " bytes");
        }
        long stored = source.storedBytes();
        long needed = header + body;
        if (!source.gzip() && stored != needed) {
            throw BadInputException.at(
                    source.name() + ": byte " + Math.min(stored, needed),
                    stored < needed ? "the end of the file (truncated)" : (stored - needed) + " trailing bytes",
                    needed + " bytes in all for the " + claim + " of its header");
        }
        if (source.gzip() && needed > stored * MAX_INFLATION) {
            throw BadInputException.at(
                    source.name() + ": header",
                    claim + " (" + body + " bytes)",
                    "at most " + stored * MAX_INFLATION + " bytes, all that a gzip of " + stored + " bytes can hold");
        }
    }
}
