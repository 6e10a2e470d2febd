package dev.backprop.app.training;

import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingSnapshot;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Lets the selected run train, rest, take a step and end, and with it the runs that race with it. The player's buttons come
 * here, and it goes along with what is asked for elsewhere. It belongs to the JavaFX thread.
 */
final class RunDriver implements EpochPlayer.Run {
    private final Runs runs;
    private final ReadOnlyBooleanProperty ready;
    private final ReadOnlyObjectProperty<RunState> state;
    private final Runnable look;
    private final EpochPlayer player;

    /**
     * @param ready whether there is data to train on
     * @param state of the selected run, as it is shown
     * @param look the cursor stands elsewhere now
     */
    RunDriver(Runs runs, ReadOnlyBooleanProperty ready, ReadOnlyObjectProperty<RunState> state, Runnable look) {
        this.runs = runs;
        this.ready = ready;
        this.state = state;
        this.look = look;
        this.player = new EpochPlayer(this);
    }

    /** Its cursor stands at an epoch of the selected run. */
    EpochPlayer player() {
        return player;
    }

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
    public boolean canStep() {
        LabRun run = runs.selected();
        return ready.get() && run != null && run.canStep();
    }

    /** Trains, or goes on. */
    @Override
    public void start() {
        if (ready.get() && canGoOn()) {
            runs.team().forEach(LabRun::start);
            player.follow();
            player.play();
        }
    }

    @Override
    public void pause() {
        runs.team().forEach(LabRun::pause);
        player.rest();
    }

    /** Ends it and keeps its states. */
    void stop() {
        runs.team().forEach(LabRun::stop);
        player.rest();
    }

    @Override
    public void oneEpoch() {
        if (canStep()) {
            player.follow();
            runs.team().forEach(LabRun::oneEpoch);
        }
    }

    @Override
    public void oneBatch() {
        if (canStep()) {
            player.follow();
            runs.team().forEach(LabRun::oneBatch);
        }
    }

    @Override
    public void look() {
        look.run();
    }
}
