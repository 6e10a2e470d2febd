package dev.backprop.app.descent;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Computes descents, and only the latest counts. Short work is done at once, so that a drag shows every picture; longer work
 * away from the window's thread, where a newer wish ends it and nothing of an older one is handed over. It is called on the
 * window's thread, to which the results come.
 */
final class DescentRunner implements AutoCloseable {
    /** The most work that is done at once, in units of {@link DescentJob#work}: two to four milliseconds. */
    static final long AT_ONCE = 300_000;

    /** What takes longer says how far it is. */
    private static final long SOON_NANOS = 1_000_000_000;
    /** Between two words about it. */
    private static final long TELL_NANOS = 100_000_000;
    /** Over 1: done. */
    private static final double DONE = 2;

    /** What descents may fill of the memory that Java may have at the most: the rest is the window's, and a training's. */
    private static final double PART = 0.6;

    private final Executor background;
    private final Executor onWindow;
    private final LongSupplier nanos;
    private final Progress progress;
    private final Taker taker;
    private final long room;
    private final AtomicInteger wish = new AtomicInteger();
    private boolean busy;
    private boolean told;

    /** Shows how far something is; as the status line does. */
    interface Progress {
        /** @param fraction 0 to 1; over 1: done */
        void progress(double fraction, String text);
    }

    /** Whoever wants descents; called on the window's thread. */
    interface Taker {
        /** The latest that was asked for. */
        void take(DescentRuns runs);

        /** For the latest that was asked for there is too little memory. */
        void refuse(DescentJob job);

        /** The latest that was asked for cannot be had. */
        void fail(Throwable problem);
    }

    /**
     * @param background where long work is done, one at a time
     * @param onWindow where results are handed over
     * @param nanos a clock
     * @param progress told on the window's thread, once something takes longer than a second
     */
    DescentRunner(Executor background, Executor onWindow, LongSupplier nanos, Progress progress, Taker taker) {
        this(background, onWindow, nanos, progress, taker, (long)
                (PART * Runtime.getRuntime().maxMemory()));
    }

    /** @param room the most memory that descents may take, in bytes */
    DescentRunner(
            Executor background, Executor onWindow, LongSupplier nanos, Progress progress, Taker taker, long room) {
        this.background = background;
        this.onWindow = onWindow;
        this.nanos = nanos;
        this.progress = progress;
        this.taker = taker;
        this.room = room;
    }

    /** Computes this and nothing that was asked for before. */
    void begin(DescentJob job) {
        int mine = wish.incrementAndGet();
        rest();
        if (job.bytes() > room) {
            taker.refuse(job);
        } else if (job.work() <= AT_ONCE) {
            attempt(() -> job.run(done -> {}, () -> false), problem -> fail(job, problem))
                    .ifPresent(taker::take);
        } else {
            busy = true;
            background.execute(() -> compute(job, mine));
        }
    }

    /** Whether something is under way. */
    boolean isBusy() {
        return busy;
    }

    /** Ends what is under way; nothing more is handed over. */
    @Override
    public void close() {
        wish.incrementAndGet();
        rest();
    }

    private void rest() {
        busy = false;
        if (told) {
            told = false;
            progress.progress(DONE, "");
        }
    }

    private void compute(DescentJob job, int mine) {
        if (wish.get() != mine) {
            return;
        }
        Words words = new Words(job.words(), mine);
        attempt(
                        () -> job.run(words::tell, () -> wish.get() != mine),
                        problem -> hand(mine, () -> {
                            rest();
                            fail(job, problem);
                        }))
                .ifPresent(runs -> hand(mine, () -> {
                    rest();
                    taker.take(runs);
                }));
    }

    private static Optional<DescentRuns> attempt(Supplier<Optional<DescentRuns>> work, Consumer<Throwable> failed) {
        try {
            return work.get();
        } catch (RuntimeException | Error problem) { // too little memory, or a fault of the program, becomes a message
            failed.accept(problem);
            return Optional.empty();
        }
    }

    private void fail(DescentJob job, Throwable problem) {
        if (problem instanceof OutOfMemoryError) {
            taker.refuse(job);
        } else {
            taker.fail(problem);
        }
    }

    private void hand(int mine, Runnable change) {
        onWindow.execute(() -> {
            if (wish.get() == mine) {
                change.run();
            }
        });
    }

    /** Says how far one job is, not too soon and not too often. */
    private final class Words {
        private final String text;
        private final int mine;
        private long next = nanos.getAsLong() + SOON_NANOS;

        Words(String text, int mine) {
            this.text = text;
            this.mine = mine;
        }

        void tell(double done) {
            long now = nanos.getAsLong();
            if (now - next < 0) {
                return;
            }
            next = now + TELL_NANOS;
            hand(mine, () -> {
                told = true;
                progress.progress(done, text);
            });
        }
    }
}
