package dev.backprop.app.training;

/** What a training model says besides its properties; any thread may call it. */
interface Messages {
    /** Says what went wrong. */
    void report(Throwable problem);

    /** How far something is: 0 to 1, below 0 without an end in sight, over 1 done. */
    void progress(double fraction, String text);

    /** The first epoch is done, so the backend is live. */
    void backendStarted();
}
