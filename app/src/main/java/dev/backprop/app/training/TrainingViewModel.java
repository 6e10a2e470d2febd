package dev.backprop.app.training;

import dev.backprop.app.playback.Playback;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The lab as the window knows it: its runs, of which one is selected, and what is shown of that one. Commands and properties
 * belong to the JavaFX thread.
 */
final class TrainingViewModel implements AutoCloseable {
    /** A 3 whose answer is not certain from the start. */
    private static final int FIRST_DIGIT = 18;

    private final ReadOnlyObjectWrapper<TrainingSettings> settings =
            new ReadOnlyObjectWrapper<>(this, "settings", TrainingSettings.NOTEBOOK);
    private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(this, "state", RunState.READY);
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(this, "ready", false);
    private final ReadOnlyObjectWrapper<@Nullable TrainingSnapshot> snapshot =
            new ReadOnlyObjectWrapper<>(this, "snapshot", null);
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown", null);
    private final ReadOnlyIntegerWrapper digit = new ReadOnlyIntegerWrapper(this, "digit", FIRST_DIGIT);

    private final EpochPlayer player = new EpochPlayer(new PlayedRun());
    private final Messages messages;
    private final DataLoading loading;
    private final Background background;
    private final Runs runs;
    private final Looker looker;

    private Shown.@Nullable Digit drawn;
    /** What is begun once its data is there. */
    private @Nullable Opened opening;

    /**
     * @param fx runs things on the JavaFX thread, in order
     * @param threads that carry a run, at least 1
     */
    TrainingViewModel(Executor fx, Messages messages, int threads) {
        this.messages = messages;
        this.runs = new Runs(fx, threads, this::changed);
        this.looker = new Looker(
                new Latest<>(fx, this::takeShown, shown -> Latest.goesOn(shown.snapshot())), messages::report);
        this.loading = new DataLoading(fx, messages);
        this.background = new Background(fx, messages);
    }

    /** Reads the bundled data in the background, once. */
    void load(Supplier<Mnist> source) {
        loading.setBundled(source);
        if (!ready.get() && opening == null) {
            open(Opened.fresh(settings.get()));
        }
    }

    /** Shows a run that was saved, once its data is there. */
    void open(Opened opened) {
        opening = opened;
        if (runs.selected() == null) {
            settings.set(opened.settings());
        }
        loading.want(opened.settings().data(), data -> read(opened, data), () -> opening = null);
    }

    @SuppressWarnings("ReferenceEquality") // the same wish, not one like it
    private void read(Opened opened, Mnist data) {
        if (opening != opened) {
            return;
        }
        opened.check(data);
        Past past = opened.past();
        if (past == null) {
            begin(opened, data, null);
        } else {
            background.begin(
                    "reading the run",
                    () -> past.read(data, runs.threads()),
                    begin -> begin(opened, data, begin),
                    () -> opening = null);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same wish, not one like it
    private void begin(Opened opened, Mnist data, LabRun.@Nullable Begin begin) {
        if (opening != opened) {
            return;
        }
        opening = null;
        LabRun run = runs.add(opened.name(), opened.settings(), data, begin);
        run.setExtensions(opened.extensions());
        ready.set(true);
        player.enable();
        int cursor = player.wanted() >= 0 ? player.wanted() : opened.cursor();
        int to = Math.min(
                Math.max(opened.epochsDone(), cursor), opened.settings().epochs());
        select(run);
        player.want(cursor);
        if (to > run.epoch()) {
            run.restore(to);
            player.play();
        }
    }

    /** Trains, or goes on; with it the runs that race with it. */
    void start() {
        if (ready.get() && state.get().canGoOn()) {
            runs.team().forEach(LabRun::start);
            player.follow();
            player.play();
        }
    }

    void pause() {
        runs.team().forEach(LabRun::pause);
        player.rest();
    }

    void stop() {
        runs.team().forEach(LabRun::stop);
        player.rest();
    }

    void oneEpoch() {
        if (ready.get() && state.get().canGoOn() && state.get() != RunState.RUNNING) {
            player.follow();
            runs.team().forEach(LabRun::oneEpoch);
        }
    }

    void oneBatch() {
        if (ready.get() && state.get().canGoOn() && state.get() != RunState.RUNNING) {
            player.follow();
            runs.team().forEach(LabRun::oneBatch);
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
        messages.progress(2, "");
    }

    /**
     * Takes other settings: a run that has not begun has them, one that rests goes on by them, and beside one that is over
     * another run is made.
     *
     * @throws BadInputException where that cannot be, with the reason
     */
    void setSettings(TrainingSettings next) {
        LabRun now = runs.selected();
        if (next.equals(settings.get())) {
            return;
        }
        if (now == null) {
            settings.set(next);
            if (opening != null) {
                open(Opened.fresh(next));
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
        TrainingSettings now = settings.get();
        settings.set(refused);
        settings.set(now);
    }

    private void apply(TrainingSettings next, Mnist data) {
        LabRun now = runs.selected();
        if (now == null || now.running()) {
            return;
        }
        if (!now.begun() && now.from().isEmpty()) {
            now.reset(next, data);
            player.reset(0);
            now.nameProperty().set(RunNames.of(next));
        } else if (goesOn(now, next)) {
            now.reconfigure(next);
        } else {
            select(runs.add(null, next, data, null));
        }
        settled(now);
        settings.set(next);
        keepDigit(data);
    }

    private static boolean goesOn(LabRun run, TrainingSettings next) {
        List<Setting> changed = RunNames.differences(List.of(run.settings(), next));
        if (run.state() == RunState.FINISHED) {
            return changed.equals(List.of(Setting.EPOCHS));
        }
        return run.state().canGoOn() && changed.stream().allMatch(Setting::live);
    }

    /** Makes another run like the selected one, from the same initial weights. */
    void newRun() {
        LabRun now = runs.selected();
        if (now != null) {
            begin(now.settings());
        }
    }

    /** Begins a run beside those that have begun, on the data of the selected one; what trains pauses. */
    void begin(TrainingSettings next) {
        LabRun now = runs.selected();
        if (now == null || !now.begun()) {
            setSettings(next);
            return;
        }
        next.network(now.data());
        pause();
        select(runs.add(null, next, now.data(), null));
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
        pause();
        List<LabRun> made = new ArrayList<>();
        for (TrainingSettings racer : racers) {
            made.add(runs.add(RunNames.among(racers, racer), racer, now.data(), null));
        }
        runs.race(made);
        select(made.get(0));
        start();
    }

    /** Whether there is a state to go on from beside the newest one of a run that can go on itself. */
    @SuppressWarnings("ReferenceEquality") // a snapshot is one moment of one run, and to compare its numbers takes long
    boolean canBranch() {
        TrainingSnapshot now = snapshot.get();
        LabRun run = runs.selected();
        return now != null
                && run != null
                && now == run.current()
                && now.epoch() > 0
                && (player.playback().getIndex() < now.epoch() || !now.state().canGoOn());
    }

    /** Goes on from the state under the cursor as a run of its own; the one that it is of stays as it is. */
    void branch() {
        LabRun run = runs.selected();
        TrainingSnapshot now = snapshot.get();
        if (run == null || now == null || !canBranch()) {
            return;
        }
        int epoch = Math.min(player.playback().getIndex(), now.epoch());
        TrainingSettings own = run.settings();
        background.begin(
                "going back to epoch " + epoch,
                () -> Branching.of(run.id(), own, now, epoch, background::closed),
                made -> select(runs.add(made.name(), made.settings(), run.data(), made.begin())),
                () -> {});
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
        keepDigit(run.data());
        TrainingSnapshot now = run.current();
        snapshot.set(now);
        if (now != null) {
            take(run, now);
        }
    }

    private void keepDigit(Mnist data) {
        digit.set(Math.min(digit.get(), data.test().size() - 1));
        Shown.Digit own = drawn;
        if (own != null && own.pixels().length != data.test().features()) {
            drawn = null;
        }
    }

    /** Shows another test digit; those past either end begin again at the other. */
    void moveDigit(int by) {
        Mnist now = data();
        if (now != null) {
            showDigit(Math.floorMod(digit.get() + by, now.test().size()));
        }
    }

    /**
     * Shows a test digit.
     *
     * @param index in the test set
     */
    void showDigit(int index) {
        drawn = null;
        digit.set(index);
        look();
    }

    /** Shows a digit that is in no data set, until another one is chosen. */
    void showDrawn(Shown.Digit own) {
        drawn = own;
        look();
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
        Shown seen = shown.get();
        return opening == null
                && run != null
                && run.restoring() == 0
                && now != null
                && now == run.current()
                && seen != null
                && seen.snapshot() == now
                && seen.epoch() == Math.min(player.playback().getIndex(), now.epoch());
    }

    Runs runs() {
        return runs;
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
        return shown.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty digitProperty() {
        return digit.getReadOnlyProperty();
    }

    /** What the selected run learns; null before it is read. */
    @Nullable
    Mnist data() {
        LabRun run = runs.selected();
        return run == null ? null : run.data();
    }

    @SuppressWarnings("ReferenceEquality") // a history is one run's, and each reset begins another
    private void takeShown(Shown next) {
        LabRun run = runs.selected();
        TrainingSnapshot now = run == null ? null : run.current();
        if (now != null && next.snapshot().history() == now.history()) {
            shown.set(next);
        }
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
        look();
        tell(run, next);
    }

    private void tell(LabRun run, TrainingSnapshot next) {
        if (next.failure() != null) {
            messages.progress(2, "");
            messages.report(new BadInputException(next.failure().message()));
        } else if (next.state() == RunState.RUNNING) {
            String again = run.restoring() > 0 ? "training again to where it was saved · " : "";
            messages.progress((double) next.epoch() / next.plan().epochs(), again + Words.underway(next));
        } else {
            messages.progress(2, "");
        }
    }

    private void look() {
        LabRun run = runs.selected();
        TrainingSnapshot now = run == null ? null : run.current();
        if (run != null && now != null) {
            int epoch = Math.min(player.playback().getIndex(), now.epoch());
            Shown.Digit own = drawn;
            looker.look(new Looker.Wish(
                    now, epoch, own == null ? Shown.Digit.of(run.data().test(), digit.get()) : own));
        }
    }

    /** Ends every thread: a run's within a block of rows, the looker's with the replay it is at. */
    @Override
    public void close() {
        opening = null;
        background.close();
        runs.close();
        looker.close();
    }

    boolean awaitClosed(long millis) throws InterruptedException {
        return runs.awaitClosed(millis);
    }

    private final class PlayedRun implements EpochPlayer.Run {
        @Override
        public @Nullable TrainingSnapshot newest() {
            LabRun run = runs.selected();
            return run == null ? null : run.current();
        }

        @Override
        public boolean canGoOn() {
            return state.get().canGoOn();
        }

        @Override
        public void start() {
            TrainingViewModel.this.start();
        }

        @Override
        public void pause() {
            TrainingViewModel.this.pause();
        }

        @Override
        public void oneEpoch() {
            TrainingViewModel.this.oneEpoch();
        }

        @Override
        public void oneBatch() {
            TrainingViewModel.this.oneBatch();
        }

        @Override
        public void look() {
            TrainingViewModel.this.look();
        }
    }
}
