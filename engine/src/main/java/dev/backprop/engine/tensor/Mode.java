package dev.backprop.engine.tensor;

/** Whether a primitive replaces what its target holds or adds to it. */
public enum Mode {
    /** The target's old numbers are not read. */
    SET,
    /** The result is added to the target's numbers. */
    ADD
}
