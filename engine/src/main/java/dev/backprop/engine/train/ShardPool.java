package dev.backprop.engine.train;

import dev.backprop.engine.backend.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that carry the pieces of a batch; the caller's thread is one of them. Each takes the next piece when it is free:
 * who has to stand back for a moment carries fewer. With mini-batches there are a thousand hand-overs an
 * epoch, each as long as the work itself where a thread has to be woken (50 µs), so threads look out a moment before they sleep.
 */
final class ShardPool implements AutoCloseable {
    /** How long a thread looks out for work, or for the others' end, before it sleeps, in nanoseconds. */
    private static final long LOOK_OUT = 50_000;

    private final int threads;
    private final List<Thread> workers = new ArrayList<>();
    private volatile @Nullable Job job;
    private volatile boolean closed;

    /** What is to be done with one piece. */
    interface Task {
        /**
         * @param carrier which thread does it: 0 is the caller's; what is kept for each needs no lock
         * @param piece which one
         */
        void run(int carrier, int piece);
    }

    /** One call of {@link #run}: {@code carriers} threads share {@code count} pieces. */
    private static final class Job {
        final int count;
        final int carriers;
        final Task task;
        final Thread caller = Thread.currentThread();
        final AtomicInteger next = new AtomicInteger();
        final AtomicInteger left;
        final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Job(int count, int carriers, Task task) {
            this.count = count;
            this.carriers = carriers;
            this.task = task;
            left = new AtomicInteger(count);
        }

        void carry(int carrier) {
            for (int piece = next.getAndIncrement(); piece < count; piece = next.getAndIncrement()) {
                try {
                    task.run(carrier, piece);
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    if (left.decrementAndGet() == 0) {
                        LockSupport.unpark(caller);
                    }
                }
            }
        }
    }

    ShardPool(int threads) {
        this.threads = threads;
    }

    /** Runs {@code task} for 0 … count−1, each once, and returns when all have ended; a few by fewer where a core is {@link Cores wanted}. */
    void run(int count, Task task) {
        Job next = new Job(count, carriers(count), task);
        Backend.useOneThread();
        if (next.carriers > 1) {
            start();
            job = next;
            workers.forEach(LockSupport::unpark);
        }
        next.carry(0);
        // Even after a failure or an interrupt: a replica that is still at work may not be closed.
        awaitOthers(next);
        Throwable failure = next.failure.get();
        if (failure != null) {
            throw new IllegalStateException("a part of a batch failed", failure);
        }
    }

    /** Where each has one piece, who stands back in the middle of it stops all; where there are many, the others carry its rest. */
    private int carriers(int count) {
        return count > threads ? threads : Cores.left(count);
    }

    private void start() {
        while (workers.size() < threads - 1) {
            int number = workers.size() + 1;
            Thread worker = new Thread(() -> work(number), "backprop-shard");
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        }
    }

    private void work(int number) {
        Backend.useOneThread();
        Job done = null;
        while (true) {
            Job next = await(done);
            if (next == null) {
                return;
            }
            done = next;
            if (number < next.carriers) {
                next.carry(number);
            }
        }
    }

    /** The next job after {@code done}, or null when the pool is closed. */
    private @Nullable Job await(@Nullable Job done) {
        long until = System.nanoTime() + LOOK_OUT;
        while (!closed) {
            Job next = job;
            if (next != done) {
                return next;
            }
            lookOrSleep(until);
        }
        return null;
    }

    private void awaitOthers(Job started) {
        boolean interrupted = false;
        long until = System.nanoTime() + LOOK_OUT;
        while (started.left.get() > 0) {
            // A thread that is interrupted cannot sleep; the flag is given back below.
            interrupted |= Thread.interrupted();
            lookOrSleep(until);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // not for correctness: who looks out gives way to who has work
    private void lookOrSleep(long until) {
        if (System.nanoTime() < until) {
            Thread.yield();
        } else {
            LockSupport.park(this);
        }
    }

    @Override
    public void close() {
        closed = true;
        workers.forEach(LockSupport::unpark);
    }
}
