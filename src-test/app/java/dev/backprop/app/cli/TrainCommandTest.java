package dev.backprop.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.session.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeASmallDataSet() throws IOException {
        write("train", 60);
        write("t10k", 20);
    }

    /** Images whose bright row is their label: easy to learn, quick to train. */
    private void write(String part, int count) throws IOException {
        ByteBuffer images = ByteBuffer.allocate(16 + count * 784);
        images.putInt(0x803).putInt(count).putInt(28).putInt(28);
        ByteBuffer labels = ByteBuffer.allocate(8 + count);
        labels.putInt(0x801).putInt(count);
        Random random = new Random(1);
        for (int i = 0; i < count; i++) {
            int label = i % 10;
            labels.put((byte) label);
            for (int p = 0; p < 784; p++) {
                images.put((byte) (p / 28 / 2 == label ? 255 : random.nextInt(30)));
            }
        }
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }

    private Ran train(String... more) {
        return Ran.backprop(Stream.concat(Stream.of("train", "--data", folder.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private static Parameters drawn(int hidden) {
        return Parameters.draw(
                new MlpSpec(
                        784,
                        List.of(
                                new LayerSpec(hidden, Activation.SIGMOID, true),
                                new LayerSpec(10, Activation.LINEAR, true)),
                        Loss.CROSS_ENTROPY),
                5);
    }

    @Test
    void printsTheNotebooksTable() {
        Ran ran = train("--epochs", "3", "--report", "2");
        assertThat(ran.code()).isZero();
        assertThat(ran.lines().get(0)).startsWith("0 2.3");
        assertThat(ran.lines().get(1)).startsWith("2 2.");
        assertThat(ran.out()).contains("test accuracy 0.");
    }

    @Test
    void givesALineForEachReportedEpochAndOneAtTheEnd() throws IOException {
        Ran ran = train("--epochs", "5", "--report", "1", "--json");
        assertThat(ran.lines()).hasSize(6);
        assertThat(ran.json(3).get("epoch").asInt()).isEqualTo(3);
        JsonNode end = ran.lastJson();
        assertThat(end.get("done").asBoolean()).isTrue();
        assertThat(end.get("epochs").asInt()).isEqualTo(5);
        assertThat(end.fieldNames())
                .toIterable()
                .contains("test_accuracy", "train_seconds", "median_epoch_seconds", "backend", "threads");
    }

    @Test
    void learnsWithMiniBatchesAndAdam() throws IOException {
        Ran ran = train(
                "--epochs",
                "30",
                "--batch",
                "16",
                "--optimizer",
                "adam",
                "--lr",
                "0.01",
                "--output",
                "linear",
                "--json");
        assertThat(ran.lastJson().get("test_accuracy").asDouble()).isGreaterThan(0.9);
    }

    @Test
    void givesTheSameLossesOnRepetition() throws IOException {
        String[] call = {"--epochs", "4", "--batch", "7", "--report", "1", "--json"};
        assertThat(train(call).json(3).get("loss"))
                .isEqualTo(train(call).json(3).get("loss"));
    }

    @Test
    void takesTheHiddenWidthFromTheInitialWeights() throws IOException {
        Path init = folder.resolve("w.npz");
        Path saved = folder.resolve("out.npz");
        Weights.write(init, drawn(7), true);
        Ran ran = train("--epochs", "1", "--init", init.toString(), "--save", saved.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(Weights.inspect(saved).widths()).containsExactly(784, 7, 10);
    }

    @Test
    void refusesAnotherHiddenWidthThanThatOfTheInitialWeights() {
        Path init = folder.resolve("w.npz");
        Weights.write(init, drawn(7), true);
        Ran ran = train("--epochs", "1", "--init", init.toString(), "--hidden", "8");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--hidden").contains("8").contains("7");
    }

    @Test
    void stopsWhereALossIsNoLongerFiniteAndSavesTheLastFiniteWeights() throws IOException {
        Path saved = folder.resolve("out.npz");
        Ran ran = train(
                "--epochs",
                "50",
                "--lr",
                "1e30",
                "--activation",
                "relu",
                "--output",
                "linear",
                "--json",
                "--save",
                saved.toString());
        assertThat(ran.code()).isZero();
        JsonNode end = ran.lastJson();
        assertThat(end.get("done").asBoolean()).isFalse();
        assertThat(end.get("stopped").get("operation").asText()).isNotEmpty();
        assertThat(Weights.inspect(saved).layers()).isEqualTo(2);
    }

    @Test
    void trainsSeveralHiddenLayersAndSavesThem() {
        Path saved = folder.resolve("deep.npz");
        Ran ran = train("--epochs", "2", "--hidden", "12,7", "--save", saved.toString());
        assertThat(ran.code()).isZero();
        assertThat(Weights.inspect(saved).widths()).containsExactly(784, 12, 7, 10);
        assertThat(train("--epochs", "1", "--init", saved.toString()).code()).isZero();
    }

    @Test
    void learnsByAnotherLoss() {
        Ran ran = train("--epochs", "1", "--report", "1", "--loss", "bce");
        assertThat(ran.code()).isZero();
        // Ten near-equal outputs of about 0.1: −(ln 0.1 + 9 ln 0.9) / 10 = 0.3251.
        assertThat(Double.parseDouble(ran.lines().get(0).split(" ")[1]))
                .isCloseTo(0.3251, org.assertj.core.data.Offset.offset(0.01));
    }

    @Test
    void refusesALossThatTheOutputCannotHave() {
        Ran ran = train("--loss", "bce", "--output", "linear");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--loss: found bce with --output linear, expected");
    }

    @Test
    void refusesToSaveWhereItCannotBeforeItTrains() throws IOException {
        Path file = Files.writeString(folder.resolve("w.npz"), "not weights");
        for (Path bad : List.of(folder, folder.resolve("none/w.npz"), file.resolve("w.npz"))) {
            Ran ran = train("--epochs", "1", "--report", "1", "--save", bad.toString());
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.out()).as("epochs told").isEmpty();
            assertThat(ran.err().lines()).hasSize(1);
            assertThat(ran.err()).startsWith("backprop: " + bad + ": found ");
        }
        assertThat(file).hasContent("not weights");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--epochs, 0",
        "--lr, 0",
        "--lr, -1",
        "--lr, NaN",
        "--lr, Infinity",
        "--batch, 0",
        "--batch, half",
        "--optimizer, sgd",
        "--beta, 1",
        "--beta, -0.1",
        "--hidden, 0",
        "--hidden, 5000",
        "--hidden, '8,0'",
        "--loss, hinge",
        "--threads, 0",
        "--report, 0",
        "--output, sigmoid",
        "--activation, gelu",
        "--seed, x",
        "--epochs, 1.5",
        "--init, none.npz",
        "--data, nowhere",
        "--save, nowhere/w.npz",
        "--nonsense, 1"
    })
    void refusesABadOptionInOneLine(String option, String value) {
        Ran ran = Ran.backprop("train", option, value);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).startsWith("backprop: ").containsAnyOf(option, value + ":");
        assertThat(ran.out()).isEmpty();
    }
}
