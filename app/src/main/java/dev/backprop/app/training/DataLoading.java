package dev.backprop.app.training;

import dev.backprop.engine.data.Mnist;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads the data on a thread of its own, once; where that fails, it may be tried again. */
final class DataLoading {
    private final Executor fx;
    private final Messages messages;
    private final Consumer<Mnist> loaded;
    private boolean begun;

    DataLoading(Executor fx, Messages messages, Consumer<Mnist> loaded) {
        this.fx = fx;
        this.messages = messages;
        this.loaded = loaded;
    }

    /** On the JavaFX thread. */
    void begin(Supplier<Mnist> source) {
        if (begun) {
            return;
        }
        begun = true;
        messages.progress(-1, "reading the digits");
        Thread thread = new Thread(() -> read(source), "backprop-data");
        thread.setDaemon(true);
        thread.start();
    }

    @SuppressWarnings("CatchThrowable") // a fault becomes a message
    private void read(Supplier<Mnist> source) {
        try {
            Mnist data = source.get();
            messages.progress(2, "");
            fx.execute(() -> loaded.accept(data));
        } catch (RuntimeException | Error problem) {
            messages.progress(2, "");
            messages.report(problem);
            fx.execute(() -> begun = false);
        }
    }
}
