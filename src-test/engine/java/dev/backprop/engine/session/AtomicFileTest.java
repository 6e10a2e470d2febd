package dev.backprop.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import java.io.IOException;
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
        AtomicFile.writeText(folder.resolve("a.csv"), "x,ŷ\n");
        assertThat(folder.resolve("a.csv")).hasContent("x,ŷ\n");
        assertThat(names()).containsExactly("a.csv");
    }

    @Test
    void replacesAnOldFile() throws IOException {
        AtomicFile.writeText(folder.resolve("a.csv"), "old, and longer");
        AtomicFile.writeText(folder.resolve("a.csv"), "new");
        assertThat(folder.resolve("a.csv")).hasContent("new");
        assertThat(names()).containsExactly("a.csv");
    }

    @Test
    void keepsTheOldFileWhereWritingFails() throws IOException {
        Path file = folder.resolve("a.csv");
        AtomicFile.writeText(file, "old");
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
        AtomicFile.writeText(file, "old");
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
        AtomicFile.writeText(link, "new");
        assertThat(file).hasContent("new");
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Path file = folder.resolve("none").resolve("a.csv");
        assertThatThrownBy(() -> AtomicFile.writeText(file, "x"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("found no folder " + folder.resolve("none"));
    }

    @Test
    void refusesAFolderForAFile() {
        assertThatThrownBy(() -> AtomicFile.writeText(folder, "x"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder + ": found a folder, expected a file to write");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
