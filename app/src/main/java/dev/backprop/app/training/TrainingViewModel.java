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
    private static final double SECONDS_OF_A_PAST_EPOCH = 0.1;
    private static final double NEVER = 1e12;
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

    private final Playback playback = new Playback(EpochTrack.NONE);
    private final Messages messages;
    private final DataLoading loading;
    private final int threads;
    private final TrainingRun run;
    private final Looker looker;

    private @Nullable Mnist data;
    private long generation;
    /** Whether the cursor stays at the newest state. */
    private boolean following = true;
    /** Whether this model moves the cursor or the player itself. */
    private boolean moving;
    /** Whether a start has been asked for and not been answered yet. */
    private boolean starting;

    /**
     * @param fx runs things on the JavaFX thread, in order
     * @param threads that carry a run, at least 1
     */
    TrainingViewModel(Executor fx, Messages messages, int threads) {
        this.messages = messages;
        this.threads = threads;
        this.run = new TrainingRun(new Latest<>(fx, this::takeSnapshot));
        this.looker = new Looker(new Latest<>(fx, this::takeShown), messages::report);
        this.loading = new DataLoading(fx, messages, this::loaded);
        playback.setSpeed(1);
        playback.secondsPerStrideProperty().set(NEVER);
        playback.disabledProperty().set(true);
        playback.playingProperty().addListener((observable, old, now) -> onPlaying(now));
        playback.indexProperty().addListener((observable, old, now) -> onCursor(old.intValue(), now.intValue()));
    }

    /** Reads the data in the background, once. */
    void load(Supplier<Mnist> source) {
        loading.begin(source);
    }

    private void loaded(Mnist loaded) {
        data = loaded;
        digit.set(Math.min(digit.get(), loaded.test().size() - 1));
        ready.set(true);
        playback.disabledProperty().set(false);
        reset();
    }

    /** Trains, or goes on. */
    void start() {
        if (ready.get() && state.get().canGoOn()) {
            starting = true;
            follow();
            moving = true;
            playback.play();
            moving = false;
            run.start();
        }
    }

    void pause() {
        starting = false;
        run.pause();
        silently(playback::pause);
    }

    void stop() {
        starting = false;
        run.stop();
        silently(playback::pause);
    }

    void oneEpoch() {
        if (ready.get() && state.get().canGoOn() && state.get() != RunState.RUNNING) {
            follow();
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
        silently(playback::pause);
        following = true;
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
        return following;
    }

    Playback playback() {
        return playback;
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
        move(next);
        look();
        tell(next);
    }

    /** Puts the track's length, the cursor and the player where the run is. */
    private void move(TrainingSnapshot next) {
        boolean open = next.state().canGoOn();
        boolean running = next.state() == RunState.RUNNING;
        silently(() -> {
            playback.setTrack(new EpochTrack(
                    next.epoch(), next.plan().epochs(), open, running, Words.doing(next.state(), next.epoch())));
            playback.secondsPerStrideProperty().set(open ? NEVER : SECONDS_OF_A_PAST_EPOCH);
            if (following) {
                playback.seek(next.epoch());
            }
            if (!running && !starting && playback.isPlaying()) {
                playback.pause();
            }
        });
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

    private void onPlaying(boolean playing) {
        if (moving) {
            return;
        }
        if (!state.get().canGoOn()) {
            following = playback.getIndex() >= playback.getLength() - 1;
        } else if (playing) {
            start();
        } else {
            pause();
        }
    }

    /** The person moves the cursor: into the past, back to the present, or one step beyond it. */
    private void onCursor(int from, int to) {
        TrainingSnapshot now = snapshot.get();
        if (moving || now == null) {
            return;
        }
        int done = now.epoch();
        boolean beyond = to == done + 1 && from == done;
        following = to >= done;
        if (to > done) {
            silently(() -> playback.seek(done));
        }
        if (beyond) {
            oneEpoch();
        }
        look();
    }

    private void follow() {
        following = true;
        TrainingSnapshot now = snapshot.get();
        if (now != null) {
            silently(() -> playback.seek(now.epoch()));
        }
    }

    private void look() {
        TrainingSnapshot now = snapshot.get();
        Mnist test = data;
        if (now != null && test != null && now.generation() == generation) {
            int epoch = Math.min(playback.getIndex(), now.epoch());
            looker.look(new Looker.Wish(now, epoch, test.test(), digit.get()));
        }
    }

    private void silently(Runnable change) {
        boolean before = moving;
        moving = true;
        change.run();
        moving = before;
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
}
