package dev.backprop.app.network;

import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.PassTrace;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The scene that the stage shows, made of the trace under the cursor, the look and the guess. */
final class StageModel {
    /** The numbers of an iteration up to which reading what is at hand, and deriving it, is trivial: about 0.1 ms. */
    private static final int SMALL = 20_000;

    private final NetworkViewModel model;
    private final CheckModel check;
    private final SceneMaker scenes;
    private final ReadOnlyObjectWrapper<@Nullable NetworkScene> scene = new ReadOnlyObjectWrapper<>(this, "scene");
    private boolean refreshing;

    /**
     * A stage that is empty until {@link #refresh} is called for the first time.
     *
     * @param engine where traces are read
     * @param check is shown what the stage shows
     * @param onFailure is told what could not be read
     */
    StageModel(
            NetworkViewModel model,
            CheckModel check,
            Executor engine,
            Executor onWindow,
            Consumer<Throwable> onFailure) {
        this.model = model;
        this.check = check;
        scenes = new SceneMaker(engine, onWindow, this::found, onFailure);
    }

    /** What the stage shows. */
    ReadOnlyObjectProperty<@Nullable NetworkScene> sceneProperty() {
        return scene.getReadOnlyProperty();
    }

    /** Whether it is what stands under the cursor. */
    boolean settled() {
        return !scenes.busy();
    }

    /**
     * Shows what stands under the cursor, as soon as it has been read. Of a small network what is at hand of the trace that
     * is shown already is read at once. So is the very first scene; and where somebody is asked for a number, who must not
     * get to the next one before it has been hidden.
     */
    void refresh() {
        PassTrace trace = model.trace();
        int index = Math.min(model.playback().getIndex(), trace.length());
        int digits = model.options().look().digits();
        // Of a trace that has just come the scene comes a moment later: while a number is dragged, one comes with each
        // pulse.
        NetworkScene shown = scene.get();
        boolean same = shown != null && shown.mlp() == trace.network();
        boolean trivial = same && trace.numbers() <= SMALL && trace.isAtHand(index);
        if (trivial
                || scene.get() == null
                || model.options().predictingProperty().get()) {
            scenes.now(trace, index, digits);
        } else {
            scenes.request(trace, index, digits);
        }
    }

    private void found(SceneMaker.Found at) {
        PassTrace trace = at.trace();
        if (trace != model.trace()) {
            return;
        }
        refreshing = true;
        boolean hidden = model.predict().comeTo(trace, at.index());
        refreshing = false;
        PassState state = hidden ? at.state().hidingItsNumber() : at.state();
        boolean ends = at.index() == trace.length();
        Look look = model.options().look();
        scene.set(new NetworkScene(
                trace.network(),
                trace.symbols(),
                state,
                at.derivation(),
                trace.stopped().filter(s -> ends).map(PassTrace.Stopped::why).orElse(null),
                model.sampleProperty().get(),
                model.predict().guessProperty().get(),
                model.scales(),
                look));
        check.show(model.document().session(), trace, state, look.predicting());
    }

    /** An answer is being typed: nothing else of the scene changes. */
    void guessed(@Nullable Guess now) {
        NetworkScene before = scene.get();
        if (before != null && !refreshing) {
            scene.set(before.with(now));
        }
    }

    /** The same state is looked at in another way; a derivation with other digits is made anew. */
    void look(Look now) {
        NetworkScene before = scene.get();
        if (before == null || before.digits() != now.digits()) {
            refresh();
        } else {
            scene.set(before.with(now));
        }
    }
}
