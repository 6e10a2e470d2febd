package dev.backprop.engine.trace;

/** The four phases of an iteration, in order. */
public enum Phase {
    /** Values, from the inputs to the outputs. */
    FORWARD("Forward"),
    /** The loss. */
    LOSS("Loss"),
    /** Gradients, from the loss back to the first weights. */
    BACKWARD("Backward"),
    /** The optimizer's step, parameter by parameter. */
    UPDATE("Update");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    /** Its name on the screen. */
    public String title() {
        return title;
    }
}
