package dev.backprop.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsWhatItWrote(boolean float32) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("b", new NpyArray(new int[] {2, 3}, new double[] {1, -2, 0.5, 1e10, 0, -0.0}));
        arrays.put("a", new NpyArray(new int[] {1}, new double[] {0.25}));
        arrays.put("c", new NpyArray(new int[0], new double[] {7}));
        arrays.put("d", new NpyArray(new int[] {0, 4}, new double[0]));
        Path file = folder.resolve("w.npz");
        Npz.write(file, arrays, float32);
        assertThat(Npz.read(file)).containsExactlyEntriesOf(arrays);
    }

    @Test
    void keepsEveryBitOfADouble() {
        double[] values = {Math.PI, Double.MIN_VALUE, Double.MAX_VALUE};
        Path file = folder.resolve("w.npz");
        Npz.write(file, Map.of("a", new NpyArray(new int[] {3}, values)), false);
        assertThat(Npz.read(file).get("a").values()).containsExactly(values);
    }

    @Test
    void alignsTheValuesAsNumPyDoes() throws IOException {
        Path file = folder.resolve("w.npz");
        Npz.write(file, Map.of("a", new NpyArray(new int[] {2}, new double[] {1, 2})), true);
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        int start = bytes.indexOf("\u0093NUMPY");
        int end = bytes.indexOf('\n', start) + 1;
        assertThat((end - start) % 64).isZero();
        assertThat(bytes.substring(start, end))
                .startsWith("\u0093NUMPY\u0001\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }");
    }

    @Test
    void writesTheSameBytesForTheSameNumbers() throws IOException {
        Map<String, NpyArray> arrays = Map.of("a", new NpyArray(new int[] {2}, new double[] {1, 2}));
        Npz.write(folder.resolve("1.npz"), arrays, true);
        Npz.write(folder.resolve("2.npz"), arrays, true);
        assertThat(folder.resolve("1.npz")).hasSameBinaryContentAs(folder.resolve("2.npz"));
    }

    @Test
    void readsBigEndian() {
        ByteBuffer body = ByteBuffer.allocate(8).putFloat(1.5f).putFloat(-2);
        assertThat(one(npy(1, ">f4", false, "(2,)", body.array())).values()).containsExactly(1.5, -2);
    }

    @Test
    void readsIntegers() {
        ByteBuffer body = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(3)
                .putLong(-4);
        assertThat(one(npy(1, "<i8", false, "(2,)", body.array())).values()).containsExactly(3, -4);
    }

    @Test
    void readsVersion2() {
        assertThat(one(npy(2, "<f8", false, "(1,)", doubles(9))).values()).containsExactly(9);
    }

    @Test
    void readsFortranOrderIntoCOrder() {
        NpyArray array = one(npy(1, "<f8", true, "(2, 3)", doubles(1, 4, 2, 5, 3, 6)));
        assertThat(array.values()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(array.shape()).containsExactly(2, 3);
    }

    @Test
    void refusesWhatIsNoArchive() throws IOException {
        Path file = Files.writeString(folder.resolve("w.npz"), "not a zip at all");
        refused(file, ": found no readable ZIP");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        refused(Files.write(folder.resolve("w.npz"), new byte[0]), ": found no readable ZIP");
    }

    @Test
    void refusesAMissingFile() {
        refused(folder.resolve("none.npz"), ": found no such file, expected an NPZ archive");
    }

    @Test
    void refusesATruncatedArchive() throws IOException {
        Path file = zip(npy(1, "<f8", false, "(1,)", doubles(9)));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 30));
        refused(file, ": found no readable ZIP");
    }

    @Test
    void refusesABadMagic() {
        refused(
                zip("\u0093NUMPX\u0001\0aaaaaaaa".getBytes(StandardCharsets.ISO_8859_1)),
                "a: magic: found another start");
    }

    @Test
    void refusesAnUnknownVersion() {
        refused(zip(npy(3, "<f8", false, "(1,)", doubles(9))), "a: version: found 3.0, expected 1.0 or 2.0");
    }

    @Test
    void refusesABadHeader() {
        refused(zip(npy(1, "<f8", false, "(x,)", doubles(9))), "a: header: found something else");
    }

    @Test
    void refusesObjects() {
        refused(zip(npy(1, "|O", false, "(1,)", doubles(9))), "a: descr: found '|O', expected <f4, <f8");
    }

    @Test
    void refusesAnEnormousShape() {
        refused(
                zip(npy(1, "<f8", false, "(999999999, 999999999)", doubles(9))),
                "a: found shape (999999999, 999999999), expected at most 10000000 values");
    }

    @Test
    void refusesTooFewValues() {
        refused(
                zip(npy(1, "<f8", false, "(2, 2)", doubles(1, 2, 3))),
                "a: found 24 bytes of values, expected 32 for shape (2, 2)");
    }

    @Test
    void refusesMoreValuesThanTheShape() {
        // Deflated zeros: a small archive that swells to megabytes is refused by its declared sizes.
        refused(
                zip(npy(1, "<f8", false, "(2,)", new byte[8_000_000])),
                "a: found 8000000 bytes of values, expected 16 for shape (2,)");
    }

    @Test
    void namesWhereAValueIsNotFinite() {
        refused(
                zip(npy(1, "<f8", false, "(2, 2)", doubles(1, 2, Double.NaN, 4))),
                "a[1, 0]: found NaN, expected a finite number");
    }

    @Test
    void refusesAnEntryThatIsNoArray() throws IOException {
        Path file = folder.resolve("w.npz");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("readme.txt"));
        }
        refused(file, "readme.txt: found an entry that is no array");
    }

    @Test
    void refusesFlippedBits() throws IOException {
        Path file = folder.resolve("w.npz");
        Npz.write(file, Map.of("a", new NpyArray(new int[] {1}, new double[] {1})), false);
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int value = text.indexOf('\n', text.indexOf("NUMPY")) + 1;
        bytes[value] ^= 1;
        Files.write(file, bytes);
        refused(file, "a: found CRC-32");
    }

    @Test
    void keepsTheOldFileWhereAValueIsNotFinite() {
        Path file = folder.resolve("w.npz");
        Map<String, NpyArray> good = Map.of("a", new NpyArray(new int[] {1}, new double[] {1}));
        Npz.write(file, good, true);
        Map<String, NpyArray> bad = Map.of("a", new NpyArray(new int[] {1}, new double[] {1e300}));
        assertThatThrownBy(() -> Npz.write(file, bad, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a[0]: found 1.0E300, expected a finite float32");
        assertThat(Npz.read(file)).isEqualTo(good);
    }

    private NpyArray one(byte[] npy) {
        return Npz.read(zip(npy)).get("a");
    }

    private static void refused(Path file, String message) {
        assertThatThrownBy(() -> Npz.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message)
                .hasMessageContaining("expected");
    }

    private Path zip(byte[] npy) {
        Path file = folder.resolve("w.npz");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("a.npy"));
            out.write(npy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static byte[] npy(int version, String descr, boolean fortran, String shape, byte[] body) {
        String header = "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': "
                + shape + ", }\n";
        ByteBuffer bytes = ByteBuffer.allocate(8 + (version == 1 ? 2 : 4) + header.length() + body.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1))
                .put((byte) version)
                .put((byte) 0);
        if (version == 1) {
            bytes.putShort((short) header.length());
        } else {
            bytes.putInt(header.length());
        }
        return bytes.put(header.getBytes(StandardCharsets.ISO_8859_1)).put(body).array();
    }

    private static byte[] doubles(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return bytes.array();
    }
}
