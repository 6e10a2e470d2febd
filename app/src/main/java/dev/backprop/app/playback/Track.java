package dev.backprop.app.playback;

import java.util.List;

/**
 * A timeline as the player sees it: states 0 … length−1 and ways to move between them. An implementation may grow (a
 * training run does); {@link Playback#refresh()} tells the player.
 */
public interface Track {
    /** How many states there are, at least 1. */
    int length();

    /** The last state that can be gone to, from 0 to length−1; those after it have to be made first. */
    default int last() {
        return length() - 1;
    }

    /** The names of the strides, from the smallest to the largest ("Term", "Unit", …), at least one. */
    default List<String> strides() {
        return List.of("Step");
    }

    /**
     * The index one stride after another.
     *
     * @param index from 0 to length−1
     * @param stride an index into {@link #strides()}
     * @return from {@code index} to length−1; {@code index} itself at the end
     */
    default int next(int index, int stride) {
        return Math.min(length() - 1, index + 1);
    }

    /**
     * The index one stride before another.
     *
     * @param index from 0 to length−1
     * @param stride an index into {@link #strides()}
     * @return from 0 to {@code index}; {@code index} itself at the start
     */
    default int previous(int index, int stride) {
        return Math.max(0, index - 1);
    }

    /** Named places, in order. */
    default List<Mark> marks() {
        return List.of();
    }

    /** The coloured stretches of the slider, in order and without gaps; none: one stretch in the accent. */
    default List<Segment> segments() {
        return List.of();
    }

    /** Whether more states may come, so that playing waits at the end and does not stop there. */
    default boolean growing() {
        return false;
    }

    /** Whether a place is the newest of a track that grows by itself, many times a second perhaps. */
    default boolean growsAt(int index) {
        return false;
    }

    /** Whether a step beyond the last state makes the track longer: playing stops at the end, a step goes on. */
    default boolean extendable() {
        return false;
    }

    /**
     * Whether a stride on leads nowhere, neither to another state nor to one that has to be made first. To ask changes nothing,
     * as {@link #next} may.
     *
     * @param index where from
     * @param stride a place in {@link #strides}
     */
    default boolean stuckAt(int index, int stride) {
        return index >= last() && !extendable();
    }

    /** How a person counts, seen from a state; the states themselves, where an implementation knows nothing better. */
    default Numbering numbering(int index) {
        return new Numbering("step", 0, index, length() - 1, "");
    }

    /**
     * The index that a person means by a number.
     *
     * @param number from the first to the last of {@link #numbering}
     * @param from where the cursor is
     */
    default int indexOf(int number, int from) {
        return number;
    }

    /**
     * Makes the track long enough for an index.
     *
     * @return whether it is now; false: it takes a while, and the track then takes the player there itself
     */
    default boolean reach(int index) {
        return true;
    }

    /** The line that names a state ("Step 10 of 26"). */
    default String title(int index) {
        return "Step " + index + " of " + (length() - 1);
    }

    /** The smaller line under it ("iteration 1 · backward · weight h₁ → ŷ"). */
    default String subtitle(int index) {
        return "";
    }

    /** Which parts of the smaller line stay where not all have room; the last ones, which say most, if nothing else is said. */
    default FittedWords.Keep keep() {
        return FittedWords.Keep.LAST;
    }
}
