package dev.backprop.app.training;

import dev.backprop.app.paint.BeatExecutor;
import dev.backprop.app.paint.LiveBeat;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Brings values to the JavaFX thread; those that come faster than it takes them give way to the latest. */
final class Latest<T> implements Consumer<T> {
    private final Executor fx;
    private final Consumer<T> taker;
    private final Predicate<T> onBeat;
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();

    /** @param taker called on the JavaFX thread */
    Latest(Executor fx, Consumer<T> taker) {
        this(fx, taker, value -> false);
    }

    /**
     * As the other, but some values wait for the next {@link LiveBeat}, so that what they change on the screen changes in one
     * frame with all else that goes on.
     *
     * @param taker called on the JavaFX thread
     * @param onBeat whether a value may wait: that of a stream which goes on by itself
     */
    Latest(Executor fx, Consumer<T> taker, Predicate<T> onBeat) {
        this.fx = fx;
        this.taker = taker;
        this.onBeat = onBeat;
    }

    /** Whether a state is one of a run under way, which soon has the next; its first ones are shown at once. */
    static boolean goesOn(TrainingSnapshot snapshot) {
        return snapshot.state() == RunState.RUNNING && (snapshot.epoch() > 1 || snapshot.batchesDone() > 0);
    }

    /** From any thread. */
    @Override
    public void accept(T value) {
        boolean waits = onBeat.test(value);
        boolean first = waiting.getAndSet(value) == null;
        if (!waits) {
            // Even where one that waits is on its way: this one does not, and whoever comes second finds nothing.
            fx.execute(this::take);
        } else if (first) {
            later();
        }
    }

    /** On the window's beat; without a window at the same pace. */
    private void later() {
        if (fx instanceof BeatExecutor window) {
            window.executeOnBeat(this::take);
        } else {
            CompletableFuture.delayedExecutor(LiveBeat.NANOS, TimeUnit.NANOSECONDS, fx)
                    .execute(this::take);
        }
    }

    private void take() {
        T value = waiting.getAndSet(null);
        if (value != null) {
            taker.accept(value);
        }
    }
}
