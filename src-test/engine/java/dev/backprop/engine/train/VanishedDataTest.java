package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of data that goes away while it is trained on. */
class VanishedDataTest {
    private static final int EPOCHS = 40;

    @TempDir
    private Path home;

    private final BlockingQueue<TrainingSnapshot> seen = new LinkedBlockingQueue<>();

    private TrainingSnapshot await(Predicate<TrainingSnapshot> wanted) throws InterruptedException {
        while (true) {
            TrainingSnapshot next = seen.poll(60, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            if (next != null && wanted.test(next)) {
                return next;
            }
        }
    }

    private static RunPlan plan(Mnist data) {
        MlpSpec spec = new MlpSpec(
                data.train().features(),
                List.of(new LayerSpec(8, Activation.SIGMOID, true), new LayerSpec(10, Activation.LINEAR, true)),
                Loss.CROSS_ENTROPY);
        TrainingConfig config = new TrainingConfig(spec, new OptimizerSpec(Rule.ADAM, 0.01, 0.9), 32, 1, 2, 2);
        return new RunPlan(data.train(), data.test(), config, Parameters.draw(spec, 1), EPOCHS, 1 << 18);
    }

    @Test
    void theRunGoesOnToItsEndAndItsPastStaysThere() throws IOException, InterruptedException {
        Path folder = Files.createDirectory(home.resolve("digits"));
        DigitFolder.write(folder, 400, 100);
        Mnist data = Mnist.load(folder);
        TrainingRun run = new TrainingRun(seen::add);
        run.reset(plan(data));
        run.start();
        TrainingSnapshot before = await(s -> s.epoch() >= 2);
        DigitFolder.vanish(folder);
        // A quick machine has come to the end by then: no other snapshot follows.
        TrainingSnapshot end = before.state() == RunState.FINISHED
                ? before
                : await(s -> s.state() == RunState.FINISHED || s.state() == RunState.FAILED);
        assertThat(end.failure()).isNull();
        assertThat(end.epoch()).isEqualTo(EPOCHS);
        assertThat(end.tests().get(end.tests().size() - 1).metrics().accuracy()).isGreaterThan(0.9);
        assertThat(end.history().at(13, () -> false).epoch()).isEqualTo(13);
        assertThat(data.test().pixel(99, 783)).isBetween(0, 255);
        run.close();
        assertThat(run.awaitClosed(60_000)).isTrue();
    }

    @Test
    void toReadItOnceMoreSaysThatItIsGone() throws IOException {
        Path folder = Files.createDirectory(home.resolve("digits"));
        DigitFolder.write(folder, 20, 10);
        assertThat(Mnist.load(folder).train().size()).isEqualTo(20);
        DigitFolder.vanish(folder);
        assertThatThrownBy(() -> Mnist.load(folder))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("digits: found no such folder, expected a folder with the four IDX files");
    }
}
