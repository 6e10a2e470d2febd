package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.app.shell.Host;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWriterTest {
    private static final int LINES = 4096;

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Host host = (Host) Proxy.newProxyInstance(
            TableWriterTest.class.getClassLoader(), new Class<?>[] {Host.class}, (proxy, method, arguments) -> {
                said.add(method.getName() + " " + List.of(arguments));
                return null;
            });
    private final ExecutorService thread = SliceView.thread("backprop-table-test");
    private long now;
    private final TableWriter writer = new TableWriter(thread, () -> now += 600_000_000, host);

    /** A table's lines, the names first. */
    static List<String> lines(Table table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.writeTo(out, done -> {});
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Table descent() {
        OptimizerSpec plain = new OptimizerSpec(Rule.GD, 0.25, 0.9);
        return new IterateTable(Trajectory.of(new DescentConfig("x^2", List.of(1.0), plain, LINES - 1)), true);
    }

    /** A table that fails, or waits, in its middle. */
    private record Broken(Middle middle) implements Table {
        @Override
        public long lines() {
            return 2;
        }

        @Override
        public void writeTo(OutputStream out, LongConsumer written) throws IOException {
            out.write(new byte[1 << 20]);
            middle.come();
            out.write(1);
        }
    }

    @FunctionalInterface
    private interface Middle {
        void come() throws IOException;
    }

    private void finish() throws InterruptedException {
        thread.shutdown();
        assertThat(thread.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void writesAllLinesAndSaysSo() throws Exception {
        Path file = folder.resolve("descent.csv");
        writer.write(file, descent());
        finish();
        assertThat(Files.readAllLines(file)).isEqualTo(lines(descent())).hasSize(1 + LINES);
        assertThat(said).contains("message [exported descent.csv]");
    }

    @Test
    void saysHowFarItIsOnceItTakesMoreThanASecond() throws Exception {
        writer.write(folder.resolve("descent.csv"), descent());
        finish();
        assertThat(said)
                .containsExactly(
                        "progress [0.5, writing descent.csv]",
                        "progress [0.75, writing descent.csv]",
                        "progress [1.0, writing descent.csv]",
                        "message [exported descent.csv]",
                        "progress [2.0, ]");
    }

    @Test
    void aDiskThatFillsUpLeavesTheOldFileAndBecomesASentence() throws Exception {
        Path file = Files.writeString(folder.resolve("descent.csv"), "old");
        writer.write(file, new Broken(() -> {
            throw new IOException("No space left on device");
        }));
        finish();
        assertThat(files()).containsExactly(file);
        assertThat(Files.readString(file)).isEqualTo("old");
        assertThat(said).singleElement().asString().startsWith("report").contains("the disk is full");
    }

    @Test
    void aFolderThatIsNotThereIsNamedAtOnce() {
        Path file = folder.resolve("missing").resolve("descent.csv");
        assertThatThrownBy(() -> writer.write(file, descent()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no folder");
        assertThat(writer.isBusy()).isFalse();
    }

    @Test
    void closingLeavesNothingHalfWrittenAndSaysNothing() throws Exception {
        CountDownLatch there = new CountDownLatch(1);
        writer.write(folder.resolve("descent.csv"), new Broken(() -> {
            there.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException("ended", e);
            }
        }));
        there.await();
        assertThat(writer.isBusy()).isTrue();
        writer.close();
        assertThat(files()).isEmpty();
        assertThat(said).isEmpty();
    }
}
