package dev.backprop.app.network;

import dev.backprop.engine.trace.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has come with the number of the current step, in the mode in which it is hidden first.
 *
 * @param hidden whether it still is
 * @param typed what has been typed of an answer
 * @param verdict on the last answer; null before the first
 * @param problem why what was typed is no answer; null where it is, or has not been given yet
 * @param right how many of this pass were right at first try
 * @param answered how many of this pass were answered
 * @param part which number of a stride of several is asked for; empty where it has one
 */
record Guess(
        boolean hidden,
        String typed,
        @Nullable Verdict verdict,
        @Nullable String problem,
        int right,
        int answered,
        String part) {
    /** Before anything is asked. */
    static final Guess NONE = new Guess(false, "", null, null, 0, 0, "");

    /** What is said to the last answer; empty where there is nothing to say. */
    String words() {
        if (problem != null) {
            return problem;
        }
        return verdict == null ? "" : (verdict.right() ? "✓ " : "✗ ") + verdict.words();
    }

    /** What can be done, in one line. */
    String how() {
        String stride = part.substring(part.lastIndexOf(' ') + 1);
        return "type the number, Enter checks it; → reveals " + (part.isEmpty() ? "it" : "the rest of the " + stride);
    }

    /** Which number it is, and how many were right. */
    String standing() {
        return part + (part.isEmpty() || score().isEmpty() ? "" : " · ") + score();
    }

    /** {@code 5 of 7 right at first try}; empty before the first answer. */
    String score() {
        return answered == 0 ? "" : right + " of " + answered + " right at first try";
    }
}
