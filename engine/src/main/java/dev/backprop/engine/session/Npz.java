package dev.backprop.engine.session;

import dev.backprop.engine.BadInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** NumPy's archive of named arrays (.npz): a ZIP of .npy files. */
public final class Npz {
    /** The most numbers that an archive may hold, all its arrays together. */
    public static final int MAX_VALUES = 10_000_000;

    private static final int MAX_ARRAYS = 1000;
    private static final String SUFFIX = ".npy";
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int HEAD_ALIGNMENT = 64;
    private static final int PREFIX = MAGIC.length + 4;
    /** The first moment that a ZIP can name: the same numbers give the same file. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Npz() {}

    /**
     * Reads every array, in the archive's order.
     *
     * @return by name, without {@code .npy}; every value finite
     */
    public static Map<String, NpyArray> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw BadInputException.at(
                    file.toString(), Files.exists(file) ? "no regular file" : "no such file", "an NPZ archive");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return read(zip, file);
        } catch (ZipException e) {
            throw new BadInputException(
                    file + ": found no readable ZIP (" + e.getMessage() + "), expected an NPZ archive", e);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, NpyArray> read(ZipFile zip, Path file) throws IOException {
        if (zip.size() > MAX_ARRAYS) {
            throw BadInputException.at(file.toString(), zip.size() + " entries", "at most " + MAX_ARRAYS);
        }
        long stored = Files.size(file);
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        long left = MAX_VALUES;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String place = file + ": " + entry.getName();
            if (!entry.getName().endsWith(SUFFIX)) {
                throw BadInputException.at(place, "an entry that is no array", "only entries NAME" + SUFFIX);
            }
            String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
            try (InputStream in = zip.getInputStream(entry)) {
                NpyArray array = new NpyReader(in, entry, file + ": " + name, stored).read(left);
                left -= array.values().length;
                if (arrays.put(name, array) != null) {
                    throw BadInputException.at(place, "a second array of that name", "each name once");
                }
            }
        }
        return Collections.unmodifiableMap(arrays);
    }

    /**
     * Writes the arrays in their order, uncompressed as {@code numpy.savez} does, whole or not at all.
     *
     * @param float32 whether as {@code <f4} or else {@code <f8}
     */
    public static void write(Path file, Map<String, NpyArray> arrays, boolean float32) {
        NpyType type = NpyType.floating(float32);
        arrays.forEach((name, array) -> checkFinite(name, array, float32));
        AtomicFile.write(file, out -> write(out, arrays, type));
    }

    private static void checkFinite(String name, NpyArray array, boolean float32) {
        for (int i = 0; i < array.values().length; i++) {
            double value = array.values()[i];
            if (!Double.isFinite(float32 ? (float) value : value)) {
                throw new IllegalArgumentException(name + array.place(i) + ": found " + value + ", expected a finite "
                        + (float32 ? "float32" : "float64"));
            }
        }
    }

    private static void write(OutputStream out, Map<String, NpyArray> arrays, NpyType type) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setMethod(ZipOutputStream.STORED);
        for (Map.Entry<String, NpyArray> named : arrays.entrySet()) {
            byte[] bytes = npy(named.getValue(), type);
            ZipEntry entry = new ZipEntry(named.getKey() + SUFFIX);
            entry.setTimeLocal(EPOCH);
            entry.setSize(bytes.length);
            CRC32 crc = new CRC32();
            crc.update(bytes);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(bytes);
            zip.closeEntry();
        }
        zip.finish();
    }

    private static byte[] npy(NpyArray array, NpyType type) {
        List<Integer> shape = new ArrayList<>();
        for (int length : array.shape()) {
            shape.add(length);
        }
        String dictionary =
                "{'descr': '" + type.descr() + "', 'fortran_order': False, 'shape': " + NpyHeader.shown(shape) + ", }";
        int unpadded = PREFIX + dictionary.length() + 1;
        int padding = (HEAD_ALIGNMENT - unpadded % HEAD_ALIGNMENT) % HEAD_ALIGNMENT;
        String header = dictionary + " ".repeat(padding) + "\n";
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(MAGIC);
        head.writeBytes(new byte[] {1, 0, (byte) header.length(), (byte) (header.length() >> 8)});
        head.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
        ByteBuffer bytes = ByteBuffer.allocate(head.size() + array.values().length * type.bytes())
                .order(type.order())
                .put(head.toByteArray());
        for (double value : array.values()) {
            type.put(bytes, value);
        }
        return bytes.array();
    }

    static boolean startsWithMagic(byte[] bytes) {
        return bytes.length >= MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }
}
