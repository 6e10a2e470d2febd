package dev.backprop.app.training;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does one thing at a time on a thread of its own, and says so. It is called on the JavaFX thread, to which the results come
 * back.
 */
final class Background implements AutoCloseable {
    private final Executor fx;
    private final Messages messages;
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    Background(Executor fx, Messages messages) {
        this.fx = fx;
        this.messages = messages;
    }

    /**
     * Does it, unless something else is being done.
     *
     * @param words that say what
     * @param work may throw; its message is told then. A {@link CancellationException} is no news
     * @param then takes what came of it
     * @param failed follows where nothing did
     */
    <T> void begin(String words, Supplier<T> work, Consumer<T> then, Runnable failed) {
        if (busy()) {
            failed.run();
            return;
        }
        messages.progress(-1, words);
        Thread worker = new Thread(() -> work(work, then, failed), "backprop-background");
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    @SuppressWarnings("CatchThrowable") // a fault becomes a message
    private <T> void work(Supplier<T> work, Consumer<T> then, Runnable failed) {
        try {
            T result = work.get();
            fx.execute(() -> done(() -> then.accept(result), failed));
        } catch (CancellationException e) {
            fx.execute(() -> done(failed, failed));
        } catch (RuntimeException | Error problem) {
            fx.execute(() -> done(
                    () -> {
                        messages.report(problem);
                        failed.run();
                    },
                    failed));
        }
    }

    @SuppressWarnings("CatchThrowable") // a fault becomes a message
    private void done(Runnable then, Runnable failed) {
        thread = null;
        if (closed) {
            return;
        }
        messages.progress(2, "");
        try {
            then.run();
        } catch (RuntimeException | Error problem) {
            messages.report(problem);
            failed.run();
        }
    }

    /** Whether it is at work. */
    boolean busy() {
        return thread != null;
    }

    /** Whether nothing that comes of it counts any more. */
    boolean closed() {
        return closed;
    }

    /** What comes of the work under way is dropped. */
    @Override
    public void close() {
        closed = true;
    }
}
