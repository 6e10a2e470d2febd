package dev.backprop.app.network;

import dev.backprop.app.playback.Playback;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.ViewBlock;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.PassTrace;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
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
    private final StageOptions options = new StageOptions();
    private final CheckModel check;
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

    /**
     * A model that shows the lecture's network.
     *
     * @param background where gradients are checked
     * @param onWindow where the result is handed over
     * @param seeds what a new seed is drawn from
     */
    NetworkViewModel(Executor background, Executor onWindow, LongSupplier seeds) {
        this.seeds = seeds;
        check = new CheckModel(background, onWindow);
        document = new SessionModel(Preset.TOY_GRADIENTS.session(), Preset.TOY_GRADIENTS.title());
        trace = Traced.of(document.session(), 0);
        playback.infoProperty().set("FLOAT64 · exact derivatives");
        describe();
        place(trace, document.session());
        playback.indexProperty().addListener((observable, old, now) -> refresh());
        playback.strideProperty().addListener((observable, old, now) -> refresh());
        options.onChange(this::look);
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
        subtitle.set(describe(Traced.network(now.session()).spec()));
    }

    private void put(PassTrace next, int index) {
        trace = next;
        rescale();
        playback.setTrack(new PassTrack(next, playback::refresh));
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

    /** Another update rule or learning rate, from the same initial weights; the cursor stays where it is. */
    void setOptimizer(OptimizerSpec next) {
        document.edit("update rule", Edits.withOptimizer(document.session(), next));
    }

    /** Another rule with the same learning rate. */
    void setRule(Rule rule) {
        OptimizerSpec now = optimizer.get();
        setOptimizer(new OptimizerSpec(rule, now.lr(), now.beta()));
    }

    /** The same rule with another learning rate, finite and above 0. */
    void setLearningRate(double lr) {
        OptimizerSpec now = optimizer.get();
        setOptimizer(new OptimizerSpec(now.rule(), lr, now.beta()));
    }

    /** The cursor stays where it is, as far as the new timeline goes. */
    private void retrace() {
        if (opening) {
            return;
        }
        int index = playback.getIndex();
        PassTrace next = Traced.of(Edits.withStep(document.session(), 0), sample.get());
        Traced.extendTo(next, Math.max(index, 1));
        put(next, Math.min(index, next.length()));
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
        return NetworkItems.of(trace, trace.at(playback.getIndex()), sample.get());
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
        PassState state = trace.at(index);
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
                scales,
                look));
        check.show(document.session(), trace, state);
    }

    /** {@code 3 – 2 – 1 · sigmoid · no biases · binary cross-entropy}. */
    private static String describe(MlpSpec spec) {
        String shape = spec.inputs() + " – "
                + spec.layers().stream().map(l -> String.valueOf(l.units())).collect(Collectors.joining(" – "));
        String activations =
                spec.layers().stream().map(l -> l.activation().id()).distinct().collect(Collectors.joining(", "));
        boolean biased = spec.layers().stream().anyMatch(LayerSpec::biases);
        String loss = Words.of(spec.loss());
        String doubled = spec.doubleSoftmax() ? " · softmax twice" : "";
        return shape + " · " + activations + (biased ? "" : " · no biases") + " · " + loss + doubled;
    }

    Playback playback() {
        return playback;
    }

    PassTrace trace() {
        return trace;
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
