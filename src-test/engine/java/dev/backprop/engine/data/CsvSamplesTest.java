package dev.backprop.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.Loss;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSamplesTest {
    @TempDir
    Path folder;

    @Test
    void readsFeaturesThenTargets() {
        assertThat(read("1,2,0.5,0\n-1e-3,.5,3,1\n", 3, 1))
                .containsExactly(
                        new Sample(new double[] {1, 2, 0.5}, new double[] {0}),
                        new Sample(new double[] {-0.001, 0.5, 3}, new double[] {1}));
    }

    @Test
    void passesOverAHeaderAndBlankLines() {
        assertThat(read("\uFEFFx, y\r\n\r\n1, 2\r\n", 1, 1))
                .containsExactly(new Sample(new double[] {1}, new double[] {2}));
    }

    @Test
    void namesRowAndColumnOfWhatIsNoNumber() {
        refused("x,y\n1,2\n3,four\n", "row 3, column 2: found 'four', expected a finite number");
    }

    @Test
    void takesAFirstRowWithSomeNumbersForASample() {
        refused("1,y\n", "row 1, column 2: found 'y', expected a finite number");
    }

    @Test
    void refusesAMissingCell() {
        refused("1,\n", "row 1, column 2: found nothing, expected a finite number");
    }

    @Test
    void refusesARowOfAnotherLength() {
        refused("1,2\n1,2,3\n", "row 2: found 3 columns, expected 2 (1 inputs, then 1 targets)");
    }

    @Test
    void saysThatSemicolonsAreNoCommas() {
        refused(
                "x;y\n1;2\n",
                "row 2: found semicolons between the cells, expected commas, with a point in decimal numbers");
    }

    @Test
    void refusesAnInfiniteNumber() {
        refused("1,2\n1e999,2\n", "row 2, column 1: found '1e999', expected a finite number");
    }

    @Test
    void refusesNotANumber() {
        refused("1,2\nNaN,2\n", "row 2, column 1: found 'NaN', expected a finite number");
    }

    @Test
    void refusesAFileWithoutSamples() {
        refused("x,y\n", "found no samples, expected at least one row of 2 numbers");
    }

    @Test
    void refusesATargetThatTheLossDoesNotTakeByRowAndColumn() {
        Path file = IdxBytes.write(folder.resolve("t.csv"), "a,y\n1,0\n\n1,1.5\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> CsvSamples.read(file, 1, 1, Loss.BCE))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": row 4, column 2: found 1.5, expected 0–1, for bce");
    }

    @Test
    void refusesClassesThatDoNotSumToOneByRow() {
        Path file = IdxBytes.write(folder.resolve("t.csv"), "1,0.5,0.6\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> CsvSamples.read(file, 1, 2, Loss.CROSS_ENTROPY))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + ": row 1: found targets that sum to 1.1");
    }

    @Test
    void refusesWhatIsNoText() {
        Path file = IdxBytes.write(folder.resolve("b.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> CsvSamples.read(file, 1, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + ": cannot be read as UTF-8 text");
    }

    private List<Sample> read(String text, int inputs, int outputs) {
        Path file = IdxBytes.write(folder.resolve("a.csv"), text.getBytes(StandardCharsets.UTF_8));
        return CsvSamples.read(file, inputs, outputs);
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> read(text, 1, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder.resolve("a.csv") + ": " + message);
    }
}
