package dev.backprop.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    @TempDir
    Path folder;

    @Test
    void readsImagesPlain() {
        IdxFile.Images images = IdxFile.readImages(write("a", IdxBytes.images(3, 2, 5)));
        assertThat(images.count()).isEqualTo(3);
        assertThat(images.rows()).isEqualTo(2);
        assertThat(images.columns()).isEqualTo(5);
        assertThat(images.pixels().isDirect()).isTrue();
        assertThat(images.pixels().get(29)).isEqualTo((byte) 29);
    }

    @Test
    void readsTheSameFromAGzip() {
        byte[] bytes = IdxBytes.images(500, 28, 28);
        IdxFile.Images plain = IdxFile.readImages(write("a", bytes));
        IdxFile.Images zipped = IdxFile.readImages(write("a.gz", IdxBytes.gzip(bytes)));
        assertThat(zipped.sha256()).isEqualTo(plain.sha256());
        assertThat(zipped.pixels()).isEqualTo(plain.pixels());
    }

    @Test
    void growsForAGzipThatShrankMoreThanUsual() {
        ByteBuffer bytes = ByteBuffer.allocate(16 + 2000 * 784);
        bytes.putInt(0x803).putInt(2000).putInt(28).putInt(28);
        byte[] gzip = IdxBytes.gzip(bytes.array());
        assertThat(gzip.length).isLessThan(1999 * 784 / 100);
        assertThat(IdxFile.readImages(write("a.gz", gzip)).pixels().limit()).isEqualTo(2000 * 784);
    }

    @Test
    void readsLabels() {
        assertThat(IdxFile.readLabels(write("l", IdxBytes.labels(12))).values())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1);
    }

    @Test
    void refusesAWrongMagicNumber() {
        images("l", IdxBytes.labels(3))
                .hasMessageContaining("magic number (bytes 0–3): found 0x00000801, expected 0x00000803");
    }

    @Test
    void refusesFourBillionImagesOfAPlainFile() {
        images("a", header(-1, 28, 28))
                .hasMessageContaining("image count (bytes 4–7): found 4294967295, expected 1–10000000");
    }

    @Test
    void refusesFourBillionImagesOfAGzip() {
        images("a.gz", IdxBytes.gzip(header(-1, 28, 28))).hasMessageContaining("found 4294967295, expected 1–10000000");
    }

    @Test
    void refusesMoreThanAPlainFileHolds() {
        images("a", header(1_000_000, 28, 28))
                .hasMessageContaining(
                        "byte 16: found the end of the file (truncated), expected 784000016 bytes in all");
    }

    @Test
    void refusesMoreThanAGzipCouldHold() {
        images("a.gz", IdxBytes.gzip(header(1_000_000, 28, 28)))
                .hasMessageContaining("header: found 1000000 images of 28 × 28 (784000000 bytes), expected at most");
    }

    @Test
    void refusesMoreBytesThanABufferReaches() {
        images("a.gz", IdxBytes.gzip(header(10_000_000, 28, 28)))
                .hasMessageContaining("expected at most 2147483639 bytes");
    }

    @Test
    void refusesImagesOfTooManyPixels() {
        images("a", header(1, 4096, 4096)).hasMessageContaining("found 4096 × 4096, expected at most 4096 pixels");
    }

    @Test
    void refusesNoImages() {
        images("a", header(0, 28, 28)).hasMessageContaining("image count (bytes 4–7): found 0");
    }

    @Test
    void refusesATruncatedGzip() {
        byte[] gzip = IdxBytes.gzip(IdxBytes.images(100, 28, 28));
        images("a.gz", Arrays.copyOf(gzip, gzip.length / 2))
                .hasMessageContaining("found the end of a truncated gzip, expected 78400 bytes after the header");
    }

    @Test
    void refusesAGzipWhoseContentIsTruncated() {
        images("a.gz", IdxBytes.gzip(Arrays.copyOf(IdxBytes.images(100, 28, 28), 78_000)))
                .hasMessageContaining("byte 78000: found the end of the file (truncated)");
    }

    @Test
    void refusesACorruptGzip() {
        byte[] gzip = IdxBytes.gzip(IdxBytes.images(100, 28, 28));
        gzip[gzip.length - 6] ^= 1;
        images("a.gz", gzip).hasMessageContaining("found a corrupt gzip");
    }

    @Test
    void refusesAGzipThatIsNone() {
        images("a.gz", IdxBytes.images(1, 28, 28)).hasMessageContaining("byte 0: found no gzip");
    }

    @Test
    void refusesAnEmptyFile() {
        images("a", new byte[0]).hasMessageContaining("byte 0: found an empty file, expected an IDX file");
    }

    @Test
    void refusesAnEmptyGzFile() {
        images("a.gz", new byte[0]).hasMessageContaining("byte 0: found an empty file, expected an IDX file");
    }

    @Test
    void refusesAGzipOfNothing() {
        images("a.gz", IdxBytes.gzip(new byte[0])).hasMessageContaining("byte 0: found the end of the file");
    }

    @Test
    void refusesATruncatedHeader() {
        images("a", Arrays.copyOf(IdxBytes.images(1, 2, 2), 10))
                .hasMessageContaining("byte 10: found the end of the file");
    }

    @Test
    void refusesTrailingBytes() {
        images("a", Arrays.copyOf(IdxBytes.images(2, 3, 3), 40))
                .hasMessageContaining("byte 34: found 6 trailing bytes");
    }

    @Test
    void refusesTrailingBytesInAGzip() {
        images("a.gz", IdxBytes.gzip(Arrays.copyOf(IdxBytes.images(2, 3, 3), 40)))
                .hasMessageContaining("byte 34: found trailing bytes");
    }

    @Test
    void refusesBytesAfterAGzip() {
        byte[] gzip = IdxBytes.gzip(IdxBytes.images(2, 3, 3));
        images("a.gz", Arrays.copyOf(gzip, gzip.length + 5))
                .hasMessageContaining("found bytes after the end of the gzip");
        images("a.gz", Arrays.copyOf(gzip, gzip.length + 500))
                .hasMessageContaining("found bytes after the end of the gzip");
    }

    @Test
    void readsAGzipOfTwoMembers() throws Exception {
        byte[] bytes = IdxBytes.images(2, 3, 3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(IdxBytes.gzip(Arrays.copyOf(bytes, 20)));
        out.write(IdxBytes.gzip(Arrays.copyOfRange(bytes, 20, bytes.length)));
        assertThat(IdxFile.readImages(write("a.gz", out.toByteArray())).pixels().get(17))
                .isEqualTo((byte) 17);
    }

    @Test
    void refusesALabelOverNine() {
        byte[] bytes = IdxBytes.labels(30);
        bytes[8 + 17] = 10;
        Path file = write("l", bytes);
        assertThatThrownBy(() -> IdxFile.readLabels(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": label 17 (byte 25): found 10, expected 0–9");
    }

    @Test
    void refusesAMissingFile() {
        Path file = folder.resolve("none");
        assertThatThrownBy(() -> IdxFile.readImages(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("found no such file");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> images(String name, byte[] bytes) {
        Path file = write(name, bytes);
        return assertThatThrownBy(() -> IdxFile.readImages(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining("expected")
                .hasMessageNotContaining("\n");
    }

    private Path write(String name, byte[] bytes) {
        return IdxBytes.write(folder.resolve(name), bytes);
    }

    private static byte[] header(int count, int rows, int columns) {
        return ByteBuffer.allocate(16)
                .putInt(0x803)
                .putInt(count)
                .putInt(rows)
                .putInt(columns)
                .array();
    }
}
