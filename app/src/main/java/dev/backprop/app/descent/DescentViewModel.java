package dev.backprop.app.descent;

import dev.backprop.app.playback.Playback;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Schedule;
import dev.backprop.engine.session.DescentBlock;
import dev.backprop.engine.session.Extensions;
import dev.backprop.engine.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a descent and what follows from them. Every change of a setting computes the descent again, a short one at
 * once; while a long one is computed, as where settings cannot be used, the last good descent stays in place. What is wrong
 * is named by {@link #errorProperty()}. It needs no toolkit; all of it belongs to the window's thread.
 */
final class DescentViewModel extends DescentSettings implements AutoCloseable {
    private final Race race = new Race(() -> wished().optimizer());
    private final Overlays overlays = new Overlays();

    private final ReadOnlyObjectWrapper<Optional<InputError>> error =
            new ReadOnlyObjectWrapper<>(this, "error", Optional.empty());
    private final ReadOnlyObjectWrapper<List<Run>> runs = new ReadOnlyObjectWrapper<>(this, "runs", List.of());
    private final ReadOnlyObjectWrapper<Regime> regime;
    private final ReadOnlyObjectWrapper<DescentPicture> picture;
    private final ReadOnlyStringWrapper slope = new ReadOnlyStringWrapper(this, "slope", "");
    private final Playback playback = new Playback();
    private final Errand errand = new Errand(playback);
    private final DescentRunner runner;
    /** What the stage shows. */
    private DescentRuns now;
    /** The last settings that can be used, whether they are on the stage already or not. */
    private DescentConfig wished = Preset.OSCILLATING.config();

    private Consumer<Throwable> onFault = fault -> {};
    private Extensions extensions = Extensions.NONE;
    private @Nullable ViewRange held;
    private String formula = "";
    private boolean setting;
    /** Whether the error is about too little memory: then it is no longer true once something else is asked for. */
    private boolean cramped;

    private boolean resting;
    private int left;
    /** The number of the start of the descent on the stage; a new setting's comes with its own descent. */
    private int first = 1;

    /** The notebook's first setting; all is computed at once, however long it takes. */
    DescentViewModel() {
        this(Runnable::run, Runnable::run, System::nanoTime, (fraction, text) -> {});
    }

    /**
     * The notebook's first setting.
     *
     * @param background where long descents are computed, one at a time
     * @param onWindow where they are handed over
     * @param nanos a clock
     * @param progress told how far a descent is that takes long
     */
    DescentViewModel(Executor background, Executor onWindow, LongSupplier nanos, DescentRunner.Progress progress) {
        runner = new DescentRunner(background, onWindow, nanos, progress, new Arrival());
        Outline first = new Outline(Trajectory.of(wished));
        now = DescentRuns.of(first, List.of(), false);
        regime = new ReadOnlyObjectWrapper<>(this, "regime", now.regime());
        picture = new ReadOnlyObjectWrapper<>(this, "picture", pictureNow());
        each().forEach(each -> each.addListener((observable, old, now) -> compute()));
        fromOneProperty().addListener((observable, old, now) -> stand());
        race.rivals().addListener((ListChangeListener<Rival>) change -> begin());
        overlays.onChange(this::show);
        playback.indexProperty().addListener((observable, old, now) -> show());
        begin();
    }

    /** Something else has the player until {@link #resume}; the descent stays as it is. */
    void rest() {
        playback.pause();
        if (!resting) {
            left = errand.place();
            resting = true;
        }
    }

    /** Has the player again, where it was left. */
    void resume() {
        if (resting) {
            resting = false;
            playback.pause();
            stand();
            errand.go(left, runner.isBusy());
        }
    }

    /** Takes all settings at once and goes to the start; iterates are numbered from 1 where they are the notebook's. */
    void set(DescentConfig config) {
        playback.pause();
        changeTogether(() -> take(config));
        errand.go(0, runner.isBusy());
    }

    /** Takes a surface's settings, as {@link #set} does; what raced at the α on the stage goes on at the surface's. */
    void choose(DescentConfig surface) {
        playback.pause();
        changeTogether(() -> {
            race.rescale(surface.optimizer().lr());
            take(surface);
        });
        errand.go(0, runner.isBusy());
    }

    /** Back to the notebook's first setting, alone: nothing races it, and its start has the number 1. */
    void toNotebook() {
        playback.pause();
        changeTogether(() -> {
            race.end();
            take(Preset.OSCILLATING.config());
        });
        errand.go(0, runner.isBusy());
    }

    /**
     * Opens a session's descent.
     *
     * @throws BadInputException if it has none, or its function or start cannot be used
     */
    void open(Session session, String name) {
        DescentBlock block = session.descent();
        if (block == null) {
            throw BadInputException.at(name, "no descent block", "a session with one, for this workspace");
        }
        DescentConfig config = block.config();
        playback.pause();
        changeTogether(() -> {
            race.end();
            take(config);
            wished = config;
            race.set(block.race());
        });
        extensions = session.extensions();
        overlays.restore(session.view());
        errand.go(session.step(), runner.isBusy());
    }

    /** What was asked for last, as a session that opens where the cursor is. */
    Session session() {
        DescentBlock block = DescentBlock.of(wished).withRace(race.settings());
        int step = Math.min(Session.MAX_STEP, errand.place());
        return new Session(null, List.of(), OptimizerSpec.DEFAULT, 0, step, null, block, overlays.view(), extensions);
    }

    /** What races the setting on the stage. */
    Race race() {
        return race;
    }

    /** What stands on the stage beside the descent. */
    Overlays overlays() {
        return overlays;
    }

    /** Which parts of the step have an arrow. */
    ArrowChoice arrows() {
        return overlays.arrows();
    }

    /** Moves the start, keeping the settings and the cursor; y counts only where the function has one. */
    void startAt(double x, double y) {
        changeTogether(() -> {
            x0Property().set(x);
            if (now.trajectory().dimension() > 1) {
                y0Property().set(y);
            }
        });
    }

    /** Keeps showing this part of the plane until {@link #release()}. */
    void hold(ViewRange range) {
        held = range;
    }

    /** Shows again what the iterates need. */
    void release() {
        held = null;
        show();
    }

    /** The descent on the stage. */
    DescentConfig config() {
        return now.trajectory().config();
    }

    /** The last settings that can be used: those on the stage, or those of the descent that is being computed. */
    DescentConfig wished() {
        return wished;
    }

    /** The iterates on the stage as a table. */
    Table table() {
        return now.table();
    }

    /** Whether the stage shows a race. */
    boolean isRacing() {
        return now.race();
    }

    /** Whether nothing is being computed. */
    boolean settled() {
        return !runner.isBusy();
    }

    /** Calls back with a fault of the program. */
    void setOnFault(Consumer<Throwable> callback) {
        onFault = callback;
    }

    /** Ends what is being computed. */
    @Override
    public void close() {
        runner.close();
    }

    /** The notebook's setting on the stage, if it is one. */
    Optional<Preset> preset() {
        return Preset.of(config());
    }

    Trajectory trajectory() {
        return now.trajectory();
    }

    Playback playback() {
        return playback;
    }

    /** What is wrong with the settings; the stage then shows the last good ones. */
    ReadOnlyObjectProperty<Optional<InputError>> errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** The lines of the comparison. */
    ReadOnlyObjectProperty<List<Run>> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Regime> regimeProperty() {
        return regime.getReadOnlyProperty();
    }

    /** What the stage shows. */
    ReadOnlyObjectProperty<DescentPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** The gradient at the current iterate, in words. */
    ReadOnlyStringProperty slopeProperty() {
        return slope.getReadOnlyProperty();
    }

    /** The number of the start: 1 as in the notebook, otherwise 0. */
    int first() {
        return first;
    }

    private void changeTogether(Runnable changes) {
        setting = true;
        try {
            changes.run();
        } finally {
            setting = false;
        }
        compute();
    }

    private void compute() {
        if (setting) {
            return;
        }
        try {
            DescentConfig next = read();
            error.set(Optional.empty());
            setting = true;
            race.follow(next.optimizer());
            setting = false;
            wished = next;
            begin();
        } catch (BadInputException e) {
            cramped = false;
            error.set(Optional.of(InputError.of(e)));
        }
    }

    private void begin() {
        if (!setting) {
            if (cramped) {
                cramped = false;
                error.set(Optional.empty());
            }
            runner.begin(new DescentJob(wished, race.rivals(), runs.get()));
        }
    }

    /** What the runner brings. */
    private final class Arrival implements DescentRunner.Taker {
        @Override
        public void take(DescentRuns next) {
            if (formula.isEmpty() || !next.trajectory().config().f().equals(config().f())) {
                formula = SlopeWords.formula(next.trajectory().config().expression());
            }
            now = next;
            runs.set(next.runs());
            regime.set(next.regime());
            stand();
        }

        @Override
        public void refuse(DescentJob job) {
            cramped = true;
            error.set(Optional.of(InputError.noRoom(job)));
        }

        @Override
        public void fail(Throwable problem) {
            if (problem instanceof BadInputException refusal) {
                error.set(Optional.of(InputError.of(refusal)));
            } else {
                onFault.accept(problem);
            }
        }
    }

    /** Puts the descent before the player. */
    private void stand() {
        if (setting || resting) {
            return;
        }
        if (settled()) {
            first = fromOneProperty().get() ? 1 : 0;
        }
        playback.setTrack(new DescentTrack(pictureNow(), RegimeWords.line(regime.get(), trajectory(), 0)));
        if (settled()) {
            errand.arrive();
        }
        show();
    }

    private DescentPicture pictureNow() {
        int at = Math.max(0, Math.min(playback.getIndex(), trajectory().size() - 1));
        return new DescentPicture(
                trajectory(),
                at,
                first(),
                Run.currentHue(runs.get()),
                now.rivals(),
                overlays.arrows().shownProperty().get(),
                overlays.field().get(),
                overlays.slope().get(),
                held == null ? now.range() : held);
    }

    private void show() {
        if (resting) {
            return;
        }
        DescentPicture next = pictureNow();
        picture.set(next);
        if (config().schedule() != Schedule.CONSTANT) {
            regime.set(Regime.at(trajectory(), next.iterate()));
        }
        slope.set(SlopeWords.of(next, formula));
    }
}
