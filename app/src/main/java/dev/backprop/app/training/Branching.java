package dev.backprop.app.training;

import dev.backprop.engine.train.Origin;
import dev.backprop.engine.train.TrainingConfig;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes back to a state of a run, on a thread of its own, so that another run can go on from there. One at a time. */
final class Branching implements AutoCloseable {
    private final Executor fx;
    private final Messages messages;
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    /**
     * What a branch is to be.
     *
     * @param settings its own, as they were at that epoch
     */
    record Made(String name, TrainingSettings settings, LabRun.Begin begin) {}

    Branching(Executor fx, Messages messages) {
        this.fx = fx;
        this.messages = messages;
    }

    /**
     * @param epoch the state to go on from
     * @param then called on the JavaFX thread
     */
    void begin(LabRun run, TrainingSnapshot snapshot, int epoch, Consumer<Made> then) {
        if (thread != null) {
            return;
        }
        messages.progress(-1, "going back to epoch " + epoch);
        TrainingSettings settings = run.settings();
        String from = run.id() + " at epoch " + epoch;
        Thread worker = new Thread(() -> work(snapshot, epoch, settings, from, then), "backprop-branch");
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    @SuppressWarnings("CatchThrowable") // a fault becomes a message
    private void work(
            TrainingSnapshot snapshot, int epoch, TrainingSettings settings, String from, Consumer<Made> then) {
        try {
            Origin origin = snapshot.history().branch(epoch, () -> closed);
            TrainingConfig config = snapshot.history().config(epoch);
            TrainingSettings own = settings.withOptimizer(config.optimizer())
                    .withBatch(config.batch())
                    .withZeroGrad(config.zeroGrad());
            Made made = new Made("from " + from, own, new LabRun.Begin(origin, from));
            fx.execute(() -> done(() -> then.accept(made)));
        } catch (CancellationException e) {
            // The run was begun again or taken out meanwhile: there is nothing to go on from.
            fx.execute(() -> done(() -> {}));
        } catch (RuntimeException | Error problem) {
            fx.execute(() -> done(() -> messages.report(problem)));
        }
    }

    @SuppressWarnings("CatchThrowable") // a fault becomes a message
    private void done(Runnable then) {
        thread = null;
        if (closed) {
            return;
        }
        messages.progress(2, "");
        try {
            then.run();
        } catch (RuntimeException | Error problem) {
            messages.report(problem);
        }
    }

    /** Whether it is under way. */
    boolean busy() {
        return thread != null;
    }

    @Override
    public void close() {
        closed = true;
    }
}
