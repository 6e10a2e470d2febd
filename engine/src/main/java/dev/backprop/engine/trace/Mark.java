package dev.backprop.engine.trace;

/**
 * A named place on a timeline.
 *
 * @param index where
 * @param kind what begins there
 * @param label its name on the screen
 */
public record Mark(int index, Kind kind, String label) {
    /** What a mark can announce. */
    public enum Kind {
        /** A phase of a pass. */
        PHASE,
        /** An iteration of many. */
        ITERATION,
        /** An epoch of a training run. */
        EPOCH
    }
}
