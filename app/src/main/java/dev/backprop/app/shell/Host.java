package dev.backprop.app.shell;

import dev.backprop.engine.session.Session;

/** What the shell offers to its workspaces. The methods may be called from any thread. */
public interface Host {
    /** Says something in the status line. */
    void message(String text);

    /** Says in the status line what went wrong: a line for the person, never a stack trace. */
    void error(String text);

    /**
     * Says in the status line what went wrong: the message of bad input and of files that fail; of anything else only
     * that the program is at fault, and the log has the rest.
     */
    void report(Throwable problem);

    /**
     * Shows how far something is.
     *
     * @param fraction 0 to 1; below 0: under way, without an end in sight; over 1: done, and the bar goes
     * @param text beside the bar
     */
    void progress(double fraction, String text);

    /**
     * Names in the status line what the workspace in the window computes on ("CPU · OpenBLAS · 2 threads"), until another one
     * is there; where it says nothing, the engine's own backend stands there.
     */
    void backend(String text);

    /**
     * Brings another workspace to the window and shows a session there; on the JavaFX thread.
     *
     * @param workspace {@link Workspace#id}
     * @param name what its header calls the session
     * @throws dev.backprop.engine.BadInputException if there is no such workspace, or the session has nothing for it
     */
    void openIn(String workspace, Session session, String name);

    /**
     * Brings another workspace to the window and shows a network's loss there; on the JavaFX thread.
     *
     * @param workspace {@link Workspace#id}
     * @throws dev.backprop.engine.BadInputException if there is no such workspace, or it has no use for a loss
     */
    void openIn(String workspace, NetworkLoss loss);

    /** Asks for files; on the JavaFX thread. */
    Dialogs dialogs();
}
