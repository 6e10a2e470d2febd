package dev.backprop.engine.train;

import dev.backprop.engine.nn.Parameters;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One generation of a {@link TrainingRun}: its trainer, its history and where it stands. Used by one thread. */
final class RunAttempt implements AutoCloseable {
    /** The share of the time that goes into measuring the test set: with MNIST, twice a second. */
    private static final double TEST_SHARE = 0.02;

    private final long generation;
    private final TrainingHistory history;
    private RunPlan plan;
    private @Nullable Trainer trainer;
    private @Nullable Measured measured;
    private RunState state;
    private @Nullable RunFailure failure;
    /** The state before the epoch that is done in several batches; null before the first of those. */
    private @Nullable Checkpoint epochBegin;

    private double testSeconds;
    private long testedNanos;

    RunAttempt(long generation, RunPlan plan) {
        this.generation = generation;
        this.plan = plan;
        this.history = new TrainingHistory(plan);
        Origin origin = plan.origin();
        if (origin == null) {
            state = RunState.READY;
        } else {
            state = origin.epoch() < plan.epochs() ? RunState.PAUSED : RunState.FINISHED;
        }
    }

    RunState state() {
        return state;
    }

    void setState(RunState next) {
        state = next;
    }

    void fail(Throwable problem) {
        state = RunState.FAILED;
        failure = RunFailure.of(problem);
    }

    /**
     * Trains one epoch, or what is left of the one under way; where it is cancelled, nothing has happened.
     *
     * @param goesOn asked after each update but the last: whether the next one is to follow
     */
    void epoch(BooleanSupplier cancelled, BooleanSupplier goesOn) {
        Trainer now = trainer();
        TrainingConfig config = history.config(now.epochs());
        if (now.batchesDone() == 0 && config.batches(plan.train().size()) > 1) {
            // As the epochs before have left it, which another rule would not have.
            epochBegin = now.checkpoint();
        }
        now.reconfigure(config);
        EpochRecord record = now.epoch(cancelled, goesOn);
        if (record != null) {
            finished(record, now);
        }
    }

    private void finished(EpochRecord record, Trainer now) {
        history.record(record, now);
        if (now.epochs() >= plan.epochs()) {
            state = RunState.FINISHED;
        }
        double since = (System.nanoTime() - testedNanos) / 1e9;
        if (testSeconds <= TEST_SHARE * since) {
            test();
        }
    }

    /** The trainer starts ND4J, so it is made when it is needed first. */
    private Trainer trainer() {
        Trainer now = trainer;
        if (now == null) {
            Origin origin = plan.origin();
            int last = origin == null ? 0 : Math.max(0, origin.epoch() - 1);
            now = new Trainer(plan.train(), history.config(last), plan.initial());
            trainer = now;
            if (origin == null) {
                history.begin(now);
            } else {
                now.restore(origin.checkpoint());
            }
        }
        return now;
    }

    /** Another configuration from the next epoch on, or from a later one. */
    void configure(TrainingConfig next, int fromEpoch) {
        int begun = trainer != null && trainer.batchesDone() > 0 ? 1 : 0;
        history.configure(Math.max(fromEpoch, history.metrics().size() + begun), next);
    }

    /** Another number of epochs; a run that has ended by their number goes on where there are more now. */
    void setEpochs(int epochs) {
        plan = plan.withEpochs(epochs);
        int done = history.metrics().size();
        if (state == RunState.FINISHED && done < epochs) {
            state = RunState.PAUSED;
        } else if (state.canGoOn() && done >= epochs && done > 0) {
            state = RunState.FINISHED;
        }
    }

    /** Makes sure that the state it rests in can be had again at once, or within an epoch with its batches alone. */
    void rest() {
        Trainer now = trainer;
        if (now != null) {
            history.rest(
                    now.batchesDone() == 0 ? now.checkpoint() : Objects.requireNonNull(epochBegin, "no epoch begun"));
        }
    }

    /** Whether there is something to measure that has not been measured in this state. */
    boolean untested() {
        Trainer now = trainer;
        return now != null
                && (measured == null || measured.epoch() != now.epochs() || measured.batches() != now.batchesDone());
    }

    /** Measures the test set unless that has been done in this state. */
    void test() {
        Trainer now = trainer;
        if (now != null && untested()) {
            long start = System.nanoTime();
            Evaluation test = now.test(plan.test());
            measured = new Measured(now.epochs(), now.batchesDone(), test.metrics(), test.predictions());
            if (now.batchesDone() == 0) {
                history.tested(new TestPoint(now.epochs(), test.metrics()));
            }
            testedNanos = System.nanoTime();
            testSeconds = (testedNanos - start) / 1e9;
        }
    }

    TrainingSnapshot snapshot() {
        Trainer now = trainer;
        Origin origin = plan.origin();
        Parameters parameters = plan.initial();
        if (now != null) {
            parameters = now.parameters();
        } else if (origin != null) {
            parameters = origin.checkpoint().in(plan.config().spec());
        }
        return new TrainingSnapshot(
                generation,
                state,
                plan,
                history.legs(),
                now == null ? 0 : now.batchesDone(),
                history.config(history.metrics().size()).batches(plan.train().size()),
                history.metrics(),
                norms(),
                history.tests(),
                measured,
                parameters,
                history,
                failure);
    }

    private List<LayerNorms> norms() {
        Trainer now = trainer;
        if (now != null && now.batchesDone() > 0) {
            return now.layerNorms();
        }
        List<EpochMetrics> metrics = history.metrics();
        return metrics.isEmpty() ? List.of() : metrics.get(metrics.size() - 1).layers();
    }

    @Override
    public void close() {
        history.close();
        if (trainer != null) {
            trainer.close();
        }
    }
}
