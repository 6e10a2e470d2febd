package dev.backprop.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.backend.Unpacking.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {
    private static final String JAR = "math-1.0-linux-x86_64.jar";

    @TempDir
    private Path folder;

    private Path cache;
    private Unpacking unpacking;

    @BeforeEach
    void writeJars() throws IOException {
        cache = folder.resolve("cache");
        Path mine = jar(JAR, "org/libmath.so", 3000, "org/libmath.so.5", 1000, "org/Math.class", 70);
        Path others = jar("math-1.0-windows-x86_64.jar", "org/math.dll", 9000);
        Path plain = jar("math-1.0.jar", "org/libold.so", 500);
        unpacking = Unpacking.of(
                String.join(File.pathSeparator, mine.toString(), others.toString(), plain.toString(), "no/such.jar"),
                "linux-x86_64",
                cache);
    }

    private Path jar(String name, Object... entries) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) entries[i]));
                zip.write(new byte[(Integer) entries[i + 1]]);
            }
        }
        return file;
    }

    private void unpack(String entry, int bytes) throws IOException {
        Path file = cache.resolve(JAR).resolve(entry);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
    }

    @Test
    void atFirstNothingOfThisPlatformsLibrariesIsThere() {
        assertThat(unpacking.needed()).isTrue();
        assertThat(unpacking.progress()).isEqualTo(new Progress(0, 4000));
    }

    @Test
    void aHalfWrittenLibraryCountsAsFarAsItIsThere() throws IOException {
        unpack("org/libmath.so", 1500);
        unpack("org/libmath.so.5", 1000);
        assertThat(unpacking.progress()).isEqualTo(new Progress(2500, 4000));
        assertThat(unpacking.needed()).isTrue();
    }

    @Test
    void itIsOverWhenEveryLibraryIsWhole() throws IOException {
        unpack("org/libmath.so", 3000);
        unpack("org/libmath.so.5", 1000);
        assertThat(unpacking.needed()).isFalse();
        assertThat(unpacking.progress().fraction()).isEqualTo(1);
    }

    @Test
    void withoutLibrariesThereIsNothingToUnpack() {
        Unpacking none = Unpacking.of("", "linux-x86_64", cache);
        assertThat(none.needed()).isFalse();
        assertThat(none.progress().fraction()).isZero();
    }

    @Test
    void saysHowManyMegabytes() {
        assertThat(new Progress(120_400_000, 380_000_000).text())
                .isEqualTo("Unpacking the engine… 120 of 380 MB, once");
    }

    @Test
    void moreThanThereIsIsNoProgress() {
        assertThatThrownBy(() -> new Progress(5, 4)).hasMessageContaining("5 of 4 bytes");
    }
}
