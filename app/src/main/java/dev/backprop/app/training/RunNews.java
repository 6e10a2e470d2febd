package dev.backprop.app.training;

import dev.backprop.app.playback.Pace;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingSnapshot;

/** What the status line says of the selected run. Of one that goes on it speaks at the {@link Pace} of the numbers beside it. */
final class RunNews {
    /** A progress of which nothing is shown. */
    private static final double NONE = 2;

    private final Messages messages;
    private final Runs runs;
    private final Pace pace = new Pace();

    /** What is spoken of; another one does not wait. */
    private record Subject(int run, RunState state, boolean restoring, boolean begun) {}

    RunNews(Messages messages, Runs runs) {
        this.messages = messages;
        this.runs = runs;
    }

    /** Tells a state of a run, unless one has been told a moment ago. */
    void tell(LabRun run, TrainingSnapshot next, long nanos) {
        boolean goesOn = next.state() == RunState.RUNNING;
        if (pace.due(new Subject(run.id(), next.state(), run.restoring(), next.begun()), goesOn, nanos)) {
            tellNow(run, next);
        }
    }

    /** Tells a state of a run. */
    void tellNow(LabRun run, TrainingSnapshot next) {
        if (next.failure() != null) {
            nothing();
            messages.report(new BadInputException(next.failure().message()));
        } else if (next.state() == RunState.RUNNING) {
            String again = run.restoring() ? "training again to where it was saved · " : "";
            double done = next.epoch() + (double) next.batchesDone() / next.batches();
            messages.progress(done / next.plan().epochs(), again + Words.underway(next, runs.besides(run)));
        } else {
            nothing();
        }
    }

    /** There is no run to speak of. */
    void nothing() {
        messages.progress(NONE, "");
    }
}
