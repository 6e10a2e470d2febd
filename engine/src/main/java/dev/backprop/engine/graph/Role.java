package dev.backprop.engine.graph;

/** What a node is to its graph. */
public enum Role {
    /** Given from outside, one row a sample; it has no gradient. */
    INPUT,
    /** What the outputs should have been; it has no gradient. */
    TARGET,
    /** A number that never changes; it has no gradient. */
    CONSTANT,
    /** What learning changes. */
    PARAMETER,
    /** Computed by an operation. */
    INTERMEDIATE,
    /** The single number that backward starts from. */
    LOSS
}
