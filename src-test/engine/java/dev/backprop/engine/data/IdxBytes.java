package dev.backprop.engine.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Small IDX files for the tests. */
final class IdxBytes {
    private IdxBytes() {}

    /** Images whose pixel k, over all images, is k modulo 256. */
    static byte[] images(int count, int rows, int columns) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + count * rows * columns);
        bytes.putInt(0x803).putInt(count).putInt(rows).putInt(columns);
        for (int k = 0; k < count * rows * columns; k++) {
            bytes.put((byte) k);
        }
        return bytes.array();
    }

    /** Labels 0, 1, …, 9, 0, … */
    static byte[] labels(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + count);
        bytes.putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            bytes.put((byte) (i % 10));
        }
        return bytes.array();
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
