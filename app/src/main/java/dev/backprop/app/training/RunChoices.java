package dev.backprop.app.training;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.ArrayList;
import java.util.List;

/** What follows where other settings are chosen: the selected run goes on by them, begins again, or another one is made. */
final class RunChoices {
    private final TrainingViewModel lab;
    private final Runs runs;
    private final RunOpening opening;
    private final DataLoading loading;
    private final Background background;

    RunChoices(TrainingViewModel lab, Runs runs, RunOpening opening, DataLoading loading, Background background) {
        this.lab = lab;
        this.runs = runs;
        this.opening = opening;
        this.loading = loading;
        this.background = background;
    }

    /**
     * Takes other settings: a run that has not begun has them, one that rests goes on by them, and beside one that is over
     * another run is made.
     *
     * @throws BadInputException where that cannot be, with the reason
     */
    void set(TrainingSettings next) {
        LabRun now = runs.selected();
        if (next.equals(lab.settingsProperty().get())) {
            return;
        }
        if (now == null) {
            lab.choose(next);
            if (opening.busy()) {
                opening.open(Opened.fresh(next));
            }
            return;
        }
        for (Setting setting : RunNames.differences(List.of(now.settings(), next))) {
            String why = Locks.why(setting, now.settings(), now);
            if (!why.isEmpty() && (now.running() || now.state().canGoOn())) {
                throw new BadInputException(setting.title() + ": " + why);
            }
        }
        if (!next.data().equals(now.settings().data())) {
            loading.want(next.data(), data -> apply(next, data), () -> refresh(next));
        } else {
            apply(next, now.data());
        }
    }

    /** After data could not be read: whoever shows the settings looks again. */
    private void refresh(TrainingSettings refused) {
        TrainingSettings now = lab.settingsProperty().get();
        lab.choose(refused);
        lab.choose(now);
    }

    private void apply(TrainingSettings next, Mnist data) {
        LabRun now = runs.selected();
        if (now == null || now.running()) {
            return;
        }
        if (!now.begun() && now.from().isEmpty()) {
            lab.beginAgain(now, next, data);
            now.nameProperty().set(RunNames.of(next));
        } else if (goesOn(now, next)) {
            now.reconfigure(next);
        } else {
            lab.select(runs.add(null, next, data, null));
        }
        lab.chosen(next);
    }

    private static boolean goesOn(LabRun run, TrainingSettings next) {
        List<Setting> changed = RunNames.differences(List.of(run.settings(), next));
        if (run.state() == RunState.FINISHED) {
            return changed.equals(List.of(Setting.EPOCHS));
        }
        return run.state().canGoOn() && changed.stream().allMatch(Setting::live);
    }

    /** Begins a run beside those that have begun, on the data of the selected one; what trains pauses. */
    void begin(TrainingSettings next) {
        LabRun now = runs.selected();
        if (now == null || !now.begun()) {
            set(next);
            return;
        }
        next.network(now.data());
        lab.driver().pause();
        lab.select(runs.add(null, next, now.data(), null));
    }

    /**
     * Starts runs that train in turn, on the selected one's data.
     *
     * @param racers at least one; the first is selected
     */
    void race(List<TrainingSettings> racers) {
        LabRun now = runs.selected();
        if (now == null || racers.isEmpty()) {
            return;
        }
        racers.forEach(racer -> racer.network(now.data()));
        lab.driver().pause();
        List<LabRun> made = new ArrayList<>();
        for (TrainingSettings racer : racers) {
            made.add(runs.add(RunNames.among(racers, racer), racer, now.data(), null));
        }
        runs.race(made);
        lab.select(made.get(0));
        lab.driver().start();
    }

    /** Makes another run like the selected one, from the same initial weights. */
    void another() {
        LabRun now = runs.selected();
        if (now != null) {
            begin(now.settings());
        }
    }

    /** Whether there is a state to go on from beside the newest one of a run that can go on itself. */
    @SuppressWarnings("ReferenceEquality") // a snapshot is one moment of one run, and to compare its numbers takes long
    boolean canBranch() {
        TrainingSnapshot now = lab.snapshotProperty().get();
        LabRun run = runs.selected();
        return now != null
                && run != null
                && now == run.current()
                && now.epoch() > 0
                && (lab.playback().getIndex() < now.epoch() || !now.state().canGoOn());
    }

    /** Goes on from the state under the cursor as a run of its own; the one that it is of stays as it is. */
    void branch() {
        LabRun run = runs.selected();
        TrainingSnapshot now = lab.snapshotProperty().get();
        if (run != null && now != null && canBranch()) {
            branch(run, now, Math.min(lab.playback().getIndex(), now.epoch()));
        }
    }

    private void branch(LabRun run, TrainingSnapshot snapshot, int epoch) {
        TrainingSettings own = run.settings();
        background.begin(
                "going back to epoch " + epoch,
                () -> Branching.of(run.id(), own, snapshot, epoch, background::closed),
                made -> lab.select(runs.add(made.name(), made.settings(), run.data(), made.begin())),
                () -> {});
    }
}
