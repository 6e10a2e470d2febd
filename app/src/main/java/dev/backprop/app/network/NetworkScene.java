package dev.backprop.app.network;

import dev.backprop.app.paint.Item;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.trace.Derivation;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.Step;
import dev.backprop.engine.trace.Symbols;
import java.awt.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What the stage shows, immutable. Of the network only its structure may be read: its tensors belong to the trace.
 *
 * @param mlp the network
 * @param symbols the names in it
 * @param state what is known
 * @param derivation of the step that has just been done; null before the first
 * @param stopped why the timeline ends here; null where it does not
 * @param sample the one shown, from 0
 * @param guess how far somebody has come with guessing the step's number; null where nobody has to
 * @param scales what colours and widths are measured by
 * @param look how it is looked at
 */
record NetworkScene(
        Mlp mlp,
        Symbols symbols,
        PassState state,
        @Nullable Derivation derivation,
        @Nullable String stopped,
        int sample,
        @Nullable Guess guess,
        Scales scales,
        Look look) {
    int digits() {
        return look.digits();
    }

    boolean presenting() {
        return look.presenting();
    }

    /** The same state, looked at in another way; a derivation with other digits has to be made anew. */
    NetworkScene with(Look other) {
        return new NetworkScene(mlp, symbols, state, derivation, stopped, sample, guess, scales, other);
    }

    /** The same scene with another guess. */
    NetworkScene with(@Nullable Guess other) {
        return new NetworkScene(mlp, symbols, state, derivation, stopped, sample, other, scales, look);
    }

    /** Whether somebody is asked for this element's number: it is written as a question mark. */
    boolean asks(Node node, int element) {
        Step step = step();
        return state.hidesItsNumber() && step != null && step.node() == node && step.element() == element;
    }

    /** What stands for a number that is not known: a dot, or a question mark where somebody is asked for it. */
    String unknown(Node node, int element) {
        return asks(node, element) ? "?" : "·";
    }

    /** What holds a layer's values; layer 0 is the input. */
    Node values(int layer) {
        return layer == 0 ? mlp.x() : mlp.layers().get(layer - 1).h();
    }

    /** A layer's biases; null where it has none, as the input (0) never has. */
    @Nullable
    Node bias(int layer) {
        return layer == 0 ? null : mlp.layers().get(layer - 1).bias();
    }

    /** An element as an item of a picture, with what is known of it. */
    Item item(Node node, int element, Shape shape) {
        return new Item(
                symbols.id(node, element),
                shape,
                symbols.spoken(node, element),
                NetworkItems.finite(state.value(node, element)),
                NetworkItems.finite(state.gradient(node, element)));
    }

    @Nullable
    Step step() {
        return state.step().orElse(null);
    }
}
