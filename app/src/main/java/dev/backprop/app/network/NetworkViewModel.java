package dev.backprop.app.network;

import dev.backprop.app.playback.Playback;
import dev.backprop.engine.check.GradientReport;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.ViewBlock;
import dev.backprop.engine.trace.Figures;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.PassTrace;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the Network workspace knows: a session, its trace, and what is shown of it. It has properties and no controls, and
 * needs no toolkit; the gradient check is computed by one executor and handed over on another.
 */
final class NetworkViewModel {
    /** Decimals that numbers begin with. */
    static final int USUAL_DIGITS = 4;

    private final Playback playback = new Playback();
    private final Executor background;
    private final Executor onWindow;
    private final LongSupplier seeds;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper(this, "subtitle", "");
    private final ReadOnlyObjectWrapper<@Nullable NetworkScene> scene = new ReadOnlyObjectWrapper<>(this, "scene");
    private final ReadOnlyObjectWrapper<GradientTable> table =
            new ReadOnlyObjectWrapper<>(this, "table", GradientTable.EMPTY);
    private final ReadOnlyObjectWrapper<OptimizerSpec> optimizer =
            new ReadOnlyObjectWrapper<>(this, "optimizer", OptimizerSpec.DEFAULT);
    private final ReadOnlyObjectWrapper<Integer> samples = new ReadOnlyObjectWrapper<>(this, "samples", 1);
    private final IntegerProperty sample = new SimpleIntegerProperty(this, "sample", 0);
    private final IntegerProperty digits = new SimpleIntegerProperty(this, "digits", USUAL_DIGITS);
    private final BooleanProperty presenting = new SimpleBooleanProperty(this, "presenting", false);

    private Session session;
    private PassTrace trace;
    private @Nullable GradientReport report;
    private int reported = -1;
    private long generation;

    /**
     * A model that shows the lecture's network.
     *
     * @param background where gradients are checked
     * @param onWindow where the result is handed over
     * @param seeds what a new seed is drawn from
     */
    NetworkViewModel(Executor background, Executor onWindow, LongSupplier seeds) {
        this.background = background;
        this.onWindow = onWindow;
        this.seeds = seeds;
        this.session = Preset.TOY_GRADIENTS.session();
        this.trace = Traced.of(session, 0);
        playback.infoProperty().set("FLOAT64 · exact derivatives");
        show(session, Preset.TOY_GRADIENTS.title());
        playback.indexProperty().addListener((observable, old, now) -> refresh());
        playback.strideProperty().addListener((observable, old, now) -> refresh());
        digits.addListener((observable, old, now) -> {
            int clamped = Math.max(Figures.MIN_DIGITS, Math.min(Figures.MAX_DIGITS, now.intValue()));
            if (clamped != now.intValue()) {
                digits.set(clamped);
            }
            refresh();
        });
        presenting.addListener((observable, old, now) -> refresh());
        sample.addListener((observable, old, now) -> retrace(playback.getIndex()));
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
        show(next, name);
    }

    private void show(Session next, String name) {
        PassTrace traced = Traced.of(next, 0);
        session = next;
        sample.set(0);
        samples.set(next.samples().size());
        optimizer.set(next.optimizer());
        title.set(name);
        subtitle.set(describe(Traced.network(next).spec()));
        ViewBlock view = next.view();
        Integer wanted = view == null ? null : view.digits();
        if (wanted != null) {
            digits.set(wanted);
        }
        int index = Traced.opening(next, traced);
        if (view != null && view.cursor() > 0) {
            extendTo(traced, view.cursor());
            index = Math.min(traced.length(), view.cursor());
        }
        put(traced, index);
        String stride = view == null ? null : view.stride();
        playback.setStride(PassTrack.place(
                stride == null ? PassTrack.USUAL : Character.toUpperCase(stride.charAt(0)) + stride.substring(1)));
    }

    private static void extendTo(PassTrace trace, int index) {
        trace.extendTo((int) ((index + (long) trace.iterationLength() - 1) / trace.iterationLength()));
    }

    private void put(PassTrace next, int index) {
        trace = next;
        report = null;
        reported = -1;
        generation++;
        playback.setTrack(new PassTrack(next, playback::refresh));
        playback.seek(index);
        refresh();
    }

    /** The same initial weights, from the first step. */
    void restart() {
        playback.pause();
        put(Traced.of(withStep(session, 0), sample.get()), 0);
    }

    /** Other initial weights, all of them drawn, from the first step. */
    void newSeed() {
        playback.pause();
        Session.Network network = Traced.network(session);
        List<Session.GivenLayer> drawn =
                Collections.nCopies(network.spec().layers().size(), Session.GivenLayer.NOTHING);
        session = new Session(
                new Session.Network(network.spec(), drawn),
                session.samples(),
                session.optimizer(),
                seeds.getAsLong(),
                0,
                session.training(),
                session.descent(),
                null);
        put(Traced.of(session, sample.get()), 0);
    }

    /** Another update rule or learning rate, from the same initial weights; the cursor stays where it is. */
    void setOptimizer(OptimizerSpec next) {
        if (!next.equals(optimizer.get())) {
            session = new Session(
                    session.network(),
                    session.samples(),
                    next,
                    session.seed(),
                    session.step(),
                    session.training(),
                    session.descent(),
                    session.view());
            optimizer.set(next);
            retrace(playback.getIndex());
        }
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

    private void retrace(int index) {
        PassTrace next = Traced.of(withStep(session, 0), sample.get());
        extendTo(next, Math.max(index, 1));
        put(next, Math.min(index, next.length()));
    }

    private static Session withStep(Session of, int step) {
        return new Session(
                of.network(), of.samples(), of.optimizer(), of.seed(), step, of.training(), of.descent(), of.view());
    }

    /** The session as it stands, with where the player is. */
    Session session() {
        ViewBlock before = session.view();
        ViewBlock view = new ViewBlock(
                "network",
                playback.getIndex(),
                PassTrack.stride(playback.getStride()).id(),
                digits.get(),
                before == null ? Map.of() : before.toggles());
        return new Session(
                session.network(),
                session.samples(),
                session.optimizer(),
                session.seed(),
                session.step(),
                session.training(),
                session.descent(),
                view);
    }

    /** Every element with what is known of it now. */
    List<ItemValue> items() {
        return NetworkItems.of(trace, trace.at(playback.getIndex()), sample.get());
    }

    private void refresh() {
        int index = Math.min(playback.getIndex(), trace.length());
        PassState state = trace.at(index);
        boolean ends = index == trace.length();
        String stopped =
                trace.stopped().filter(s -> ends).map(PassTrace.Stopped::why).orElse(null);
        scene.set(new NetworkScene(
                trace.network(),
                trace.symbols(),
                state,
                trace.derivation(index, digits.get()).orElse(null),
                stopped,
                sample.get(),
                digits.get(),
                presenting.get()));
        tabulate(state);
        check(state.iteration());
    }

    private void tabulate(PassState state) {
        GradientReport known = report;
        table.set(
                known == null || reported != state.iteration()
                        ? GradientTable.EMPTY
                        : GradientTable.of(known, trace, state));
    }

    /** Derives the iteration's gradients by hand and by measuring, once; a result that comes too late is dropped. */
    private void check(int iteration) {
        if (reported == iteration) {
            return;
        }
        reported = iteration;
        report = null;
        long mine = ++generation;
        PassTrace of = trace;
        MlpSpec spec = Traced.network(session).spec();
        List<Sample> rows = session.samples();
        background.execute(() -> {
            GradientReport done =
                    GradientReport.of(spec, of.parametersBefore(iteration), Traced.inputs(rows), Traced.targets(rows));
            onWindow.execute(() -> {
                if (mine == generation) {
                    report = done;
                    tabulate(of.at(Math.min(playback.getIndex(), of.length())));
                }
            });
        });
    }

    /** {@code 3 – 2 – 1 · sigmoid · no biases · binary cross-entropy}. */
    private static String describe(MlpSpec spec) {
        String shape = spec.inputs() + " – "
                + spec.layers().stream().map(l -> String.valueOf(l.units())).collect(Collectors.joining(" – "));
        String activations =
                spec.layers().stream().map(l -> l.activation().id()).distinct().collect(Collectors.joining(", "));
        boolean biased = spec.layers().stream().anyMatch(LayerSpec::biases);
        String loss = switch (spec.loss()) {
            case BCE -> "binary cross-entropy";
            case MSE -> "mean squared error";
            case HALF_SQUARED_ERROR -> "half squared error";
            case CROSS_ENTROPY -> "cross-entropy";
        };
        String doubled = spec.doubleSoftmax() ? " · softmax twice" : "";
        return shape + " · " + activations + (biased ? "" : " · no biases") + " · " + loss + doubled;
    }

    Playback playback() {
        return playback;
    }

    PassTrace trace() {
        return trace;
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
        return table.getReadOnlyProperty();
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

    /** Decimals of numbers, 2–17; others are brought to the nearest of these. */
    IntegerProperty digitsProperty() {
        return digits;
    }

    /** Whether the room is dimmed around the active step. */
    BooleanProperty presentingProperty() {
        return presenting;
    }
}
