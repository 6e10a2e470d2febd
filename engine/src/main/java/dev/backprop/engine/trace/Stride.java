package dev.backprop.engine.trace;

import java.util.Arrays;
import java.util.Optional;

/** How far one step goes: each is contained in the next. */
public enum Stride {
    /** One product of a sum, one argument of a function. */
    TERM,
    /** One element: a unit's score, one weight's gradient. */
    UNIT,
    /** All elements of one node, or of its gradient. */
    LAYER,
    /** All of forward, loss, backward or update. */
    PHASE,
    /** A whole pass with its update. */
    ITERATION;

    /** The name in files and on the command line: lower case. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The stride of that name, if there is one. */
    public static Optional<Stride> byId(String id) {
        return Arrays.stream(values()).filter(s -> s.id().equals(id)).findFirst();
    }
}
