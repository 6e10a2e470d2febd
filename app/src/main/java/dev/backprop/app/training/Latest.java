package dev.backprop.app.training;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings values to the JavaFX thread; those that come faster than it takes them give way to the latest. */
final class Latest<T> implements Consumer<T> {
    private final Executor fx;
    private final Consumer<T> taker;
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();

    /** @param taker called on the JavaFX thread */
    Latest(Executor fx, Consumer<T> taker) {
        this.fx = fx;
        this.taker = taker;
    }

    /** From any thread. */
    @Override
    public void accept(T value) {
        if (waiting.getAndSet(value) == null) {
            fx.execute(this::take);
        }
    }

    private void take() {
        T value = waiting.getAndSet(null);
        if (value != null) {
            taker.accept(value);
        }
    }
}
