package dev.backprop.app.descent;

import dev.backprop.app.shell.Host;
import dev.backprop.engine.session.AtomicFile;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Writes tables away from the window's thread, one after the other: a race may have eight million lines. What comes of it
 * stands in the status line. A file is there as a whole or not at all, even where the window is closed meanwhile.
 */
final class TableWriter implements AutoCloseable {
    /** What takes longer says how far it is. */
    private static final long SOON_NANOS = 1_000_000_000;
    /** Between two words about it. */
    private static final long TELL_NANOS = 100_000_000;
    /** Over 1: done. */
    private static final double DONE = 2;
    /** As long as closing waits for what was begun to be taken away. */
    private static final long CLOSING_MILLIS = 1000;

    private final ExecutorService background;
    private final LongSupplier nanos;
    private final Host host;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closed;

    /**
     * @param background where tables are written, one at a time; closed with this
     * @param nanos a clock
     */
    TableWriter(ExecutorService background, LongSupplier nanos, Host host) {
        this.background = background;
        this.nanos = nanos;
        this.host = host;
    }

    /**
     * Begins to write a table.
     *
     * @throws dev.backprop.engine.BadInputException if it is plain already that the file cannot be written
     */
    void write(Path file, Table table) {
        AtomicFile.requireWritable(file);
        waiting.incrementAndGet();
        background.execute(() -> {
            try {
                writeNow(file, table);
            } finally {
                waiting.decrementAndGet();
            }
        });
    }

    /** Whether a table is being written, or is to be. */
    boolean isBusy() {
        return waiting.get() > 0;
    }

    private void writeNow(Path file, Table table) {
        Words words = new Words("writing " + file.getFileName(), table.lines());
        try {
            AtomicFile.write(file, out -> table.writeTo(out, words::tell));
            host.message("exported " + file.getFileName());
        } catch (RuntimeException | Error problem) { // a full disk, or a fault of the program, becomes a message
            if (!closed) {
                host.report(problem);
            }
        } finally {
            words.end();
        }
    }

    /** Ends what is being written; its file stays as it was. */
    @Override
    public void close() {
        closed = true;
        background.shutdownNow();
        try {
            background.awaitTermination(CLOSING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says how far one table is, not too soon and not too often. */
    private final class Words {
        private final String text;
        private final double lines;
        private long next = nanos.getAsLong() + SOON_NANOS;
        private boolean told;

        Words(String text, long lines) {
            this.text = text;
            this.lines = lines;
        }

        void tell(long written) {
            long now = nanos.getAsLong();
            if (now - next >= 0) {
                next = now + TELL_NANOS;
                told = true;
                host.progress(written / lines, text);
            }
        }

        void end() {
            if (told) {
                host.progress(DONE, "");
            }
        }
    }
}
