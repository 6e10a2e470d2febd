package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.backend.Backend;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Load a data set, train on it, look back, let go of it: a hundred times. The memory of the process stays where it was. */
class MemorySoakTest {
    private static final int TIMES = 100;
    /** By then the C library holds the blocks that it keeps for the next time. */
    private static final int WARM = 20;

    private static final long MIB = 1 << 20;

    @TempDir
    private Path folder;

    /** A round that kept its 5 MB of tensors or its 4 MB of pixels would make it 320 MiB at least. */
    @Test
    void nothingPilesUpOverAHundredSmallSets() throws IOException, InterruptedException {
        DigitFolder.write(folder, 4000, 1000);
        soak(100 * MIB);
    }

    /** A round that kept its data would make it 4 GiB. */
    @Test
    @Tag("slow")
    void nothingPilesUpOverAHundredSetsAsLargeAsMnist() throws IOException, InterruptedException {
        DigitFolder.write(folder, 60_000, 10_000);
        soak(250 * MIB);
    }

    private void soak(long tolerated) throws IOException, InterruptedException {
        collect();
        // Other tests of this process may hold data sets of their own.
        long others = direct();
        long data = 0;
        long tracked = 0;
        long resident = 0;
        for (int i = 1; i <= TIMES; i++) {
            data = round(i);
            assertThat(direct() - others).as("bytes of data after round %d", i).isLessThan(128 * MIB + 3 * data);
            if (i == WARM || i == TIMES) {
                collect();
                long grown = Pointer.physicalBytes() - resident;
                if (i == TIMES) {
                    assertThat(grown)
                            .as("resident bytes more than after round %d", WARM)
                            .isLessThan(tolerated);
                    assertThat(Pointer.totalBytes())
                            .as("bytes that JavaCPP counts")
                            .isLessThanOrEqualTo(tracked + MIB);
                }
                resident = Pointer.physicalBytes();
                tracked = Pointer.totalBytes();
            }
        }
        collect();
        assertThat(direct() - others).as("bytes of data that nobody holds").isLessThan(data);
    }

    /** @return the bytes of pixels of the data set */
    private long round(int seed) throws IOException, InterruptedException {
        Mnist mnist = Mnist.load(folder);
        MlpSpec spec = new MlpSpec(
                mnist.train().features(),
                List.of(new LayerSpec(32, Activation.SIGMOID, true), new LayerSpec(10, Activation.LINEAR, true)),
                Loss.CROSS_ENTROPY);
        OptimizerSpec rule = new OptimizerSpec(Rule.ADAM, 0.01, 0.9);
        TrainingConfig config = new TrainingConfig(spec, rule, TrainingConfig.FULL, seed, 2, 2);
        RunPlan plan = new RunPlan(mnist.train(), mnist.test(), config, Parameters.draw(spec, seed), 2, 1 << 20);
        CountDownLatch ended = new CountDownLatch(1);
        TrainingRun run = new TrainingRun(s -> {
            if (s.state() == RunState.FINISHED) {
                assertThat(s.history().at(1, () -> false).epoch()).isEqualTo(1);
                ended.countDown();
            }
        });
        run.reset(plan);
        run.start();
        assertThat(ended.await(5, TimeUnit.MINUTES)).isTrue();
        run.close();
        assertThat(run.awaitClosed(60_000)).isTrue();
        return (long) (mnist.train().size() + mnist.test().size())
                * mnist.train().features();
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /** What nothing refers to is given back a moment after it was collected, by another thread. */
    private static void collect() throws InterruptedException {
        assertThat(Backend.live().name()).isNotEmpty();
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(50);
        }
    }
}
