package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.session.NpyArray;
import dev.backprop.engine.session.Npz;
import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.EpochRecord;
import dev.backprop.engine.train.TrainingSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files keep of a run's epochs. */
class RunMetricsTest {
    private static final int EPOCHS = 6;
    private static TrainingSnapshot run;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() throws InterruptedException {
        run = SmallRuns.run(SmallRuns.network(false, 4), 0.5, EPOCHS);
    }

    private Path history(List<EpochMetrics> metrics) {
        Path file = folder.resolve("run.history.npz");
        RunHistoryFile.write(file, metrics, run.tests());
        return file;
    }

    private static EpochMetrics withoutAccuracy(EpochMetrics m) {
        EpochRecord r = m.record();
        return new EpochMetrics(new EpochRecord(r.epoch(), r.loss(), r.seconds(), Double.NaN), m.layers());
    }

    @Test
    void theCsvEndsWithTheTrainingAccuracyAndKeepsItsOlderColumnsWhereTheyWere() throws IOException {
        Path file = folder.resolve("run.csv");
        TrainingFiles.writeCsv(file, run);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0))
                .isEqualTo("epoch,loss,seconds,gradient_hidden,gradient_output,ratio_hidden,ratio_output,test_loss,"
                        + "test_accuracy,train_accuracy");
        for (int e = 0; e < EPOCHS; e++) {
            String[] cells = lines.get(e + 1).split(",", -1);
            assertThat(cells).hasSize(10);
            assertThat(Double.parseDouble(cells[9]))
                    .isEqualTo(run.metrics().get(e).record().accuracy());
        }
    }

    @Test
    void theHistoryFileGivesEachEpochsTrainingAccuracyBack() {
        RunHistoryFile.Content content = RunHistoryFile.read(history(run.metrics()), EPOCHS, 2);
        for (int e = 0; e < EPOCHS; e++) {
            assertThat(content.accuracy(e, EPOCHS))
                    .isEqualTo(run.metrics().get(e).record().accuracy());
        }
    }

    @Test
    void epochsThatAnOlderFileBeganHaveNoTrainingAccuracy() {
        List<EpochMetrics> metrics = new java.util.ArrayList<>(run.metrics());
        metrics.set(0, withoutAccuracy(metrics.get(0)));
        metrics.set(1, withoutAccuracy(metrics.get(1)));
        RunHistoryFile.Content content = RunHistoryFile.read(history(metrics), EPOCHS, 2);
        assertThat(content.accuracy(1, EPOCHS)).isNaN();
        assertThat(content.accuracy(2, EPOCHS))
                .isEqualTo(run.metrics().get(2).record().accuracy());
    }

    @Test
    void anOlderFileIsReadWithoutTrainingAccuracies() {
        Path file = history(run.metrics());
        Map<String, NpyArray> arrays = new LinkedHashMap<>(Npz.read(file));
        assertThat(arrays.remove("train.accuracy")).isNotNull();
        Npz.write(file, arrays, false);
        RunHistoryFile.Content content = RunHistoryFile.read(file, EPOCHS, 2);
        assertThat(content.tests()).hasSameSizeAs(run.tests());
        assertThat(content.accuracy(EPOCHS - 1, EPOCHS)).isNaN();
    }

    @Test
    void trainingAccuraciesThatAreNoSharesAreRefused() {
        Path file = history(run.metrics());
        Map<String, NpyArray> arrays = new LinkedHashMap<>(Npz.read(file));
        arrays.put("train.accuracy", new NpyArray(new int[] {2}, new double[] {0.5, 1.5}));
        Npz.write(file, arrays, false);
        assertThatThrownBy(() -> RunHistoryFile.read(file, EPOCHS, 2))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": train.accuracy[1]: found 1.5, expected 0–1");
        arrays.put("train.accuracy", new NpyArray(new int[] {EPOCHS + 1}, new double[EPOCHS + 1]));
        Npz.write(file, arrays, false);
        assertThatThrownBy(() -> RunHistoryFile.read(file, EPOCHS, 2))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("at most 6, one an epoch");
    }
}
