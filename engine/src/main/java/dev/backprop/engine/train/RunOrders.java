package dev.backprop.engine.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a {@link TrainingRun} has been told and has not done yet. Any thread gives orders, the run's own takes them. */
final class RunOrders {
    private @Nullable RunPlan pending;
    private long generation;
    private Wish wish = Wish.NONE;
    private int epochs;
    private int batches;
    /** What the run has been told last to go on by; null before the first reset. */
    private @Nullable TrainingConfig config;

    private final Deque<Consumer<RunAttempt>> changes = new ArrayDeque<>();
    private boolean closed;
    /** Asked between two blocks of rows: whether the epoch under way is not wanted any more. */
    private volatile boolean cancel;

    /** What is to happen after the epoch under way; a pause does not wait for its end, but for that of its batch. */
    private enum Wish {
        NONE,
        RUN,
        PAUSE,
        STOP
    }

    /** What the thread does next. */
    enum Work {
        LOAD,
        EPOCH,
        SINGLE,
        BATCH,
        CHANGE,
        PAUSE,
        STOP,
        CLOSE
    }

    /** A run to begin with, and its generation. */
    record Begin(RunPlan plan, long generation) {}

    /** Another run, unless a newer one has been asked for; what was ordered before is forgotten. */
    synchronized void reset(RunPlan plan, long next) {
        if (!closed && next > generation) {
            pending = plan;
            generation = next;
            config = plan.config();
            changes.clear();
            wish = Wish.NONE;
            epochs = 0;
            batches = 0;
            cancel = true;
            notifyAll();
        }
    }

    synchronized void start() {
        wish = Wish.RUN;
        notifyAll();
    }

    synchronized void pause() {
        rest(Wish.PAUSE);
    }

    synchronized void stop() {
        cancel = true;
        rest(Wish.STOP);
    }

    private void rest(Wish how) {
        epochs = 0;
        batches = 0;
        wish = how;
        notifyAll();
    }

    synchronized void oneEpoch() {
        epochs++;
        single();
    }

    synchronized void batches(int count) {
        batches += count;
        single();
    }

    private void single() {
        if (wish == Wish.RUN) {
            wish = Wish.NONE;
        }
        notifyAll();
    }

    synchronized void reconfigure(TrainingConfig next, int fromEpoch) {
        if (config == null) {
            throw new IllegalStateException("run: nothing to reconfigure, expected reset() first");
        }
        config.requireSameRun(next);
        config = next;
        change(attempt -> attempt.configure(next, fromEpoch));
    }

    synchronized void change(Consumer<RunAttempt> change) {
        if (!closed) {
            changes.add(change);
            notifyAll();
        }
    }

    synchronized void close() {
        closed = true;
        cancel = true;
        notifyAll();
    }

    /** Whether there is a run to begin with. */
    synchronized boolean begins() {
        return pending != null && !closed;
    }

    /** Whether the epoch under way is not wanted any more. */
    boolean cancelled() {
        return cancel;
    }

    /** Whether the epoch under way is to be left where it is. */
    synchronized boolean pausing() {
        return wish == Wish.PAUSE;
    }

    /** Takes the order for another batch; whether there was one, and nothing else comes first. */
    synchronized boolean takeBatch() {
        boolean next =
                batches > 0 && wish == Wish.NONE && epochs == 0 && pending == null && changes.isEmpty() && !closed;
        batches -= next ? 1 : 0;
        return next;
    }

    /** Waits for an order, and takes it; {@link Work#LOAD} and {@link Work#CHANGE} are to be taken by their own methods. */
    synchronized Work next() throws InterruptedException {
        while (!closed && pending == null && changes.isEmpty() && wish == Wish.NONE && epochs == 0 && batches == 0) {
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
        if (now == Wish.NONE) {
            return takeSingle();
        }
        return now == Wish.PAUSE ? Work.PAUSE : Work.STOP;
    }

    private Work takeSingle() {
        if (epochs > 0) {
            epochs--;
            return Work.SINGLE;
        }
        batches--;
        return Work.BATCH;
    }

    /** The newest run that was asked for; null where that has been taken. */
    synchronized @Nullable Begin takeRun() {
        RunPlan plan = pending;
        pending = null;
        return plan == null ? null : new Begin(plan, generation);
    }

    /** The oldest change that was asked for; null where a reset has overtaken it. */
    synchronized @Nullable Consumer<RunAttempt> takeChange() {
        return changes.poll();
    }

    /** The run cannot go on: that it was to is forgotten, unless another run or a change is to come before that. */
    synchronized void cannotRun() {
        if (pending == null && changes.isEmpty()) {
            epochs = 0;
            batches = 0;
            wish = wish == Wish.RUN ? Wish.NONE : wish;
        }
    }
}
