package dev.backprop.app.descent;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.session.DescentBlock;
import dev.backprop.engine.session.Extensions;
import dev.backprop.engine.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ListChangeListener;

/**
 * The settings of a descent and what follows from them. Every change of a setting computes the descent again, a short one at
 * once; while a long one is computed, as where settings cannot be used, the last good descent stays in place. What is wrong
 * is named by {@link #errorProperty()}. It needs no toolkit; all of it belongs to the window's thread.
 */
final class DescentViewModel extends DescentShown implements AutoCloseable {
    private final Race race = new Race(() -> wished().optimizer());
    private final Complaint complaint = new Complaint();
    private final DescentRunner runner;
    private final DescentEdits edits;
    /** The last settings that can be used, whether they are on the stage already or not. */
    private DescentConfig wished = Preset.OSCILLATING.config();

    private Consumer<Throwable> onFault = fault -> {};
    private Extensions extensions = Extensions.NONE;
    private boolean setting;
    /** Whether what changes is no edit: whoever changes it knows what it is. */
    private boolean putting;

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
        super(DescentRuns.of(new Outline(Trajectory.of(Preset.OSCILLATING.config())), List.of(), false));
        runner = new DescentRunner(background, onWindow, nanos, progress, new Arrival());
        edits = new DescentEdits(document());
        each().forEach(each -> each.addListener((observable, old, now) -> compute()));
        fromOneProperty().addListener((observable, old, now) -> {
            stand();
            note();
        });
        race.rivals().addListener((ListChangeListener<Rival>) change -> begin());
        begin();
    }

    /** Something else has the player until {@link #resume}; the descent stays as it is. */
    void rest() {
        player().rest();
    }

    /** Has the player again, where it was left. */
    void resume() {
        if (player().wake()) {
            stand();
            player().back(runner.isBusy());
        }
    }

    /** Takes all settings at once and goes to the start; iterates are numbered from 1 where they are the notebook's. */
    void set(DescentConfig config) {
        startWith(() -> take(config));
    }

    /** Takes a surface's settings, as {@link #set} does; what raced at the α on the stage goes on at the surface's. */
    void choose(DescentConfig surface) {
        startWith(() -> {
            race.rescale(surface.optimizer().lr());
            take(surface);
        });
    }

    /** Back to the notebook's first setting, alone: nothing races it, and its start has the number 1. */
    void toNotebook() {
        startWith(() -> {
            race.end();
            take(Preset.OSCILLATING.config());
        });
    }

    private void startWith(Runnable changes) {
        playback().pause();
        changeTogether(changes);
        player().go(0, runner.isBusy());
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
        playback().pause();
        put(() -> {
            race.end();
            take(config);
            wished = config;
            race.set(block.race());
            extensions = session.extensions();
        });
        edits.opened(name, document());
        overlays().restore(session.view());
        player().go(session.step(), runner.isBusy());
    }

    /** What was asked for last, as a session that opens where the cursor is. */
    Session session() {
        DescentBlock block = DescentBlock.of(wished).withRace(race.settings());
        int step = Math.min(Session.MAX_STEP, player().place());
        return new Session(
                null,
                List.of(),
                OptimizerSpec.DEFAULT,
                0,
                step,
                null,
                block,
                overlays().view(),
                extensions);
    }

    /**
     * Takes the last edit back, if there is one; the cursor stays. A text that cannot be read as a function is no edit, and
     * gives way to the last one that could.
     */
    void undo() {
        if (isReadable()) {
            edits.undo().ifPresent(this::restore);
        } else {
            restore(edits.last());
        }
    }

    /** Makes the edit again that was undone last, if there is one. */
    void redo() {
        edits.redo().ifPresent(this::restore);
    }

    private void restore(DescentDocument document) {
        put(() -> {
            take(document.config());
            fromOneProperty().set(document.fromOne());
            wished = document.config();
            race.restore(document.race());
            extensions = document.extensions();
        });
    }

    /** What can be undone and redone. */
    DescentEdits edits() {
        return edits;
    }

    private DescentDocument document() {
        return new DescentDocument(wished, fromOneProperty().get(), race.field(), extensions);
    }

    private void note() {
        if (!setting && !putting) {
            edits.note(document());
        }
    }

    /** What races the setting on the stage. */
    Race race() {
        return race;
    }

    /** Moves the start, keeping the settings and the cursor; y counts only where the function has one. */
    void startAt(double x, double y) {
        changeTogether(() -> {
            x0Property().set(x);
            if (trajectory().dimension() > 1) {
                y0Property().set(y);
            }
        });
    }

    /** The last settings that can be used: those on the stage, or those of the descent that is being computed. */
    DescentConfig wished() {
        return wished;
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

    /** What is wrong with the settings; the stage then shows the last good ones. */
    ReadOnlyObjectProperty<Optional<InputError>> errorProperty() {
        return complaint.errorProperty();
    }

    private void put(Runnable changes) {
        putting = true;
        try {
            changeTogether(changes);
        } finally {
            putting = false;
        }
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
            complaint.end();
            setting = true;
            race.follow(next.optimizer());
            setting = false;
            wished = next;
            begin();
        } catch (BadInputException e) {
            complaint.refuse(e);
        }
    }

    private void begin() {
        if (!setting) {
            note();
            complaint.askAnew();
            runner.begin(new DescentJob(wished, race.rivals(), runsProperty().get()));
        }
    }

    /** What the runner brings. */
    private final class Arrival implements DescentRunner.Taker {
        @Override
        public void take(DescentRuns next) {
            turnTo(next);
            stand();
        }

        @Override
        public void refuse(DescentJob job) {
            complaint.refuse(job);
        }

        @Override
        public void fail(Throwable problem) {
            if (problem instanceof BadInputException refusal) {
                complaint.refuse(refusal);
            } else {
                onFault.accept(problem);
            }
        }
    }

    /** Puts the descent before the player. */
    private void stand() {
        if (!setting) {
            stand(settled());
        }
    }
}
