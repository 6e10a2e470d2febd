package dev.backprop.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSamplesTest {
    private static final int MOST = 4;

    @TempDir
    Path folder;

    @Test
    void readsFeaturesThenTargets() {
        assertThat(read("1,2,0.5,0\n-1e-3,.5,3,1\n", spec(3, 1, Loss.MSE)))
                .containsExactly(
                        new Sample(new double[] {1, 2, 0.5}, new double[] {0}),
                        new Sample(new double[] {-0.001, 0.5, 3}, new double[] {1}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5,2\n3,4\n",
                "x,y\n1.5,2\n3,4",
                "\uFEFFx, y\r\n\r\n1.5, 2\r\n3,4\r\n\r\n",
                "\n \n1.5,2\n,\n3,4\n , \n",
                "1.5;2\n3;4\n",
                "x;y\n1.5;2\n3;4\n",
                "1,5;2\r\n3;4\r\n",
                "x;y\r\n1,5;2,0\r\n3;4\r\n",
                "1.5\t2\n3\t4\n",
                "x\ty\n1,5\t2\n3\t4\n",
                "\"x, in m\",\"y\"\n\"1.5\",2\n 3 , \"4\" \n",
                "\"a \"\"x\"\"\";y\n\"1,5\";2\n3;4\n",
                "x;y, in m\n1,5;2\n3;4\n",
                "1.5,2\r3,4\r"
            })
    void readsTheSameSamplesFromWhateverASpreadsheetWrites(String text) {
        assertThat(read(text, spec(1, 1, Loss.MSE)))
                .containsExactly(
                        new Sample(new double[] {1.5}, new double[] {2}),
                        new Sample(new double[] {3}, new double[] {4}));
    }

    @Test
    void readsATextAsItReadsAFile() {
        assertThat(CsvSamples.read("what was pasted", "1\t2\n", spec(1, 1, Loss.MSE), MOST))
                .containsExactly(new Sample(new double[] {1}, new double[] {2}));
        assertThatThrownBy(() -> CsvSamples.read("what was pasted", "1\t2\nx\t2", spec(1, 1, Loss.MSE), MOST))
                .isInstanceOf(BadInputException.class)
                .hasMessage("what was pasted: row 2, column 1: found 'x', expected a finite number");
    }

    @Test
    void namesRowAndColumnOfWhatIsNoNumber() {
        refused("x,y\n1,2\n3,four\n", "row 3, column 2: found 'four', expected a finite number");
    }

    @Test
    void takesAFirstRowWithSomeNumbersForASample() {
        refused("1,y\n", "row 1, column 2: found 'y', expected a finite number");
        refused("1,5;y\n", "row 1, column 2: found 'y', expected a finite number");
    }

    @Test
    void refusesAMissingCell() {
        refused("1,\n", "row 1, column 2: found nothing, expected a finite number");
    }

    @Test
    void refusesARowOfAnotherLength() {
        refused(
                "1,2\n1,2,3\n",
                "row 2: found 3 columns, expected 2 (1 input, then 1 target), with commas between them");
    }

    @Test
    void refusesAHeaderOfAnotherLength() {
        refused(
                "x;y;z\n1;2\n",
                "row 1: found a header of 3 columns, expected 2 (1 input, then 1 target), with semicolons between them");
    }

    @Test
    void saysWhichSeparatorTheFirstRowPromised() {
        refused(
                "x;y\n1,2\n",
                "row 2: found 1 column, expected 2 (1 input, then 1 target), with semicolons between them");
    }

    @Test
    void refusesADecimalCommaBetweenCommas() {
        refused(
                "\"1,5\",2\n",
                "row 1, column 1: found '1,5', expected a finite number, with a point before its decimals");
    }

    @Test
    void refusesPointsAndCommasInOneTable() {
        refused(
                "1.000;2\n1,5;2\n",
                "row 2, column 1: found '1,5' after numbers with a point, expected the same sign before the decimals of all"
                        + " numbers");
        refused(
                "1,5;2\n3;1.000\n",
                "row 2, column 2: found '1.000' after numbers with a comma, expected the same sign before the decimals of"
                        + " all numbers");
    }

    @Test
    void refusesSeparatorsOfThousands() {
        refused("1.000,5;2\n", "row 1, column 1: found '1.000,5', expected a finite number");
    }

    @Test
    void refusesAQuoteThatIsNotClosed() {
        refused(
                "1,\"2\n",
                "row 1, column 2: found a quote that is not closed, expected another one at the end of the cell");
    }

    @Test
    void refusesWhatStandsBehindAQuote() {
        refused("\"1\"5,2\n", "row 1, column 1: found '5' behind a quote, expected commas between the cells");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "NaN", "Infinity", "0x1p3", "1d", "1 000", "--1", "1e", "."})
    void refusesWhatIsNoFiniteNumber(String cell) {
        refused("1,2\n" + cell + ",2\n", "row 2, column 1: found '" + cell + "', expected a finite number");
    }

    @Test
    void refusesAFileWithoutSamples() {
        refused("x,y\n", "found no samples, expected at least one row of 2 numbers");
        refused("", "found no samples, expected at least one row of 2 numbers");
    }

    @Test
    void refusesMoreRowsThanThereMayBe() {
        assertThat(read("x,y\n" + "1,2\n".repeat(MOST), spec(1, 1, Loss.MSE))).hasSize(MOST);
        refused("x,y\n\n" + "1,2\n".repeat(MOST + 1), "row 7: found more than 4 samples, expected at most 4");
    }

    @Test
    void refusesATargetThatTheLossDoesNotTakeByRowAndColumn() {
        Path file = write("a,y\n1,0\n\n1,1.5\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> CsvSamples.read(file, spec(1, 1, Loss.BCE), MOST))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": row 4, column 2: found 1.5, expected 0–1, for bce");
    }

    @Test
    void refusesClassesThatDoNotSumToOneByRow() {
        Path file = write("1,0.5,0.6\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> CsvSamples.read(file, spec(1, 2, Loss.CROSS_ENTROPY), MOST))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + ": row 1: found targets that sum to 1.1");
    }

    @Test
    void refusesWhatIsNoText() {
        Path file = write("Gr\u00f6\u00dfe,y\n1,2\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> CsvSamples.read(file, spec(1, 1, Loss.MSE), MOST))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": cannot be read as UTF-8 text, expected a CSV that was saved as UTF-8");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> CsvSamples.read(folder.resolve("no.csv"), spec(1, 1, Loss.MSE), MOST))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder.resolve("no.csv") + ": found no such file, expected a CSV");
    }

    private static MlpSpec spec(int inputs, int outputs, Loss loss) {
        return new MlpSpec(inputs, List.of(new LayerSpec(outputs, Activation.SIGMOID, true)), loss);
    }

    private Path write(String text, Charset charset) {
        return IdxBytes.write(folder.resolve("a.csv"), text.getBytes(charset));
    }

    private List<Sample> read(String text, MlpSpec spec) {
        return CsvSamples.read(write(text, StandardCharsets.UTF_8), spec, MOST);
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> read(text, spec(1, 1, Loss.MSE)))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder.resolve("a.csv") + ": " + message);
    }
}
