package dev.backprop.app.network;

import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.trace.Derivation;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.Step;
import dev.backprop.engine.trace.Symbols;
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
 * @param digits decimals of numbers
 * @param presenting whether everything but the active step is dimmed
 */
record NetworkScene(
        Mlp mlp,
        Symbols symbols,
        PassState state,
        @Nullable Derivation derivation,
        @Nullable String stopped,
        int sample,
        int digits,
        boolean presenting) {
    @Nullable
    Step step() {
        return state.step().orElse(null);
    }
}
