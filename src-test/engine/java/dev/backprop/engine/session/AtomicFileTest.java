package dev.backprop.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backprop.engine.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void writesANewFile() throws IOException {
        writeText(folder.resolve("a.csv"), "x,ŷ\n");
        assertThat(folder.resolve("a.csv")).hasContent("x,ŷ\n");
        assertThat(names()).containsExactly("a.csv");
    }

    @Test
    void replacesAnOldFile() throws IOException {
        writeText(folder.resolve("a.csv"), "old, and longer");
        writeText(folder.resolve("a.csv"), "new");
        assertThat(folder.resolve("a.csv")).hasContent("new");
        assertThat(names()).containsExactly("a.csv");
    }

    @Test
    void keepsTheOldFileWhereWritingFails() throws IOException {
        Path file = folder.resolve("a.csv");
        writeText(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("disk full");
                }))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + ": cannot be written: ")
                .hasMessageContaining("disk full");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("a.csv");
    }

    @Test
    void keepsTheOldFileWhereTheContentThrows() throws IOException {
        Path file = folder.resolve("a.csv");
        writeText(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    throw new IllegalArgumentException("NaN");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("a.csv");
    }

    @Test
    void replacesWhatALinkLeadsTo() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
        writeText(link, "new");
        assertThat(file).hasContent("new");
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Path file = folder.resolve("none").resolve("a.csv");
        assertThatThrownBy(() -> writeText(file, "x"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("found no folder " + folder.resolve("none"));
    }

    @Test
    void refusesAFolderForAFile() {
        assertThatThrownBy(() -> writeText(folder, "x"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder + ": found a folder, expected a file to write");
    }

    @Test
    void refusesAnEmptyName() {
        assertThatThrownBy(() -> writeText(Path.of(""), "text"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("found an empty file name, expected a file to write");
    }

    @Test
    void saysBeforehandThatAFileCanBeWrittenAndLeavesAllAsItIs() throws IOException {
        Path old = Files.writeString(folder.resolve("old.csv"), "old");
        AtomicFile.requireWritable(old);
        AtomicFile.requireWritable(folder.resolve("new.csv"));
        assertThat(old).hasContent("old");
        assertThat(names()).containsExactly("old.csv");
    }

    @Test
    void saysBeforehandThatThereIsNoFolderOrAFolderInItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "a file");
        for (Path bad : List.of(folder, folder.resolve("none/b.csv"), file.resolve("b.csv"))) {
            assertThatThrownBy(() -> AtomicFile.requireWritable(bad))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith(bad + ": found ");
        }
        assertThat(names()).containsExactly("a.csv");
    }

    @Test
    void saysBeforehandThatAFileMayNotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");
        assumeTrue(file.toFile().setReadOnly() && !Files.isWritable(file), "this user may write everything");
        assertThatThrownBy(() -> AtomicFile.requireWritable(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": found a file that may not be written, expected a writable one");
    }

    @Test
    void saysBeforehandThatAFolderIsClosed() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeTrue(closed.toFile().setReadOnly() && !Files.isWritable(closed), "this user may write everything");
        try {
            assertThatThrownBy(() -> AtomicFile.requireWritable(closed.resolve("a.csv")))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("its folder may not be written to; choose another one");
        } finally {
            assertThat(closed.toFile().setWritable(true)).isTrue();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void writeText(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
