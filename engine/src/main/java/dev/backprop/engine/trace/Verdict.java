package dev.backprop.engine.trace;

/**
 * What is to be said to an answer.
 *
 * @param kind what is wrong with it, if anything
 * @param words one phrase, which does not give the answer away
 */
public record Verdict(Kind kind, String words) {
    /** The mistakes that can be told apart. */
    public enum Kind {
        /** No mistake. */
        RIGHT,
        /** The right size with the wrong sign. */
        SIGN,
        /** Off by a factor that has a name. */
        FACTOR,
        /** Something was left out, or another number of the same rule was given. */
        FORGOT,
        /** Off by less than a fiftieth: a slip in rounding. */
        CLOSE,
        /** A mistake without a name. */
        WRONG
    }

    /** Whether it is right. */
    public boolean right() {
        return kind == Kind.RIGHT;
    }
}
