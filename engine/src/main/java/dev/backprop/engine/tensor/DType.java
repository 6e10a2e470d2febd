package dev.backprop.engine.tensor;

/** The number type of a storage. */
public enum DType {
    /** Four bytes: training. */
    FLOAT32,
    /** Eight bytes: the step-through, descents and gradient checks. */
    FLOAT64
}
