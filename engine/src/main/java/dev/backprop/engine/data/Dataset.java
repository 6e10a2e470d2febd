package dev.backprop.engine.data;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * Labelled images, n samples of rows × columns unsigned bytes, kept once and off the heap. It does not change and may be
 * read by many threads at a time.
 */
public final class Dataset {
    private static final int CLASSES = 10;
    /** To clear the room of labels by: a put of many is as fast as one of a few. */
    private static final float[] ZEROS = new float[256 * CLASSES];

    private static final float[] SCALED = new float[256];

    static {
        for (int i = 0; i < SCALED.length; i++) {
            SCALED[i] = i / 255f;
        }
    }

    private final int rows;
    private final int columns;
    private final int features;
    private final ByteBuffer pixels;
    private final byte[] labels;

    /** Takes both over: n × rows × columns bytes from position 0 of {@code pixels}, and n labels 0–9. */
    Dataset(int rows, int columns, ByteBuffer pixels, byte[] labels) {
        if (rows < 1 || columns < 1 || pixels.limit() != (long) labels.length * rows * columns) {
            throw new IllegalArgumentException(
                    "pixels: found " + pixels.limit() + ", expected " + labels.length + " × " + rows + " × " + columns);
        }
        for (byte label : labels) {
            if (label < 0 || label >= CLASSES) {
                throw new IllegalArgumentException("label: found " + label + ", expected 0–9");
            }
        }
        this.rows = rows;
        this.columns = columns;
        this.features = rows * columns;
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * A data set of its own copies.
     *
     * @param rows pixels down an image
     * @param columns pixels across an image
     * @param pixels n × rows × columns unsigned bytes, sample by sample, row by row
     * @param labels n labels, each 0–9
     */
    public static Dataset of(int rows, int columns, byte[] pixels, byte[] labels) {
        ByteBuffer copy = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
        return new Dataset(rows, columns, copy, labels.clone());
    }

    /** The first {@code count} samples, sharing the memory of this one. */
    public Dataset first(int count) {
        checkRange(0, count);
        byte[] some = Arrays.copyOf(labels, count);
        return new Dataset(rows, columns, pixels.slice(0, count * features), some);
    }

    /** n, the number of samples. */
    public int size() {
        return labels.length;
    }

    /** Pixels of an image: rows × columns. */
    public int features() {
        return features;
    }

    /** Pixels down an image. */
    public int rows() {
        return rows;
    }

    /** Pixels across an image. */
    public int columns() {
        return columns;
    }

    /** How many classes the labels tell apart: 10. */
    public int classes() {
        return CLASSES;
    }

    /** The label of sample {@code i}, 0–9. */
    public int label(int i) {
        return labels[i];
    }

    /** One pixel as it is stored, 0 (background) to 255 (ink); {@code index} is row × columns + column. */
    public int pixel(int sample, int index) {
        checkRange(sample, 1);
        Objects.checkIndex(index, features);
        return pixels.get(sample * features + index) & 0xff;
    }

    /** Writes the pixels of sample {@code i}, each divided by 255, to {@code out} from {@code offset} on. */
    public void readPixels(int i, float[] out, int offset) {
        checkRange(i, 1);
        byte[] bytes = new byte[features];
        pixels.get(i * features, bytes);
        scale(bytes, out, offset);
    }

    /** Puts samples {@code from} to {@code from + count − 1}, (count, features) row-major, each pixel divided by 255. */
    public void readBlock(int from, int count, FloatBuffer out) {
        checkRange(from, count);
        byte[] bytes = new byte[features];
        float[] row = new float[features];
        for (int i = from; i < from + count; i++) {
            putRow(i, bytes, row, out);
        }
    }

    /** The bytes of samples {@code from} to {@code from + count − 1}, (count, features) row-major: a view, not a copy. */
    public ByteBuffer bytes(int from, int count) {
        checkRange(from, count);
        return pixels.slice(from * features, count * features).asReadOnlyBuffer();
    }

    /** Puts the bytes of the samples {@code order[from]} to {@code order[from + count − 1]} into {@code out}. */
    public void readBytes(int[] order, int from, int count, ByteBuffer out) {
        for (int i = 0; i < count; i++) {
            int sample = order[from + i];
            checkRange(sample, 1);
            out.put(out.position() + i * features, pixels, sample * features, features);
        }
    }

    /** Puts the labels of samples {@code from} to {@code from + count − 1} one-hot, (count, classes) row-major. */
    public void readLabels(int from, int count, FloatBuffer out) {
        checkRange(from, count);
        int at = putZeros(count, out);
        for (int i = 0; i < count; i++) {
            out.put(at + i * CLASSES + labels[from + i], 1);
        }
    }

    /** As the other, with the samples {@code order[from]} to {@code order[from + count − 1]}. */
    public void readLabels(int[] order, int from, int count, FloatBuffer out) {
        int at = putZeros(count, out);
        for (int i = 0; i < count; i++) {
            out.put(at + i * CLASSES + labels[order[from + i]], 1);
        }
    }

    /** Room for the labels of {@code count} samples; where it begins. */
    private static int putZeros(int count, FloatBuffer out) {
        int at = out.position();
        for (int left = count * CLASSES; left > 0; left -= ZEROS.length) {
            out.put(ZEROS, 0, Math.min(left, ZEROS.length));
        }
        return at;
    }

    private void putRow(int sample, byte[] bytes, float[] row, FloatBuffer out) {
        pixels.get(sample * features, bytes);
        scale(bytes, row, 0);
        out.put(row);
    }

    private static void scale(byte[] bytes, float[] out, int offset) {
        for (int i = 0; i < bytes.length; i++) {
            out[offset + i] = SCALED[bytes[i] & 0xff];
        }
    }

    private void checkRange(int from, int count) {
        Objects.checkFromIndexSize(from, count, labels.length);
    }
}
