package dev.backprop.app.network;

import dev.backprop.app.playback.Playback;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.ViewBlock;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.PassTrace;
import dev.backprop.engine.trace.Phase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the Network workspace knows: it plays the trace of a {@link SessionModel}'s session, and makes of it and of the
 * {@link StageOptions} what the stage shows. It has properties and no controls, and needs no toolkit.
 */
final class NetworkViewModel {
    private final Playback playback = new Playback();
    private final SessionModel document;
    private final Editing editing;
    private final StageOptions options = new StageOptions();
    private final CheckModel check;
    private final PredictModel predict;
    private final TraceModel traces;
    private final StageModel stage;
    private final LongSupplier seeds;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper(this, "subtitle", "");
    private final ReadOnlyObjectWrapper<OptimizerSpec> optimizer =
            new ReadOnlyObjectWrapper<>(this, "optimizer", OptimizerSpec.DEFAULT);
    private final ReadOnlyObjectWrapper<Integer> samples = new ReadOnlyObjectWrapper<>(this, "samples", 1);
    private final IntegerProperty sample = new SimpleIntegerProperty(this, "sample", 0);

    private @Nullable MlpSpec described;
    private boolean opening;
    private boolean starting;
    private Consumer<Throwable> onFailure = problem -> {};

    /**
     * Where things are computed.
     *
     * @param trace the trace of an edited session
     * @param scene what is known at the cursor, and its derivation
     * @param check the three ways to the same gradient
     */
    record Threads(Executor trace, Executor scene, Executor check) {}

    /** As the other, with one executor for everything. */
    NetworkViewModel(Executor background, Executor onWindow, LongSupplier seeds) {
        this(new Threads(background, background, background), onWindow, seeds);
    }

    /**
     * A model that shows the lecture's network.
     *
     * @param threads where things are computed
     * @param onWindow where results are handed over
     * @param seeds what a new seed is drawn from
     */
    NetworkViewModel(Threads threads, Executor onWindow, LongSupplier seeds) {
        this.seeds = seeds;
        check = new CheckModel(threads.check(), onWindow);
        predict = new PredictModel(options, playback, this::refresh);
        stage = new StageModel(this, check, threads.scene(), onWindow, problem -> onFailure.accept(problem));
        document = new SessionModel(Preset.TOY_GRADIENTS.session(), Preset.TOY_GRADIENTS.title());
        editing = new Editing(this);
        traces = new TraceModel(document, playback, predict, threads.trace(), onWindow, this::refresh);
        playback.infoProperty().set("FLOAT64 · exact derivatives");
        describe();
        place(trace(), document.session());
        playback.indexProperty().addListener((observable, old, now) -> refresh());
        playback.strideProperty().addListener((observable, old, now) -> refresh());
        options.onChange(stage::look);
        predict.guessProperty().addListener((observable, old, now) -> stage.guessed(now));
        sample.addListener((observable, old, now) -> retrace());
        document.documentProperty().addListener((observable, old, now) -> changed());
    }

    /** Shows one of the networks that come with the program. */
    void preset(Preset preset) {
        open(preset.session(), preset.title());
    }

    /**
     * Shows a session where it says that it opens; the one before stays until the first iteration of a large one is there.
     *
     * @throws dev.backprop.engine.BadInputException if it has no network; the one before stays
     */
    void open(Session next, String name) {
        playback.pause();
        traces.begin(next, begun -> {
            opening = true;
            sample.set(0);
            document.open(next, name);
            describe();
            opening = false;
            place(begun, next);
        });
    }

    /** Puts the player where a session opens. */
    private void place(PassTrace traced, Session session) {
        ViewBlock view = session.view();
        Integer wanted = view == null ? null : view.digits();
        if (wanted != null) {
            options.digitsProperty().set(wanted);
        }
        if (view != null) {
            options.restore(view.toggles());
        }
        traces.open(session, traced, Traced.wanted(session, traced));
        String stride = view == null ? null : view.stride();
        playback.setStride(PassTrack.place(
                stride == null ? PassTrack.USUAL : Character.toUpperCase(stride.charAt(0)) + stride.substring(1)));
    }

    private void changed() {
        if (!opening) {
            describe();
            if (starting) {
                traces.restart(sample.get());
            } else {
                retrace();
            }
        }
    }

    /** Makes an edit after which the run begins again: the stage goes from what it shows to the first step of what is new. */
    void fromStart(Runnable edit) {
        playback.pause();
        SessionModel.Document before = document.document();
        starting = true;
        edit.run();
        starting = false;
        if (document.document().equals(before)) {
            playback.toStart();
        }
    }

    private void describe() {
        SessionModel.Document now = document.document();
        int rows = now.session().samples().size();
        boolean before = opening;
        opening = true;
        sample.set(Math.min(sample.get(), rows - 1));
        opening = before;
        samples.set(rows);
        optimizer.set(now.session().optimizer());
        title.set(now.title());
        MlpSpec spec = Traced.network(now.session()).spec();
        if (!spec.equals(described)) {
            described = spec;
            subtitle.set(Words.of(spec));
        }
    }

    /** The same initial weights, from the first step. */
    void restart() {
        playback.pause();
        traces.restart(sample.get());
    }

    /** Other initial weights, all of them drawn, from the first step. */
    void newSeed() {
        editing.setSeed(seeds.getAsLong());
    }

    private void retrace() {
        if (!opening) {
            traces.retrace(sample.get());
        }
    }

    /** Whether what the stage shows stands: nothing that was edited is still being computed. */
    boolean settled() {
        return traces.settled() && stage.settled();
    }

    /** Calls back with words for the status line when a trace takes long. */
    void setOnProgress(Consumer<String> callback) {
        traces.setOnProgress(callback);
    }

    /** Calls back when a trace could not be computed. */
    void setOnFailure(Consumer<Throwable> callback) {
        onFailure = callback;
        traces.setOnFailure(callback);
    }

    /** The session as it stands, with where the player is. */
    Session session() {
        Session now = document.session();
        ViewBlock before = now.view();
        return now.withView(new ViewBlock(
                "network",
                playback.getIndex(),
                PassTrack.stride(playback.getStride()).id(),
                options.digitsProperty().get(),
                options.toggles(before == null ? Map.of() : before.toggles())));
    }

    /** Every element with what is known of it now. */
    List<ItemValue> items() {
        NetworkScene now = sceneProperty().get();
        boolean hidden = now != null && now.state().hidesItsNumber();
        PassState state = trace().at(playback.getIndex());
        return NetworkItems.of(trace(), hidden ? state.hidingItsNumber() : state, sample.get());
    }

    private void refresh() {
        stage.refresh();
    }

    Playback playback() {
        return playback;
    }

    PassTrace trace() {
        return traces.trace();
    }

    /** What colours and widths are measured by. */
    Scales scales() {
        return traces.scales();
    }

    /** What changes the session. */
    Editing editing() {
        return editing;
    }

    /** The session and its edits. */
    SessionModel document() {
        return document;
    }

    /** How the stage is looked at. */
    StageOptions options() {
        return options;
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    ReadOnlyStringProperty subtitleProperty() {
        return subtitle.getReadOnlyProperty();
    }

    /** What the stage shows. */
    ReadOnlyObjectProperty<@Nullable NetworkScene> sceneProperty() {
        return stage.sceneProperty();
    }

    /** Predict, then reveal. */
    PredictModel predict() {
        return predict;
    }

    /** Takes the player to where, in the iteration that is shown, backward has the gradient of a row of the table. */
    void goTo(GradientRows.Entry parameter) {
        NetworkScene now = sceneProperty().get();
        int iteration = now == null ? 0 : now.state().iteration();
        trace().indexOf(iteration, Phase.BACKWARD, parameter.node(), parameter.element())
                .ifPresent(playback::seek);
    }

    /** The three ways to the same gradient. */
    ReadOnlyObjectProperty<GradientTable> tableProperty() {
        return check.tableProperty();
    }

    /** The rule and its settings. */
    ReadOnlyObjectProperty<OptimizerSpec> optimizerProperty() {
        return optimizer.getReadOnlyProperty();
    }

    /** How many samples there are. */
    ReadOnlyObjectProperty<Integer> samplesProperty() {
        return samples.getReadOnlyProperty();
    }

    /** The sample that is shown, from 0. */
    IntegerProperty sampleProperty() {
        return sample;
    }
}
