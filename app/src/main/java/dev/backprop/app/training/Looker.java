package dev.backprop.app.training;

import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.train.DigitProbe;
import dev.backprop.engine.train.Measured;
import dev.backprop.engine.train.Metrics;
import dev.backprop.engine.train.Moment;
import dev.backprop.engine.train.Predictions;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes what is shown out of a run, on a thread of its own: sends the digit through the network and trains past states
 * again. Only the latest wish counts.
 */
final class Looker implements AutoCloseable {
    /** A replay that takes longer is given up for a newer wish; a shorter one is worth showing while one drags. */
    private static final long PATIENCE_NANOS = 300_000_000;

    private final Consumer<Shown> deliver;
    private final Consumer<Throwable> fail;
    private @Nullable Wish wanted;
    private @Nullable Thread thread;
    private boolean closed;

    private @Nullable DigitProbe probe;
    private @Nullable Moment moment;
    private @Nullable Wish momentOf;

    /**
     * @param epoch which state of the run; that of the snapshot itself is not replayed
     * @param digit that goes through the network
     */
    record Wish(TrainingSnapshot snapshot, int epoch, Shown.Digit digit) {
        @SuppressWarnings("ReferenceEquality") // a history is one run's, and each reset begins another
        boolean sameState(Wish other) {
            return snapshot.history() == other.snapshot.history() && epoch == other.epoch;
        }

        /** Whether the snapshot itself holds all that is to be shown of the state. */
        boolean live() {
            if (epoch != snapshot.epoch()) {
                return false;
            }
            Measured measured = snapshot.measured();
            boolean tested = measured != null && measured.epoch() == epoch;
            return snapshot.state() == RunState.RUNNING || snapshot.batchesDone() > 0 || epoch == 0 || tested;
        }
    }

    /** Both are called on the looker's thread. */
    Looker(Consumer<Shown> deliver, Consumer<Throwable> fail) {
        this.deliver = deliver;
        this.fail = fail;
    }

    synchronized void look(Wish wish) {
        if (closed) {
            return;
        }
        wanted = wish;
        if (thread == null) {
            thread = new Thread(this::run, "backprop-look");
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        wanted = null;
        notifyAll();
    }

    private void run() {
        try {
            for (Wish wish = next(); wish != null; wish = next()) {
                carryOut(wish);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (probe != null) {
                probe.close();
            }
        }
    }

    private synchronized @Nullable Wish next() throws InterruptedException {
        while (!closed && wanted == null) {
            wait();
        }
        Wish wish = wanted;
        wanted = null;
        return wish;
    }

    private synchronized boolean newer() {
        return closed || wanted != null;
    }

    private synchronized boolean ended() {
        return closed;
    }

    @SuppressWarnings("CatchThrowable") // whatever goes wrong becomes a message, and the next wish still comes
    private void carryOut(Wish wish) {
        try {
            deliver.accept(shown(wish));
        } catch (CancellationException e) {
            // A newer wish or another run has come: there is nothing to show of this one.
        } catch (RuntimeException | Error problem) {
            fail.accept(problem);
        }
    }

    private Shown shown(Wish wish) {
        TrainingSnapshot snapshot = wish.snapshot();
        Moment then = wish.live() ? null : replay(wish);
        Parameters parameters = then == null ? snapshot.parameters() : then.parameters();
        // The last measurement: it may be a few epochs old while the run goes on, and is exact when it rests.
        Metrics test = then == null ? snapshot.test() : then.test();
        Predictions predictions = then == null ? snapshot.predictions() : then.predictions();
        Shown.Digit digit = wish.digit();
        double scale = snapshot.config().pixels().scale();
        double[] x = new double[digit.pixels().length];
        for (int i = 0; i < x.length; i++) {
            x[i] = digit.pixels()[i] * scale;
        }
        DigitProbe.Reading reading = probe(snapshot.plan().config().spec()).read(parameters, x, digit.label());
        return new Shown(snapshot, wish.epoch(), parameters, test, predictions, digit, reading);
    }

    private Moment replay(Wish wish) {
        Moment kept = moment;
        if (kept != null && momentOf != null && wish.sameState(momentOf)) {
            return kept;
        }
        long start = System.nanoTime();
        kept = wish.snapshot()
                .history()
                .at(wish.epoch(), () -> ended() || (System.nanoTime() - start > PATIENCE_NANOS && newer()));
        moment = kept;
        momentOf = wish;
        return kept;
    }

    private DigitProbe probe(MlpSpec spec) {
        DigitProbe now = probe;
        if (now == null || !now.spec().equals(spec)) {
            if (now != null) {
                now.close();
            }
            now = new DigitProbe(spec);
            probe = now;
        }
        return now;
    }
}
