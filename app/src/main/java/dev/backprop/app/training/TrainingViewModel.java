package dev.backprop.app.training;

import dev.backprop.app.playback.Playback;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingRun;
import dev.backprop.engine.train.TrainingSnapshot;
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
 * The run as the window knows it. Commands and properties belong to the JavaFX thread; the engine's snapshots come to it
 * through a holder in which the latest wins. Each reset begins a generation, and what is of another one is dropped.
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
    private final int threads;
    private final TrainingRun run;
    private final Looker looker;

    private @Nullable Mnist data;
    private long generation;
    /** Whether a start has been asked for and not been answered yet. */
    private boolean starting;

    /**
     * @param fx runs things on the JavaFX thread, in order
     * @param threads that carry a run, at least 1
     */
    TrainingViewModel(Executor fx, Messages messages, int threads) {
        this.messages = messages;
        this.threads = threads;
        this.run = new TrainingRun(new Latest<>(fx, this::takeSnapshot, Latest::goesOn));
        this.looker = new Looker(
                new Latest<>(fx, this::takeShown, shown -> Latest.goesOn(shown.snapshot())), messages::report);
        this.loading = new DataLoading(fx, messages, this::loaded);
    }

    /** Reads the data in the background, once. */
    void load(Supplier<Mnist> source) {
        loading.begin(source);
    }

    private void loaded(Mnist loaded) {
        data = loaded;
        digit.set(Math.min(digit.get(), loaded.test().size() - 1));
        ready.set(true);
        player.enable();
        reset();
    }

    /** Trains, or goes on. */
    void start() {
        if (ready.get() && state.get().canGoOn()) {
            starting = true;
            player.follow();
            player.play();
            run.start();
        }
    }

    void pause() {
        starting = false;
        run.pause();
        player.rest();
    }

    void stop() {
        starting = false;
        run.stop();
        player.rest();
    }

    void oneEpoch() {
        if (ready.get() && state.get().canGoOn() && state.get() != RunState.RUNNING) {
            player.follow();
            run.oneEpoch();
        }
    }

    /** Begins again from the same initial weights. */
    void reset() {
        Mnist now = data;
        if (now == null) {
            return;
        }
        starting = false;
        player.reset();
        generation = run.reset(settings.get().plan(now, threads));
        messages.progress(2, "");
    }

    /**
     * Takes other settings and begins again with them.
     *
     * @throws BadInputException while a run is under way
     */
    void setSettings(TrainingSettings next) {
        if (next.equals(settings.get())) {
            return;
        }
        if (locked()) {
            throw new BadInputException(
                    "training: a run is under way, expected Stop or Reset before its settings change");
        }
        settings.set(next);
        reset();
    }

    /** Whether the settings are those of a run that is under way. */
    boolean locked() {
        return starting || state.get() == RunState.RUNNING || state.get() == RunState.PAUSED;
    }

    /** Shows another test digit; those past either end begin again at the other. */
    void moveDigit(int by) {
        Mnist now = data;
        if (now != null) {
            digit.set(Math.floorMod(digit.get() + by, now.test().size()));
            look();
        }
    }

    /** Whether the newest state is shown, and the next one will be. */
    boolean following() {
        return player.following();
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

    /** The newest state of the run. */
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

    @Nullable
    Mnist data() {
        return data;
    }

    private void takeShown(Shown next) {
        if (next.snapshot().generation() == generation) {
            shown.set(next);
        }
    }

    private void takeSnapshot(TrainingSnapshot next) {
        if (next.generation() != generation) {
            return;
        }
        TrainingSnapshot before = snapshot.get();
        snapshot.set(next);
        state.set(next.state());
        if (next.state() != RunState.PAUSED && next.state() != RunState.READY) {
            starting = false;
        }
        boolean first = before == null || before.generation() != generation || before.epoch() == 0;
        if (next.epoch() > 0 && first) {
            messages.backendStarted();
        }
        player.take(next, starting);
        look();
        tell(next);
    }

    private void tell(TrainingSnapshot next) {
        if (next.failure() != null) {
            messages.progress(2, "");
            messages.report(new BadInputException(next.failure().message()));
        } else if (next.state() == RunState.RUNNING) {
            messages.progress((double) next.epoch() / next.plan().epochs(), Words.underway(next));
        } else {
            messages.progress(2, "");
        }
    }

    private void look() {
        TrainingSnapshot now = snapshot.get();
        Mnist test = data;
        if (now != null && test != null && now.generation() == generation) {
            int epoch = Math.min(player.playback().getIndex(), now.epoch());
            looker.look(new Looker.Wish(now, epoch, test.test(), digit.get()));
        }
    }

    /** Ends every thread: the run's within a block of rows, the looker's with the replay it is at. */
    @Override
    public void close() {
        run.close();
        looker.close();
    }

    boolean awaitClosed(long millis) throws InterruptedException {
        return run.awaitClosed(millis);
    }

    private final class PlayedRun implements EpochPlayer.Run {
        @Override
        public @Nullable TrainingSnapshot newest() {
            return snapshot.get();
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
        public void look() {
            TrainingViewModel.this.look();
        }
    }
}
