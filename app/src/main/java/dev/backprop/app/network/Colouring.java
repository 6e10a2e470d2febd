package dev.backprop.app.network;

/** What the colour and the width of an edge stand for. */
enum Colouring {
    /** The weight. */
    WEIGHT,
    /** The weight's gradient. */
    GRADIENT,
    /** The weight times the value that comes in over it. */
    CONTRIBUTION
}
