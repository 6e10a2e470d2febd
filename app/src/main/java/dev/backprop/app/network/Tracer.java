package dev.backprop.app.network;

import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.PassTrace;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes traces on an engine thread. Of a session that was edited: the iterations up to the cursor's first, which are
 * handed over at once, and the later ones after that. Of a session that opens late in its run: all up to there. The latest
 * request wins; what is no longer wanted is not finished, unless it is the same network with other numbers: while a number
 * is dragged, what has been begun is shown and then the latest, so that the picture follows as fast as it can be computed.
 * What takes longer than a second says how far it is.
 */
final class Tracer {
    /** Numbers between two looks at whether they are still wanted: a millisecond or two, for which the trace is locked. */
    private static final long AT_A_TIME = 50_000;

    /** The longest, in nanoseconds, that the latest waits while the way of an older one to the cursor is finished. */
    private static final long PATIENCE = 2_000_000_000;

    private static final long LONG = 1_000_000_000;
    private static final long AGAIN = 250_000_000;

    private final Executor engine;
    private final Executor onWindow;
    private final Receiver receiver;
    private final LongSupplier clock;
    private final AtomicReference<@Nullable Job> waiting = new AtomicReference<>();
    private volatile long serial;
    // The window's thread's.
    private long handedOver;
    private volatile @Nullable Job latest;

    /**
     * What is asked for.
     *
     * @param begun the trace, where there is one already that has to get longer
     * @param index that is needed first
     * @param iterations how many the timeline should have in the end
     */
    private record Job(
            long serial, Session session, @Nullable PassTrace begun, int sample, int index, int iterations) {
        /** Whether the two differ in nothing but numbers, so that one may be seen for a moment before the other. */
        boolean isLike(Job other) {
            return begun == null
                    && other.begun == null
                    && sample == other.sample
                    && session.samples().size() == other.session.samples().size()
                    && Traced.network(session)
                            .spec()
                            .equals(Traced.network(other.session).spec());
        }
    }

    /** Who is told, on the window's thread. */
    interface Receiver {
        /** The trace, as far as the cursor needs it. */
        void ready(PassTrace trace);

        /** It has got longer. */
        void grown(PassTrace trace);

        /** It could not be computed. */
        void failed(Throwable problem);

        /** It takes a while. */
        default void progress(int done, int wanted) {}
    }

    Tracer(Executor engine, Executor onWindow, Receiver receiver) {
        this(engine, onWindow, receiver, System::nanoTime);
    }

    /** @param clock in nanoseconds */
    Tracer(Executor engine, Executor onWindow, Receiver receiver, LongSupplier clock) {
        this.engine = engine;
        this.onWindow = onWindow;
        this.receiver = receiver;
        this.clock = clock;
    }

    /**
     * Asks for a trace.
     *
     * @param sample the one that is shown, from 0
     * @param index where the cursor is
     * @param iterations how many the timeline should have in the end
     */
    void request(Session session, int sample, int index, int iterations) {
        submit(new Job(next(), session, null, sample, index, iterations));
    }

    /** Asks for more of a trace, and hands it over as ready only when it has all of them. */
    void extend(Session session, PassTrace begun, int iterations) {
        submit(new Job(next(), session, begun, 0, 0, iterations));
    }

    private void submit(Job job) {
        latest = job;
        waiting.set(job);
        engine.execute(this::work);
    }

    /** Forgets what was asked for. */
    void cancel() {
        waiting.set(null);
        latest = null;
        handedOver = next();
    }

    /** Forgets it where it was to make a trace longer. */
    void cancelExtension() {
        Job last = latest;
        if (last != null && last.begun() != null && busy()) {
            cancel();
        }
    }

    /** Whether something that was asked for has not been handed over. */
    boolean busy() {
        return handedOver != serial;
    }

    /** Requests come from the window's thread alone. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private long next() {
        return ++serial;
    }

    private void work() {
        Job job = waiting.getAndSet(null);
        if (job == null) {
            return;
        }
        try {
            PassTrace begun = job.begun();
            Progress progress = new Progress(job);
            if (begun != null) {
                if (progress.compute(begun, job.iterations(), false)) {
                    hand(job, () -> receiver.ready(begun));
                }
                return;
            }
            PassTrace trace = Traced.begun(job.session(), job.sample());
            if (progress.compute(trace, Traced.iterations(trace, job.index()), true)) {
                // Once looked at, its numbers are at hand.
                trace.at(Math.min(job.index(), trace.length()));
                hand(job, () -> receiver.ready(trace));
                if (progress.compute(trace, job.iterations(), false)) {
                    hand(job, () -> receiver.grown(trace));
                }
            }
        } catch (RuntimeException problem) {
            hand(job, () -> receiver.failed(problem));
        }
    }

    private void hand(Job job, Runnable what) {
        onWindow.execute(() -> {
            if (job.serial() == serial || mayBeSeen(job)) {
                handedOver = job.serial();
                what.run();
            }
        });
    }

    /** Of a drag every trace is shown that is newer than what is shown, though there is a newer one still. */
    private boolean mayBeSeen(Job job) {
        Job last = latest;
        return last != null && job.serial() >= handedOver && job.isLike(last);
    }

    /** One job's. */
    private final class Progress {
        private final Job job;
        private final long began = clock.getAsLong();
        private long said = began + LONG - AGAIN;

        Progress(Job job) {
            this.job = job;
        }

        /**
         * Computes until there are enough.
         *
         * @param shown whether they are shown, too, when something newer like it is wanted
         * @return whether they are there, or as many as can be
         */
        boolean compute(PassTrace trace, int iterations, boolean shown) {
            int step = (int) Math.max(1, AT_A_TIME / Traced.cost(trace));
            int from = trace.iterations();
            while (trace.iterations() < iterations && trace.stopped().isEmpty()) {
                long now = clock.getAsLong();
                if (job.serial() != serial && !(shown && goesOn(now - began, trace.iterations() - from, iterations - from))) {
                    return false;
                }
                if (now - said >= AGAIN) {
                    said = now;
                    int done = trace.iterations();
                    onWindow.execute(() -> say(done, iterations));
                }
                trace.extendTo(Math.min(iterations, trace.iterations() + step));
            }
            return true;
        }

        /** Whether an older one is finished: it is of the same drag, and by what it took so far the latest need not wait long. */
        private boolean goesOn(long took, int done, int wanted) {
            Job last = latest;
            return last != null && job.isLike(last) && (done == 0 || (double) took / done * wanted <= PATIENCE);
        }

        private void say(int done, int iterations) {
            if (job.serial() == serial) {
                receiver.progress(done, iterations);
            }
        }
    }
}
