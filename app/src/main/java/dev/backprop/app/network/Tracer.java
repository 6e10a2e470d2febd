package dev.backprop.app.network;

import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.PassTrace;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Computes the trace of a session that was edited, on an engine thread: the iterations up to the cursor's first, which are
 * handed over at once, and the later ones after that. The latest request wins; what is no longer wanted is not finished.
 */
final class Tracer {
    private final Executor engine;
    private final Executor onWindow;
    private final Receiver receiver;
    private final AtomicReference<@Nullable Job> waiting = new AtomicReference<>();
    private volatile long serial;
    private long handedOver;

    /** @param iterations how many the timeline should have in the end */
    private record Job(long serial, Session session, int sample, int index, int iterations) {}

    /** Who is told, on the window's thread. */
    interface Receiver {
        /** The trace, as far as the cursor needs it. */
        void ready(PassTrace trace);

        /** It has got longer. */
        void grown(PassTrace trace);

        /** It could not be computed. */
        void failed(Throwable problem);
    }

    Tracer(Executor engine, Executor onWindow, Receiver receiver) {
        this.engine = engine;
        this.onWindow = onWindow;
        this.receiver = receiver;
    }

    /**
     * Asks for a trace.
     *
     * @param sample the one that is shown, from 0
     * @param index where the cursor is
     * @param iterations how many the timeline should have in the end
     */
    void request(Session session, int sample, int index, int iterations) {
        waiting.set(new Job(next(), session, sample, index, iterations));
        engine.execute(this::work);
    }

    /** Forgets what was asked for. */
    void cancel() {
        waiting.set(null);
        handedOver = next();
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
            PassTrace trace = Traced.of(Edits.withStep(job.session(), 0), job.sample());
            Traced.extendTo(trace, Math.max(1, job.index()));
            hand(job, () -> receiver.ready(trace));
            while (trace.iterations() < job.iterations() && trace.stopped().isEmpty() && job.serial() == serial) {
                trace.extendTo(trace.iterations() + 1);
            }
            hand(job, () -> receiver.grown(trace));
        } catch (RuntimeException problem) {
            hand(job, () -> receiver.failed(problem));
        }
    }

    private void hand(Job job, Runnable what) {
        onWindow.execute(() -> {
            if (job.serial() == serial) {
                handedOver = job.serial();
                what.run();
            }
        });
    }
}
