package dev.backprop.app.network;

import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.PassTrace;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Computes the first iteration of a session: at once where that is trivial, so that nothing of what was there before is seen
 * meanwhile, and else on the engine's thread, while what was there stays. The latest request wins. On the window's thread.
 */
final class Beginning {
    private final Executor engine;
    private final Executor onWindow;
    private final Consumer<Throwable> onFailure;
    private long latest;
    private boolean busy;

    /**
     * @param engine where traces are computed
     * @param onWindow where they are handed over
     * @param onFailure is told, there too, what could not be computed
     */
    Beginning(Executor engine, Executor onWindow, Consumer<Throwable> onFailure) {
        this.engine = engine;
        this.onWindow = onWindow;
        this.onFailure = onFailure;
    }

    /** Whether something is on its way. */
    boolean busy() {
        return busy;
    }

    /**
     * Computes a trace of one iteration.
     *
     * @param sample the one that is shown, from 0
     * @param then gets it, before this returns where it is trivial
     * @throws dev.backprop.engine.BadInputException if the session cannot be stepped through, where that is known at once
     */
    void begin(Session session, int sample, Consumer<PassTrace> then) {
        latest++;
        busy = false;
        if (Traced.trivial(session)) {
            then.accept(Traced.begun(session, sample));
            return;
        }
        long mine = latest;
        busy = true;
        engine.execute(() -> {
            try {
                PassTrace trace = Traced.begun(session, sample);
                onWindow.execute(() -> hand(mine, () -> then.accept(trace)));
            } catch (RuntimeException problem) {
                onWindow.execute(() -> hand(mine, () -> onFailure.accept(problem)));
            }
        });
    }

    private void hand(long of, Runnable what) {
        if (of == latest) {
            busy = false;
            what.run();
        }
    }
}
