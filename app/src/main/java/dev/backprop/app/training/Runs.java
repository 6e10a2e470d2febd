package dev.backprop.app.training;

import dev.backprop.app.paint.Hue;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.train.RunGate;
import dev.backprop.engine.train.RunPlan;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The runs of the lab, the oldest first; one of them is selected. It belongs to the JavaFX thread. */
final class Runs implements AutoCloseable {
    /** More than these are not kept. */
    static final int MOST = 16;
    /** The memory for keyframes where there are many: each has a share of it. */
    private static final long HISTORY_BYTES = RunPlan.DEFAULT_HISTORY_BYTES;

    private static final int WITH_FULL_HISTORY = 2;

    private final Executor fx;
    private final int threads;
    private final Consumer<LabRun> onChange;
    private final RunGate gate = new RunGate();
    private final ObservableList<LabRun> list = FXCollections.observableArrayList();
    private final ObservableList<LabRun> readOnly = FXCollections.unmodifiableObservableList(list);
    private final ReadOnlyObjectWrapper<@Nullable LabRun> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", null);
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(this, "version", 0);
    private final List<LabRun> closing = new ArrayList<>();
    private int nextId = 1;
    private int nextRace = 1;
    private boolean closed;

    /**
     * @param fx runs things on the JavaFX thread, in order
     * @param threads that carry a run, at least 1
     * @param onChange called with a run that has a newer state
     */
    Runs(Executor fx, int threads, Consumer<LabRun> onChange) {
        this.fx = fx;
        this.threads = threads;
        this.onChange = onChange;
    }

    /** How many carry each run. */
    int threads() {
        return threads;
    }

    /** All of them, the oldest first. */
    ObservableList<LabRun> list() {
        return readOnly;
    }

    ReadOnlyObjectProperty<@Nullable LabRun> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    @Nullable
    LabRun selected() {
        return selected.get();
    }

    /** Counts what changes in a run or in the list: whoever shows them looks again. */
    ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /**
     * Another run, not selected yet. Where there are too many, the oldest that neither trains nor is selected goes.
     *
     * @param name null: a name is made for it
     */
    LabRun add(@Nullable String name, TrainingSettings settings, Mnist data, Beginning.@Nullable WithPast begin) {
        if (closed) {
            throw new IllegalStateException("runs: closed, expected them to be open");
        }
        long bytes = list.size() < WITH_FULL_HISTORY ? HISTORY_BYTES : HISTORY_BYTES / 4;
        LabRun.Lab lab = new LabRun.Lab(fx, gate, threads, bytes, this::changed);
        int id = nextId;
        Hue hue = Hue.rarest(list.stream().map(LabRun::hue).toList());
        LabRun run = new LabRun(id, hue, name == null ? RunNames.of(settings) : name, lab, settings, data, begin);
        nextId++;
        run.nameProperty().addListener((observable, old, now) -> touch());
        run.visibleProperty().addListener((observable, old, now) -> touch());
        run.settingsProperty().addListener((observable, old, now) -> touch());
        list.add(run);
        if (list.size() > MOST) {
            list.stream()
                    .filter(other -> other != run && other != selected.get() && !other.running())
                    .findFirst()
                    .ifPresent(this::drop);
        }
        touch();
        return run;
    }

    private void changed(LabRun run) {
        if (!closed && list.contains(run)) {
            onChange.accept(run);
            touch();
        }
    }

    private void touch() {
        version.set(version.get() + 1);
    }

    /** Shows another one; one that has never been started and is left goes. */
    void select(LabRun run) {
        LabRun before = selected.get();
        if (run == before || !list.contains(run)) {
            return;
        }
        selected.set(run);
        if (before != null && !before.begun() && before.race() == 0) {
            drop(before);
        }
        touch();
    }

    /**
     * Takes one out and frees what it holds; its neighbour is selected where it was. The last one stays.
     *
     * @return whether it was taken out
     */
    boolean remove(LabRun run) {
        int at = list.indexOf(run);
        if (at < 0 || list.size() == 1) {
            return false;
        }
        if (run == selected.get()) {
            selected.set(list.get(at == list.size() - 1 ? at - 1 : at + 1));
        }
        drop(run);
        return true;
    }

    private void drop(LabRun run) {
        list.remove(run);
        run.close();
        closing.removeIf(Runs::ended);
        closing.add(run);
        touch();
    }

    private static boolean ended(LabRun run) {
        try {
            return run.awaitClosed(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes a race of these: they are started, paused and stopped together. */
    void race(List<LabRun> racers) {
        int group = nextRace++;
        racers.forEach(run -> run.setRace(group));
        touch();
    }

    /** The selected one and those that race with it. */
    List<LabRun> team() {
        LabRun now = selected.get();
        if (now == null) {
            return List.of();
        }
        return now.race() == 0
                ? List.of(now)
                : list.stream().filter(run -> run.race() == now.race()).toList();
    }

    /** What is left of those that train in turn with a run. */
    List<TimeLeft> besides(@Nullable LabRun run) {
        List<TimeLeft> besides = new ArrayList<>();
        for (LabRun other : list) {
            TrainingSnapshot now = other.current();
            if (other != run && now != null && now.state() == RunState.RUNNING) {
                besides.add(TimeLeft.of(now));
            }
        }
        return besides;
    }

    /** Those that charts know: the ones that have a state. */
    List<ChartRun> charted() {
        List<ChartRun> charted = new ArrayList<>();
        for (LabRun run : list) {
            TrainingSnapshot now = run.snapshotProperty().get();
            if (now != null) {
                charted.add(new ChartRun(
                        run.id(),
                        run.id() + " " + run.nameProperty().get(),
                        run.hue(),
                        run == selected.get(),
                        run.visibleProperty().get(),
                        now));
            }
        }
        return charted;
    }

    /** Ends every run within a block of rows. */
    @Override
    public void close() {
        closed = true;
        list.forEach(LabRun::close);
        closing.addAll(list);
    }

    /** Waits until every thread has ended, after {@link #close}; whether they have. */
    boolean awaitClosed(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (LabRun run : closing) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (!run.awaitClosed(Math.max(1, left))) {
                return false;
            }
        }
        return true;
    }
}
