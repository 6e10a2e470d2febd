package dev.backprop.app.playback;

import dev.backprop.app.paint.Hue;

/**
 * A stretch of a track in one colour. The slider runs from 0 to length−1; a phase whose first state is {@code a} and whose
 * last is {@code b} is the stretch from {@code a − 1} to {@code b}: the steps that lead to its states.
 *
 * @param from where it begins, at least 0
 * @param to where it ends, over {@code from}
 * @param label the word over it; may be empty
 * @param hue its colour
 */
public record Segment(int from, int to, String label, Hue hue) {
    /** Checks the order. */
    public Segment {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("a segment from " + from + " to " + to + ": expected 0 ≤ from < to");
        }
    }
}
