package dev.backprop.app.network;

/** Which picture of the graph the stage shows. */
enum StageView {
    /** Units and the edges between them. */
    NEURONS,
    /** Operations as nodes, values and gradients on the arrows between them. */
    OPERATIONS
}
