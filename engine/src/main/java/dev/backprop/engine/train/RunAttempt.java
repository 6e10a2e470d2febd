package dev.backprop.engine.train;

import dev.backprop.engine.nn.Parameters;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One generation of a {@link TrainingRun}: its trainer, its history and where it stands. Used by one thread. */
final class RunAttempt implements AutoCloseable {
    /** The share of the time that goes into measuring the test set. */
    private static final double TEST_SHARE = 0.04;

    private final long generation;
    private final RunPlan plan;
    private final TrainingHistory history;
    private final AppendLog<TestPoint> tests = new AppendLog<>();
    private @Nullable Trainer trainer;
    private RunState state = RunState.READY;
    private @Nullable RunFailure failure;
    private int testedAt = -1;
    private double testSeconds;
    private long testedNanos;

    RunAttempt(long generation, RunPlan plan) {
        this.generation = generation;
        this.plan = plan;
        this.history = new TrainingHistory(plan);
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

    /** Trains one epoch; where it is cancelled, nothing has happened. */
    void epoch(BooleanSupplier cancelled) {
        Trainer now = trainer();
        history.record(now.epoch(cancelled), now);
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
            now = new Trainer(plan.train(), plan.config(), plan.initial());
            trainer = now;
            history.begin(now);
        }
        return now;
    }

    /** Measures the test set unless that has been done in this state. */
    void test() {
        Trainer now = trainer;
        if (now != null && testedAt != now.epochs()) {
            long start = System.nanoTime();
            tests.add(new TestPoint(now.epochs(), now.evaluate(plan.test())));
            testedNanos = System.nanoTime();
            testSeconds = (testedNanos - start) / 1e9;
            testedAt = now.epochs();
        }
    }

    TrainingSnapshot snapshot() {
        Parameters parameters = trainer == null ? plan.initial() : trainer.parameters();
        List<EpochMetrics> metrics = history.metrics();
        return new TrainingSnapshot(generation, state, plan, metrics, tests.view(), parameters, history, failure);
    }

    @Override
    public void close() {
        history.close();
        if (trainer != null) {
            trainer.close();
        }
    }
}
