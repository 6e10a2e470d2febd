package dev.backprop.engine.train;

import dev.backprop.engine.backend.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that carry shards; the caller's thread is one of them. With mini-batches there are a thousand hand-overs an
 * epoch, each as long as the work itself where a thread has to be woken (50 µs), so threads look out a moment before they sleep.
 */
final class ShardPool implements AutoCloseable {
    /** How long a thread looks out for work, or for the others' end, before it sleeps, in nanoseconds. */
    private static final long LOOK_OUT = 50_000;

    private final int threads;
    private final List<Thread> workers = new ArrayList<>();
    private final AtomicInteger running = new AtomicInteger();
    private volatile @Nullable Job job;
    private volatile boolean closed;

    /** One call of {@link #run}: {@code carriers} threads share {@code count} shards. */
    private static final class Job {
        final int count;
        final int carriers;
        final IntConsumer task;
        final Thread caller = Thread.currentThread();
        volatile @Nullable Throwable failure;

        Job(int count, int carriers, IntConsumer task) {
            this.count = count;
            this.carriers = carriers;
            this.task = task;
        }

        void carry(int first) {
            for (int i = first; i < count; i += carriers) {
                task.accept(i);
            }
        }
    }

    ShardPool(int threads) {
        this.threads = threads;
    }

    /** Runs {@code task} for 0 … count−1, each once, and returns when all have ended; by fewer where a core is {@link Cores wanted}. */
    void run(int count, IntConsumer task) {
        int carriers = Cores.left(Math.min(threads, count));
        Backend.useOneThread();
        if (carriers == 1) {
            new Job(count, 1, task).carry(0);
            return;
        }
        Job next = new Job(count, carriers, task);
        start();
        running.set(carriers - 1);
        job = next;
        workers.forEach(LockSupport::unpark);
        try {
            next.carry(0);
        } finally {
            // Even after a failure or an interrupt: a shard that still runs may not be closed.
            awaitOthers();
        }
        Throwable failure = next.failure;
        if (failure != null) {
            throw new IllegalStateException("a shard failed", failure);
        }
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
                carry(next, number);
            }
        }
    }

    private void carry(Job next, int number) {
        try {
            next.carry(number);
        } catch (RuntimeException | Error e) {
            next.failure = e;
        }
        if (running.decrementAndGet() == 0) {
            LockSupport.unpark(next.caller);
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

    private void awaitOthers() {
        boolean interrupted = false;
        long until = System.nanoTime() + LOOK_OUT;
        while (running.get() > 0) {
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
