package dev.backprop.app.network;

import dev.backprop.engine.trace.Derivation;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.PassTrace;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what is known at an index, and its derivation, away from the window's thread: an iteration far from the last one
 * has to be replayed. The latest request wins, and what is handed over is never older than what was before.
 */
final class SceneMaker {
    private final Executor engine;
    private final Executor onWindow;
    private final Consumer<Found> receiver;
    private final Consumer<Throwable> onFailure;
    private final AtomicReference<@Nullable Request> waiting = new AtomicReference<>();
    // These two are the window's thread's.
    private long serial;
    private long handedOver;

    private record Request(long serial, PassTrace trace, int index, int digits) {}

    /**
     * What stands at an index.
     *
     * @param state what is known
     * @param derivation of the step that led there; null before the first
     */
    record Found(
            PassTrace trace,
            int index,
            PassState state,
            @Nullable Derivation derivation) {}

    /**
     * Makes scenes.
     *
     * @param receiver is told on the window's thread
     * @param onFailure is told, there too, what went wrong
     */
    SceneMaker(Executor engine, Executor onWindow, Consumer<Found> receiver, Consumer<Throwable> onFailure) {
        this.engine = engine;
        this.onWindow = onWindow;
        this.receiver = receiver;
        this.onFailure = onFailure;
    }

    /**
     * Asks for an index of a trace.
     *
     * @param digits decimals in the derivation
     */
    void request(PassTrace trace, int index, int digits) {
        serial++;
        waiting.set(new Request(serial, trace, index, digits));
        engine.execute(this::work);
    }

    /** As {@link #request}, but at once, before it returns. */
    void now(PassTrace trace, int index, int digits) {
        waiting.set(null);
        serial++;
        hand(serial, find(trace, index, digits));
    }

    /** Whether something that was asked for has not been handed over. */
    boolean busy() {
        return handedOver != serial;
    }

    private void work() {
        Request request = waiting.getAndSet(null);
        if (request == null) {
            return;
        }
        try {
            Found found = find(request.trace(), request.index(), request.digits());
            onWindow.execute(() -> hand(request.serial(), found));
        } catch (RuntimeException problem) {
            onWindow.execute(() -> {
                handedOver = Math.max(handedOver, request.serial());
                onFailure.accept(problem);
            });
        }
    }

    private static Found find(PassTrace trace, int index, int digits) {
        return new Found(
                trace, index, trace.at(index), trace.derivation(index, digits).orElse(null));
    }

    private void hand(long of, Found found) {
        if (of > handedOver) {
            handedOver = of;
            receiver.accept(found);
        }
    }
}
