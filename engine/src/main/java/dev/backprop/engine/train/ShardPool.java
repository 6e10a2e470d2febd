package dev.backprop.engine.train;

import dev.backprop.engine.backend.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** A few threads that carry shards; the caller's thread is one of them. */
final class ShardPool implements AutoCloseable {
    private final int threads;
    private final ExecutorService workers;

    ShardPool(int threads) {
        this.threads = threads;
        this.workers = Executors.newFixedThreadPool(Math.max(1, threads - 1), task -> {
            Thread thread = new Thread(
                    () -> {
                        Backend.useOneThread();
                        task.run();
                    },
                    "backprop-shard");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs {@code task} for 0 … count−1, each once, and returns when all have ended. */
    void run(int count, IntConsumer task) {
        int carriers = Math.min(threads, count);
        Backend.useOneThread();
        List<Future<?>> others = new ArrayList<>();
        for (int c = 1; c < carriers; c++) {
            int first = c;
            others.add(workers.submit(() -> carry(first, carriers, count, task)));
        }
        RuntimeException failed = null;
        try {
            carry(0, carriers, count, task);
        } catch (RuntimeException e) {
            failed = e;
        }
        for (Future<?> other : others) {
            failed = join(other, failed);
        }
        if (failed != null) {
            throw failed;
        }
    }

    private static void carry(int first, int carriers, int count, IntConsumer task) {
        for (int i = first; i < count; i += carriers) {
            task.accept(i);
        }
    }

    /** Waits to the end even when interrupted, for a shard that still runs may not be closed; the flag is kept. */
    private static @org.jspecify.annotations.Nullable RuntimeException join(
            Future<?> other, @org.jspecify.annotations.Nullable RuntimeException failed) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    other.get();
                    return failed;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    return failed != null ? failed : new IllegalStateException("a shard failed", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
