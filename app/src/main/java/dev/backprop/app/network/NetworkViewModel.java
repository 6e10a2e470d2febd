package dev.backprop.app.network;

import dev.backprop.app.playback.Playback;
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
    private final Tracer tracer;
    private final LongSupplier seeds;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper(this, "subtitle", "");
    private final ReadOnlyObjectWrapper<@Nullable NetworkScene> scene = new ReadOnlyObjectWrapper<>(this, "scene");
    private final ReadOnlyObjectWrapper<OptimizerSpec> optimizer =
            new ReadOnlyObjectWrapper<>(this, "optimizer", OptimizerSpec.DEFAULT);
    private final ReadOnlyObjectWrapper<Integer> samples = new ReadOnlyObjectWrapper<>(this, "samples", 1);
    private final IntegerProperty sample = new SimpleIntegerProperty(this, "sample", 0);

    private PassTrace trace;
    private Scales scales = Scales.UNIT;
    private @Nullable Object scaled;
    private boolean opening;
    private boolean refreshing;
    private Consumer<Throwable> onFailure = problem -> {};

    /** As the other, with one executor for traces and checks. */
    NetworkViewModel(Executor background, Executor onWindow, LongSupplier seeds) {
        this(background, background, onWindow, seeds);
    }

    /**
     * A model that shows the lecture's network.
     *
     * @param engine where the trace of an edited session is computed
     * @param background where gradients are checked
     * @param onWindow where results are handed over
     * @param seeds what a new seed is drawn from
     */
    NetworkViewModel(Executor engine, Executor background, Executor onWindow, LongSupplier seeds) {
        this.seeds = seeds;
        check = new CheckModel(background, onWindow);
        predict = new PredictModel(options, playback, this::refresh);
        tracer = new Tracer(engine, onWindow, new Arrivals());
        document = new SessionModel(Preset.TOY_GRADIENTS.session(), Preset.TOY_GRADIENTS.title());
        editing = new Editing(this);
        trace = Traced.of(document.session(), 0);
        playback.infoProperty().set("FLOAT64 · exact derivatives");
        describe();
        place(trace, document.session());
        playback.indexProperty().addListener((observable, old, now) -> refresh());
        playback.strideProperty().addListener((observable, old, now) -> refresh());
        options.onChange(this::look);
        predict.guessProperty().addListener((observable, old, now) -> guessed(now));
        sample.addListener((observable, old, now) -> retrace());
        document.documentProperty().addListener((observable, old, now) -> changed());
    }

    /** Shows one of the networks that come with the program. */
    void preset(Preset preset) {
        open(preset.session(), preset.title());
    }

    /**
     * Shows a session where it says that it opens.
     *
     * @throws dev.backprop.engine.BadInputException if it has no network; the one before stays
     */
    void open(Session next, String name) {
        playback.pause();
        PassTrace traced = Traced.of(next, 0);
        opening = true;
        sample.set(0);
        document.open(next, name);
        describe();
        opening = false;
        place(traced, next);
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
        int index = Traced.opening(session, traced);
        if (view != null && view.cursor() > 0) {
            Traced.extendTo(traced, view.cursor());
            index = Math.min(traced.length(), view.cursor());
        }
        put(traced, index);
        String stride = view == null ? null : view.stride();
        playback.setStride(PassTrack.place(
                stride == null ? PassTrack.USUAL : Character.toUpperCase(stride.charAt(0)) + stride.substring(1)));
    }

    private void changed() {
        if (!opening) {
            describe();
            retrace();
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
        subtitle.set(Words.of(Traced.network(now.session()).spec()));
    }

    private void put(PassTrace next, int index) {
        tracer.cancel();
        predict.reset(index);
        show(next, index);
    }

    private void show(PassTrace next, int index) {
        trace = next;
        rescale();
        playback.setTrack(new PassTrack(next, playback::refresh, predict::revealFirst));
        playback.seek(index);
        refresh();
    }

    /** Another network or other drawn weights are measured anew; an edit of a number, a rule or a sample is not. */
    private void rescale() {
        Session now = document.session();
        Object measured =
                List.of(document.document().title(), Traced.network(now).spec(), now.seed());
        if (!measured.equals(scaled)) {
            scaled = measured;
            scales = Scales.of(trace);
        }
    }

    /** The same initial weights, from the first step. */
    void restart() {
        playback.pause();
        put(Traced.of(Edits.withStep(document.session(), 0), sample.get()), 0);
    }

    /** Other initial weights, all of them drawn, from the first step. */
    void newSeed() {
        playback.pause();
        document.edit("new seed", Edits.drawn(document.session(), seeds.getAsLong()));
        playback.toStart();
    }

    /** The cursor stays where it is, as far as the new timeline goes. */
    private void retrace() {
        if (!opening) {
            tracer.request(document.session(), sample.get(), playback.getIndex(), trace.iterations());
        }
    }

    /** Puts in what the engine thread has computed. */
    private final class Arrivals implements Tracer.Receiver {
        @Override
        public void ready(PassTrace next) {
            // The cursor may have gone on meanwhile.
            Traced.extendTo(next, playback.getIndex());
            show(next, Math.min(playback.getIndex(), next.length()));
        }

        @Override
        public void grown(PassTrace next) {
            playback.refresh();
        }

        @Override
        public void failed(Throwable problem) {
            onFailure.accept(problem);
        }
    }

    /** Whether what the stage shows stands: nothing that was edited is still being computed. */
    boolean settled() {
        return !tracer.busy();
    }

    /** Calls back when a trace could not be computed. */
    void setOnFailure(Consumer<Throwable> callback) {
        onFailure = callback;
    }

    /** The session as it stands, with where the player is. */
    Session session() {
        Session now = document.session();
        ViewBlock before = now.view();
        return Edits.withView(
                now,
                new ViewBlock(
                        "network",
                        playback.getIndex(),
                        PassTrack.stride(playback.getStride()).id(),
                        options.digitsProperty().get(),
                        options.toggles(before == null ? Map.of() : before.toggles())));
    }

    /** Every element with what is known of it now. */
    List<ItemValue> items() {
        NetworkScene now = scene.get();
        boolean hidden = now != null && now.state().hidesItsNumber();
        PassState state = trace.at(playback.getIndex());
        return NetworkItems.of(trace, hidden ? state.hidingItsNumber() : state, sample.get());
    }

    /** An answer is being typed: nothing else of the scene changes. */
    private void guessed(@Nullable Guess now) {
        NetworkScene before = scene.get();
        if (before != null && !refreshing) {
            scene.set(before.with(now));
        }
    }

    private void look(Look now) {
        NetworkScene before = scene.get();
        if (before == null || before.digits() != now.digits()) {
            refresh();
        } else {
            scene.set(before.with(now));
        }
    }

    private void refresh() {
        int index = Math.min(playback.getIndex(), trace.length());
        PassState whole = trace.at(index);
        refreshing = true;
        PassState state = predict.comeTo(trace, index) ? whole.hidingItsNumber() : whole;
        refreshing = false;
        boolean ends = index == trace.length();
        String stopped =
                trace.stopped().filter(s -> ends).map(PassTrace.Stopped::why).orElse(null);
        Look look = options.look();
        scene.set(new NetworkScene(
                trace.network(),
                trace.symbols(),
                state,
                trace.derivation(index, look.digits()).orElse(null),
                stopped,
                sample.get(),
                predict.guessProperty().get(),
                scales,
                look));
        check.show(document.session(), trace, state, look.predicting());
    }

    Playback playback() {
        return playback;
    }

    PassTrace trace() {
        return trace;
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
        return scene.getReadOnlyProperty();
    }

    /** Predict, then reveal. */
    PredictModel predict() {
        return predict;
    }

    /** Takes the player to where, in the iteration that is shown, backward has the gradient of a row of the table. */
    void goTo(GradientRows.Entry parameter) {
        NetworkScene now = scene.get();
        int iteration = now == null ? 0 : now.state().iteration();
        trace.indexOf(iteration, Phase.BACKWARD, parameter.node(), parameter.element())
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
