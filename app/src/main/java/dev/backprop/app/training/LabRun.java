package dev.backprop.app.training;

import dev.backprop.app.paint.Hue;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.session.Extensions;
import dev.backprop.engine.train.Origin;
import dev.backprop.engine.train.RunGate;
import dev.backprop.engine.train.RunPlan;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingConfig;
import dev.backprop.engine.train.TrainingRun;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * One run of the lab: what was chosen for it, its trainer and its newest state. It belongs to the JavaFX thread; the engine's
 * snapshots come to it through a holder in which the latest wins. Each reset begins a generation, and what is of another one
 * is dropped.
 */
final class LabRun implements AutoCloseable {
    private final int id;
    private final Hue hue;
    private final Lab lab;
    private final TrainingRun run;
    private final StringProperty name;
    private final BooleanProperty visible = new SimpleBooleanProperty(this, "visible", true);
    private final ReadOnlyObjectWrapper<TrainingSettings> settings;
    private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(this, "state", RunState.READY);
    private final ReadOnlyObjectWrapper<@Nullable TrainingSnapshot> snapshot =
            new ReadOnlyObjectWrapper<>(this, "snapshot", null);

    private Mnist data;
    private final Beginning beginning;
    private Extensions extensions = Extensions.NONE;
    private long generation;
    private boolean asked;
    private boolean starting;
    /** Whether the last order to train was one for a single step. */
    private boolean stepping;

    private int race;
    private final Restoring restoring;

    /**
     * What runs share.
     *
     * @param fx runs things on the JavaFX thread, in order
     * @param gate lets them train in turn
     * @param threads that carry each, at least 1
     * @param historyBytes memory for the keyframes of each
     * @param changed called with a run that has a newer state
     */
    record Lab(Executor fx, RunGate gate, int threads, long historyBytes, Consumer<LabRun> changed) {}

    /**
     * @param id unique among the runs
     * @param hue its colour in every chart
     * @param begin the past it begins with; null where it begins at its first weights
     * @throws BadInputException where there can be no such run
     */
    LabRun(
            int id,
            Hue hue,
            String name,
            Lab lab,
            TrainingSettings settings,
            Mnist data,
            Beginning.@Nullable WithPast begin) {
        this.id = id;
        this.hue = hue;
        this.lab = lab;
        this.name = new SimpleStringProperty(this, "name", name);
        this.settings = new ReadOnlyObjectWrapper<>(this, "settings", settings);
        this.data = data;
        this.beginning = new Beginning(lab.threads(), lab.historyBytes(), begin);
        RunPlan plan = beginning.plan(settings, data);
        this.run = new TrainingRun(new Latest<>(lab.fx(), this::take, Latest::goesOn), lab.gate());
        this.restoring = new Restoring(run);
        generation = run.reset(plan);
        rest(plan);
    }

    /** Begins again, with the same choices or others. */
    void reset(TrainingSettings next, Mnist mnist) {
        beginning.again();
        RunPlan plan = beginning.plan(next, mnist);
        settings.set(next);
        data = mnist;
        restoring.end();
        generation = run.reset(plan);
        rest(plan);
    }

    private void rest(RunPlan plan) {
        asked = false;
        starting = false;
        stepping = false;
        Origin origin = plan.origin();
        state.set(
                origin == null ? RunState.READY : origin.epoch() < plan.epochs() ? RunState.PAUSED : RunState.FINISHED);
    }

    /** Trains, or goes on. */
    void start() {
        if (state.get().canGoOn()) {
            asked = true;
            starting = true;
            stepping = false;
            run.start();
        }
    }

    void pause() {
        starting = false;
        restoring.pause();
        run.pause();
    }

    void stop() {
        starting = false;
        restoring.end();
        run.stop();
    }

    void oneEpoch() {
        if (canStep()) {
            asked = true;
            stepping = true;
            run.oneEpoch();
        }
    }

    void oneBatch() {
        if (canStep()) {
            asked = true;
            stepping = true;
            run.batches(1);
        }
    }

    /** Whether it can be told to take one step more: it rests, or is at such steps. */
    boolean canStep() {
        return state.get().canGoOn()
                && !starting
                && !restoring.atBatches()
                && (stepping || state.get() != RunState.RUNNING);
    }

    /**
     * Goes on by other choices; they differ from its own in live ones only.
     *
     * @throws BadInputException where it has done more epochs than there would be
     */
    void reconfigure(TrainingSettings next) {
        TrainingSnapshot now = current();
        int begun = epoch() + (now != null && now.batchesDone() > 0 ? 1 : 0);
        if (next.epochs() < begun) {
            String which = begun == epoch() ? "done" : "begun";
            throw BadInputException.at("epochs", next.epochs() + "", "at least the " + begun + " that are " + which);
        }
        TrainingSettings before = settings.get();
        TrainingConfig config = next.config(data, lab.threads());
        if (!config.equals(before.config(data, lab.threads()))) {
            run.reconfigure(config);
        }
        if (next.epochs() != before.epochs() || restoring()) {
            restoring.end();
            run.setEpochs(next.epochs());
        }
        settings.set(next);
    }

    /**
     * Trains on to where it was and rests there; until then it is said to be restored.
     *
     * @param epoch no less than are done, and no more than there are
     * @param batches done of the epoch after those
     * @param next what it goes on by from the epoch after that one; null: by the same
     */
    void restore(int epoch, int batches, @Nullable TrainingSettings next) {
        if (next != null) {
            run.reconfigure(next.config(data, lab.threads()), epoch + 1);
            settings.set(next);
        }
        starting = epoch > epoch();
        asked = starting || batches > 0;
        restoring.begin(epoch(), epoch, batches);
    }

    /** Whether it is being trained again to where it was. */
    boolean restoring() {
        return restoring.underway();
    }

    void take(TrainingSnapshot next) {
        if (next.generation() != generation) {
            return;
        }
        snapshot.set(next);
        state.set(next.state());
        if (!next.state().canGoOn()) {
            starting = false;
        }
        restoring.take(next, settings.get().epochs());
        lab.changed().accept(this);
    }

    int id() {
        return id;
    }

    /** Its colour in every chart. */
    Hue hue() {
        return hue;
    }

    StringProperty nameProperty() {
        return name;
    }

    /** Whether its curves are drawn. */
    BooleanProperty visibleProperty() {
        return visible;
    }

    ReadOnlyObjectProperty<TrainingSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    TrainingSettings settings() {
        return settings.get();
    }

    ReadOnlyObjectProperty<RunState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    RunState state() {
        return state.get();
    }

    ReadOnlyObjectProperty<@Nullable TrainingSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** Its newest state; null where none of this generation has come yet. */
    @Nullable
    TrainingSnapshot current() {
        TrainingSnapshot now = snapshot.get();
        return now == null || now.generation() != generation ? null : now;
    }

    /** Epochs done, its origin's among them. */
    int epoch() {
        TrainingSnapshot now = current();
        return now == null ? beginning.epoch() : now.epoch();
    }

    /**
     * Whether a start has been asked for and nothing since that ends it. A rest that is told of meanwhile is one before that
     * start: a pause may still be measuring the test set when the run is already told to go on.
     */
    boolean starting() {
        return starting;
    }

    /** Whether it trains, or is about to. */
    boolean running() {
        return starting || state.get() == RunState.RUNNING;
    }

    /** Whether it has states that would be lost with it, or is about to have. */
    boolean begun() {
        TrainingSnapshot now = current();
        return (now != null && now.begun())
                || beginning.hasPast()
                || (asked && state.get().canGoOn());
    }

    /** What it goes on from; empty where it began at its first weights. */
    String from() {
        return beginning.from();
    }

    Mnist data() {
        return data;
    }

    /** Fields of others in the session that it was read from. */
    Extensions extensions() {
        return extensions;
    }

    void setExtensions(Extensions fields) {
        extensions = fields;
    }

    /** Those that are started, paused and stopped together; 0: none. */
    int race() {
        return race;
    }

    void setRace(int group) {
        race = group;
    }

    @Override
    public void close() {
        run.close();
    }

    boolean awaitClosed(long millis) throws InterruptedException {
        return run.awaitClosed(millis);
    }
}
