package dev.backprop.engine.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains on a thread of its own. Commands return at once and may come from any thread; what happens is told by snapshots.
 * {@link #reset} begins a new generation: once it has returned, no snapshot of an earlier one is handed out. A value that
 * is not finite, or a fault, becomes a snapshot of the state {@link RunState#FAILED} with its reason.
 */
public final class TrainingRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);
    /** At most 25 snapshots a second, besides those that change the state. */
    private static final long SNAPSHOT_NANOS = 40_000_000;

    private final Consumer<TrainingSnapshot> listener;
    private final RunGate gate;
    private final Object publishing = new Object();
    private long current;

    private @Nullable Thread thread;
    private @Nullable RunPlan pending;
    private long pendingGeneration;
    private Wish wish = Wish.NONE;
    private int singles;
    private int batches;
    /** What the run has been told last to go on by; null before the first reset. */
    private @Nullable TrainingConfig config;
    /** Changes that the thread has not made yet, in order. */
    private final Deque<Consumer<RunAttempt>> changes = new ArrayDeque<>();

    private boolean closed;
    /** Asked between two blocks of rows: whether the epoch under way is not wanted any more. */
    private volatile boolean cancel;

    private @Nullable RunAttempt attempt;
    private long publishedNanos;

    /** What is to happen after the epoch under way. */
    private enum Wish {
        NONE,
        RUN,
        PAUSE,
        STOP
    }

    /** What the thread does next. */
    private enum Work {
        LOAD,
        EPOCH,
        SINGLE,
        BATCH,
        CHANGE,
        PAUSE,
        STOP,
        CLOSE
    }

    /** @param listener called on the run's thread; it must return soon */
    public TrainingRun(Consumer<TrainingSnapshot> listener) {
        this(listener, new RunGate());
    }

    /** As the other, in turn with all runs of the same gate. */
    public TrainingRun(Consumer<TrainingSnapshot> listener, RunGate gate) {
        this.listener = listener;
        this.gate = gate;
    }

    /**
     * Drops whatever is there and makes another run ready; its first snapshot is that of the initial weights.
     *
     * @return its generation
     */
    public long reset(RunPlan plan) {
        long next;
        synchronized (publishing) {
            next = ++current;
        }
        synchronized (this) {
            if (!closed && next > pendingGeneration) {
                pending = plan;
                pendingGeneration = next;
                config = plan.config();
                changes.clear();
                wish = Wish.NONE;
                singles = 0;
                batches = 0;
                cancel = true;
                wake();
            }
        }
        return next;
    }

    /** Trains, or goes on, until the last epoch; nothing where the run has ended. */
    public synchronized void start() {
        wish = Wish.RUN;
        wake();
    }

    /** Pauses after the epoch under way; nothing where none is. */
    public synchronized void pause() {
        singles = 0;
        batches = 0;
        wish = Wish.PAUSE;
        wake();
    }

    /** Goes on after a pause. */
    public void resume() {
        start();
    }

    /** Ends the run, if it has begun; the epoch under way is dropped. */
    public synchronized void stop() {
        singles = 0;
        batches = 0;
        wish = Wish.STOP;
        cancel = true;
        wake();
    }

    /**
     * Goes on by another configuration from the next epoch on, running or not. The state is kept, but for that of a rule that
     * is changed for another.
     *
     * @throws IllegalArgumentException where it is none of the same run, as {@link TrainingConfig#requireSameRun} has it
     * @throws IllegalStateException before the first reset
     */
    public synchronized void reconfigure(TrainingConfig next) {
        if (config == null) {
            throw new IllegalStateException("run: nothing to reconfigure, expected reset() first");
        }
        config.requireSameRun(next);
        config = next;
        change(attempt -> attempt.configure(next));
    }

    /**
     * Sets how many epochs there are. A run that is past them has finished; one that has finished can go on where there are more.
     *
     * @param epochs at least 1
     */
    public synchronized void setEpochs(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs: found " + epochs + ", expected at least 1");
        }
        change(attempt -> attempt.setEpochs(epochs));
    }

    private void change(Consumer<RunAttempt> change) {
        if (!closed) {
            changes.add(change);
            wake();
        }
    }

    /** Trains one batch and pauses, within an epoch or at its end; whatever follows goes on from there. */
    public synchronized void oneBatch() {
        batches++;
        if (wish == Wish.RUN) {
            wish = Wish.NONE;
        }
        wake();
    }

    /** Trains one epoch, or what is left of one, and pauses. */
    public synchronized void oneEpoch() {
        singles++;
        if (wish == Wish.RUN) {
            wish = Wish.NONE;
        }
        wake();
    }

    /** Ends within a block of rows whatever runs; no snapshot follows. */
    @Override
    public void close() {
        synchronized (publishing) {
            current = Long.MAX_VALUE;
        }
        synchronized (this) {
            closed = true;
            cancel = true;
            notifyAll();
        }
    }

    /**
     * Waits until the thread has ended, after {@link #close}.
     *
     * @return whether it has
     */
    public boolean awaitClosed(long millis) throws InterruptedException {
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running != null) {
            running.join(millis);
        }
        return running == null || !running.isAlive();
    }

    private void wake() {
        if (thread == null && !closed && pending != null) {
            thread = new Thread(this::run, "backprop-training");
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    private void run() {
        try {
            for (Work work = next(); work != Work.CLOSE; work = next()) {
                carryOut(work);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (attempt != null) {
                attempt.close();
            }
        }
    }

    private synchronized Work next() throws InterruptedException {
        while (!closed && pending == null && changes.isEmpty() && wish == Wish.NONE && singles == 0 && batches == 0) {
            wait();
        }
        if (closed) {
            return Work.CLOSE;
        }
        cancel = false;
        if (pending != null) {
            return Work.LOAD;
        }
        if (!changes.isEmpty()) {
            return Work.CHANGE;
        }
        Wish now = wish;
        if (now == Wish.RUN) {
            return Work.EPOCH;
        }
        wish = Wish.NONE;
        if (now == Wish.NONE && singles > 0) {
            singles--;
            return Work.SINGLE;
        }
        if (now == Wish.NONE) {
            batches--;
            return Work.BATCH;
        }
        return now == Wish.PAUSE ? Work.PAUSE : Work.STOP;
    }

    @SuppressWarnings("CatchThrowable") // a fault ends the run with a message, never the thread in silence
    private void carryOut(Work work) {
        if (work == Work.LOAD) {
            load();
            return;
        }
        RunAttempt now = attempt;
        if (work == Work.CHANGE) {
            makeChange(now);
            return;
        }
        if (now == null || !now.state().canGoOn()) {
            forgetRun();
            return;
        }
        try {
            advance(now, work);
        } catch (CancellationException e) {
            LOG.debug("epoch dropped");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error problem) {
            if (!(problem instanceof NonFiniteException)) {
                LOG.error("training failed", problem);
            }
            now.fail(problem);
            publish(now, true);
        }
    }

    private void load() {
        RunPlan plan;
        long generation;
        synchronized (this) {
            plan = pending;
            generation = pendingGeneration;
            pending = null;
        }
        if (attempt != null) {
            attempt.close();
        }
        if (plan != null) {
            attempt = new RunAttempt(generation, plan);
            publish(attempt, true);
        }
    }

    private void makeChange(@Nullable RunAttempt now) {
        Consumer<RunAttempt> change;
        synchronized (this) {
            change = changes.poll();
        }
        if (change != null && now != null) {
            change.accept(now);
            publish(now, true);
        }
    }

    private void train(RunAttempt now, Work work) throws InterruptedException {
        if (now.state() != RunState.RUNNING && work == Work.EPOCH) {
            now.setState(RunState.RUNNING);
            publish(now, true);
        }
        if (!gate.enter(() -> cancel)) {
            throw new CancellationException();
        }
        try {
            if (work == Work.BATCH) {
                now.batch(() -> cancel);
            } else {
                now.epoch(() -> cancel);
            }
        } finally {
            gate.leave();
        }
        if (work != Work.EPOCH && now.state() != RunState.FINISHED) {
            now.setState(RunState.PAUSED);
        }
    }

    private void advance(RunAttempt now, Work work) throws InterruptedException {
        switch (work) {
            case EPOCH, SINGLE, BATCH -> train(now, work);
            case PAUSE -> now.setState(now.state() == RunState.RUNNING ? RunState.PAUSED : now.state());
            default -> now.setState(now.state() == RunState.READY ? RunState.READY : RunState.STOPPED);
        }
        boolean rests = now.state() != RunState.RUNNING;
        if (rests) {
            now.rest();
        }
        publish(now, rests);
    }

    private synchronized void forgetRun() {
        if (wish == Wish.RUN) {
            wish = Wish.NONE;
        }
    }

    private void publish(RunAttempt now, boolean always) {
        long nanos = System.nanoTime();
        if (!always && nanos - publishedNanos < SNAPSHOT_NANOS) {
            return;
        }
        publishedNanos = nanos;
        TrainingSnapshot snapshot = now.snapshot();
        synchronized (publishing) {
            if (snapshot.generation() == current) {
                listener.accept(snapshot);
            }
        }
    }
}
