package dev.backprop.app.training;

import dev.backprop.engine.data.Mnist;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads data on a thread of its own. What was read last is kept; of several wishes the latest counts. It belongs to the JavaFX
 * thread.
 */
final class DataLoading {
    private final Executor fx;
    private final Messages messages;
    private Supplier<Mnist> bundled = Mnist::bundled;
    private @Nullable DataChoice kept;
    private @Nullable Mnist data;
    private @Nullable Wish wanted;

    /**
     * @param choice what is wanted
     * @param loaded takes it
     * @param failed after the reason has been told
     */
    private record Wish(DataChoice choice, Consumer<Mnist> loaded, Runnable failed) {}

    DataLoading(Executor fx, Messages messages) {
        this.fx = fx;
        this.messages = messages;
    }

    /** What brings the data that the program has itself. */
    void setBundled(Supplier<Mnist> source) {
        bundled = source;
    }

    /** Hands data over: at once where it is there already. Both callbacks come on the JavaFX thread, at most one of them. */
    void want(DataChoice choice, Consumer<Mnist> loaded, Runnable failed) {
        Mnist there = data;
        if (there != null && choice.equals(kept)) {
            wanted = null;
            loaded.accept(there);
            return;
        }
        Wish before = wanted;
        Wish wish = new Wish(choice, loaded, failed);
        wanted = wish;
        if (before == null || !before.choice().equals(choice)) {
            Path folder = choice.folder();
            Supplier<Mnist> source = folder == null ? bundled : () -> Mnist.load(folder);
            messages.progress(-1, "reading the digits of " + choice.name());
            Thread thread = new Thread(() -> read(choice, source), "backprop-data");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @SuppressWarnings("CatchThrowable") // a fault becomes a message
    private void read(DataChoice choice, Supplier<Mnist> source) {
        try {
            Mnist read = source.get();
            fx.execute(() -> took(choice, read));
        } catch (RuntimeException | Error problem) {
            fx.execute(() -> failed(choice, problem));
        }
    }

    @SuppressWarnings("CatchThrowable") // what does not fit the data becomes a message
    private void took(DataChoice choice, Mnist read) {
        Wish wish = wanted;
        if (wish == null || !wish.choice().equals(choice)) {
            return;
        }
        wanted = null;
        kept = choice;
        data = read;
        messages.progress(2, "");
        try {
            wish.loaded().accept(read);
        } catch (RuntimeException | Error problem) {
            messages.report(problem);
            wish.failed().run();
        }
    }

    private void failed(DataChoice choice, Throwable problem) {
        Wish wish = wanted;
        if (wish != null && wish.choice().equals(choice)) {
            wanted = null;
            messages.progress(2, "");
            messages.report(problem);
            wish.failed().run();
        }
    }
}
