package dev.backprop.app.training;

import dev.backprop.app.playback.Playback;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The lab as the window knows it: its runs, of which one is selected, and what is shown of that one. Commands and properties
 * belong to the JavaFX thread.
 */
final class TrainingViewModel implements AutoCloseable {
    private final ReadOnlyObjectWrapper<TrainingSettings> settings =
            new ReadOnlyObjectWrapper<>(this, "settings", TrainingSettings.NOTEBOOK);
    private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(this, "state", RunState.READY);
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(this, "ready", false);
    private final ReadOnlyObjectWrapper<@Nullable TrainingSnapshot> snapshot =
            new ReadOnlyObjectWrapper<>(this, "snapshot", null);

    private final Messages messages;
    private final RunNews news;
    private final DataLoading loading;
    private final Background background;
    private final Runs runs;
    private final RunDriver driver;
    private final EpochPlayer player;
    private final RunOpening opening;
    private final RunChoices choices;
    private final Viewer viewer;

    /**
     * @param fx runs things on the JavaFX thread, in order
     * @param threads that carry a run, at least 1
     */
    TrainingViewModel(Executor fx, Messages messages, int threads) {
        this.messages = messages;
        this.runs = new Runs(fx, threads, this::changed);
        this.news = new RunNews(messages, runs);
        this.driver = new RunDriver(runs, readyProperty(), stateProperty(), this::look);
        this.player = driver.player();
        this.loading = new DataLoading(fx, messages);
        this.background = new Background(fx, messages);
        this.opening = new RunOpening(loading, background, threads, this::begin);
        this.choices = new RunChoices(this, runs, opening, loading, background);
        this.viewer =
                new Viewer(fx, messages::report, runs, () -> player.playback().getIndex());
    }

    /** Reads the bundled data in the background, once. */
    void load(Supplier<Mnist> source) {
        loading.setBundled(source);
        if (!ready.get() && !opening.busy()) {
            open(Opened.fresh(settings.get()));
        }
    }

    /** Shows a run that was saved, once its data is there. */
    void open(Opened opened) {
        if (runs.selected() == null) {
            settings.set(opened.settings());
        }
        opening.open(opened);
    }

    private void begin(Opened opened, Mnist data, Beginning.@Nullable WithPast past) {
        LabRun run = runs.add(opened.name(), opened.settings(), data, past);
        run.setExtensions(opened.extensions());
        ready.set(true);
        player.enable();
        int cursor = player.wanted() >= 0 ? player.wanted() : opened.cursor();
        int done = opened.epochsDone();
        int to = Math.min(Math.max(done, cursor), opened.settings().epochs());
        select(run);
        player.want(cursor);
        boolean epochs = to > run.epoch();
        run.restore(to, to == done ? opened.batchesDone() : 0, opened.next());
        if (epochs) {
            player.play();
        }
    }

    /** Begins again from the same initial weights, or where a branch began; with it the runs that race with it. */
    void reset() {
        LabRun now = runs.selected();
        if (now == null) {
            return;
        }
        runs.team().forEach(run -> run.reset(run.settings(), run.data()));
        player.reset(now.epoch());
        settled(now);
    }

    private void settled(LabRun run) {
        settings.set(run.settings());
        state.set(run.state());
        news.nothing();
    }

    /** Shows settings as chosen. */
    void choose(TrainingSettings next) {
        settings.set(next);
    }

    /** Shows what has come of a choice of settings: the run that is selected now has them. */
    void chosen(TrainingSettings next) {
        LabRun now = runs.selected();
        if (now != null) {
            settled(now);
        }
        settings.set(next);
        viewer.keepDigit();
    }

    /** A run begins again at its first weights, by other settings. */
    void beginAgain(LabRun run, TrainingSettings next, Mnist data) {
        run.reset(next, data);
        player.reset(0);
    }

    /** Shows another run. */
    void select(LabRun run) {
        runs.select(run);
        if (runs.selected() == run) {
            show(run);
        }
    }

    /** Takes a run out of the lab; the last one stays. */
    void remove(LabRun run) {
        runs.remove(run);
        LabRun now = runs.selected();
        if (now != null && now != run) {
            show(now);
        }
    }

    private void show(LabRun run) {
        player.reset(run.epoch());
        settled(run);
        viewer.keepDigit();
        TrainingSnapshot now = run.current();
        snapshot.set(now);
        if (now != null) {
            take(run, now);
        }
    }

    /** Shows another test digit; those past either end begin again at the other. */
    void moveDigit(int by) {
        viewer.moveDigit(by);
    }

    /** As {@link Viewer#showDigit}. */
    void showDigit(int index) {
        viewer.showDigit(index);
    }

    /** Shows a digit that is in no data set, until another one is chosen. */
    void showDrawn(Shown.Digit own) {
        viewer.showDrawn(own);
    }

    /** Why a setting of the selected run cannot be changed now; empty where it can. */
    String lock(Setting setting) {
        return Locks.why(setting, settings.get(), runs.selected());
    }

    /** Whether the newest state is shown, and the next one will be. */
    boolean following() {
        return player.following();
    }

    /** Whether all that has been asked for is there and shown. */
    @SuppressWarnings("ReferenceEquality") // a snapshot is one moment of one run, and to compare its numbers takes long
    boolean calm() {
        LabRun run = runs.selected();
        TrainingSnapshot now = snapshot.get();
        return !opening.busy()
                && run != null
                && !run.restoring()
                && now != null
                && now == run.current()
                && viewer.sees(now);
    }

    private void look() {
        viewer.look();
    }

    Runs runs() {
        return runs;
    }

    /** What lets the selected run train, rest and end. */
    RunDriver driver() {
        return driver;
    }

    /** What other settings are chosen with, and other runs begun. */
    RunChoices choices() {
        return choices;
    }

    Playback playback() {
        return player.playback();
    }

    ReadOnlyObjectProperty<TrainingSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<RunState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether the data is there. */
    ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** The newest state of the selected run. */
    ReadOnlyObjectProperty<@Nullable TrainingSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** What the stage shows; it follows the cursor, not the run. */
    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return viewer.shownProperty();
    }

    ReadOnlyIntegerProperty digitProperty() {
        return viewer.digitProperty();
    }

    /** What the selected run learns; null before it is read. */
    @Nullable
    Mnist data() {
        LabRun run = runs.selected();
        return run == null ? null : run.data();
    }

    private void changed(LabRun run) {
        TrainingSnapshot now = run.current();
        if (now != null && run == runs.selected()) {
            take(run, now);
        } else if (now != null && now.failure() != null) {
            messages.report(new BadInputException(
                    "run " + run.id() + ": " + now.failure().message()));
        }
    }

    private void take(LabRun run, TrainingSnapshot next) {
        TrainingSnapshot before = snapshot.get();
        snapshot.set(next);
        settings.set(run.settings());
        state.set(next.state());
        boolean first = before == null || before.epoch() == 0;
        if (next.epoch() > 0 && first) {
            messages.backendStarted();
        }
        player.take(next, run.starting());
        viewer.look();
        news.tell(run, next, System.nanoTime());
    }

    /** Tells the newest state, which may not have been told for the one before it. */
    void tellNewest() {
        LabRun run = runs.selected();
        if (run == null) {
            return;
        }
        TrainingSnapshot now = run.current();
        if (now != null) {
            news.tellNow(run, now);
        }
    }

    /** Ends every thread: a run's within a block of rows, the looker's with the replay it is at. */
    @Override
    public void close() {
        opening.cancel();
        background.close();
        runs.close();
        viewer.close();
    }

    boolean awaitClosed(long millis) throws InterruptedException {
        return runs.awaitClosed(millis);
    }
}
