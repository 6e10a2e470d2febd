package dev.backprop.engine.train;

import dev.backprop.engine.train.RunOrders.Work;
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
    /** At most 16 snapshots a second, besides those that change the state: a copy of all parameters and a sum over them each. */
    private static final long SNAPSHOT_NANOS = 60_000_000;

    private final Consumer<TrainingSnapshot> listener;
    private final RunGate gate;
    private final Object publishing = new Object();
    private long current;

    private final RunOrders orders = new RunOrders();
    private @Nullable Thread thread;
    private @Nullable RunAttempt attempt;
    private long publishedNanos;

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
        orders.reset(plan, next);
        begin();
        return next;
    }

    /** Trains, or goes on, until the last epoch; nothing where the run has ended. */
    public void start() {
        orders.start();
    }

    /** Pauses after the batch under way, within an epoch or at its end; nothing where none is. */
    public void pause() {
        orders.pause();
    }

    /** Goes on after a pause. */
    public void resume() {
        start();
    }

    /** Ends the run, if it has begun; the epoch under way is dropped. */
    public void stop() {
        orders.stop();
    }

    /**
     * Trains so many batches and pauses, within an epoch or at its end; whatever follows goes on from there. The test set is
     * measured after the last of them.
     *
     * @param count at least 1
     */
    public void batches(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("batches: found " + count + ", expected at least 1");
        }
        orders.batches(count);
    }

    /** Trains one epoch, or what is left of one, and pauses. */
    public void oneEpoch() {
        orders.oneEpoch();
    }

    /**
     * Goes on by another configuration from the next epoch on, running or not. The state is kept, but for that of a rule that
     * is changed for another.
     *
     * @throws IllegalArgumentException where it is none of the same run, as {@link TrainingConfig#requireSameRun} has it
     * @throws IllegalStateException before the first reset
     */
    public void reconfigure(TrainingConfig next) {
        reconfigure(next, 0);
    }

    /**
     * As {@link #reconfigure(TrainingConfig)}, but not before an epoch.
     *
     * @param fromEpoch from 0; one that has begun stands for the next
     */
    public void reconfigure(TrainingConfig next, int fromEpoch) {
        orders.reconfigure(next, fromEpoch);
    }

    /**
     * Sets how many epochs there are. A run that is past them has finished; one that has finished rests where there are more,
     * and goes on when it is told to.
     *
     * @param epochs at least 1
     */
    public void setEpochs(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs: found " + epochs + ", expected at least 1");
        }
        orders.change(attempt -> attempt.setEpochs(epochs));
    }

    /** Ends within a block of rows whatever runs; no snapshot follows. */
    @Override
    public void close() {
        synchronized (publishing) {
            current = Long.MAX_VALUE;
        }
        orders.close();
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

    private synchronized void begin() {
        if (thread == null && orders.begins()) {
            thread = new Thread(this::run, "backprop-training");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        try {
            for (Work work = orders.next(); work != Work.CLOSE; work = orders.next()) {
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

    @SuppressWarnings("CatchThrowable") // a fault ends the run with a message, never the thread in silence
    private void carryOut(Work work) {
        try {
            switch (work) {
                case LOAD -> load();
                case CHANGE -> makeChange();
                default -> goOn(work);
            }
        } catch (CancellationException e) {
            LOG.debug("epoch dropped");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error problem) {
            if (!(problem instanceof NonFiniteException)) {
                LOG.error("training failed", problem);
            }
            RunAttempt now = attempt;
            if (now != null) {
                now.fail(problem);
                publish(now, true);
            }
        }
    }

    private void goOn(Work work) throws InterruptedException {
        RunAttempt now = attempt;
        if (now == null || !now.state().canGoOn()) {
            orders.cannotRun();
        } else {
            advance(now, work);
        }
    }

    private void load() {
        RunOrders.Begin begin = orders.takeRun();
        RunAttempt before = attempt;
        attempt = null;
        if (before != null) {
            before.close();
        }
        if (begin != null) {
            RunAttempt next = new RunAttempt(begin.generation(), begin.plan());
            attempt = next;
            publish(next, true);
        }
    }

    private void makeChange() throws InterruptedException {
        Consumer<RunAttempt> change = orders.takeChange();
        RunAttempt now = attempt;
        if (change != null && now != null) {
            change.accept(now);
            if (now.state() == RunState.FINISHED) {
                orders.cannotRun();
                measure(now);
            }
            publish(now, true);
        }
    }

    /** The test set, in turn with others; a newer command goes first. */
    private void measure(RunAttempt now) throws InterruptedException {
        if (now.untested() && gate.enter(orders::cancelled)) {
            try {
                now.test();
            } finally {
                gate.leave();
            }
        }
    }

    private void train(RunAttempt now, Work work) throws InterruptedException {
        if (now.state() != RunState.RUNNING && work == Work.EPOCH) {
            now.setState(RunState.RUNNING);
            publish(now, true);
        }
        if (!gate.enter(orders::cancelled)) {
            throw new CancellationException();
        }
        try {
            long begun = System.nanoTime();
            do {
                now.epoch(orders::cancelled, () -> goesOn(now, work, begun));
            } while (work == Work.BATCH && now.state() != RunState.FINISHED && orders.takeBatch());
            if (work != Work.EPOCH && now.state() != RunState.FINISHED) {
                now.setState(RunState.PAUSED);
            }
            if (now.state() != RunState.RUNNING) {
                now.test();
            }
        } finally {
            gate.leave();
        }
    }

    /** Within an epoch: of mini-batches it has thousands, and lasts, so what is seen moves on. */
    private boolean goesOn(RunAttempt now, Work work, long begun) {
        boolean more = work == Work.BATCH ? orders.takeBatch() : !orders.pausing();
        if (more && now.state() != RunState.RUNNING && System.nanoTime() - begun >= SNAPSHOT_NANOS) {
            // A single step that is soon done goes from rest to rest; a longer one is seen to run.
            now.setState(RunState.RUNNING);
            publish(now, true);
        } else if (more && now.state() == RunState.RUNNING) {
            publish(now, false);
        }
        return more;
    }

    private void advance(RunAttempt now, Work work) throws InterruptedException {
        switch (work) {
            case EPOCH, SINGLE, BATCH -> train(now, work);
            case PAUSE -> now.setState(now.state() == RunState.RUNNING ? RunState.PAUSED : now.state());
            default -> now.setState(now.state() == RunState.READY ? RunState.READY : RunState.STOPPED);
        }
        boolean rests = now.state() != RunState.RUNNING;
        if (now.state() == RunState.FINISHED) {
            // Before anyone is told: more epochs that come after that are not trained unasked.
            orders.cannotRun();
        }
        if (rests) {
            now.rest();
            measure(now);
        }
        publish(now, rests);
    }

    private void tell(TrainingSnapshot snapshot) {
        try {
            listener.accept(snapshot);
        } catch (RuntimeException problem) {
            LOG.error("a snapshot was not taken", problem);
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
                tell(snapshot);
            }
        }
    }
}
