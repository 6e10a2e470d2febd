package dev.backprop.app.shell;

import java.util.List;
import java.util.function.Function;

/**
 * How the window starts.
 *
 * @param workspaces makes the workspaces, on the JavaFX thread
 * @param theme the look
 * @param width of the content, in logical pixels
 * @param height of the content, in logical pixels
 * @param prepare called with the shell when it stands, before it is seen: opens a session, chooses the workspace and the
 *     step. What it throws, a bad file for one, becomes a message in the window; for a screenshot it is thrown on.
 */
public record AppOptions(
        Function<Host, List<Workspace>> workspaces, Theme theme, int width, int height, Preparation prepare) {
    /** Checks the size. */
    public AppOptions {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a window of " + width + " × " + height + ": expected at least 1 × 1");
        }
    }

    /** A light window of 1280 × 720. */
    public static AppOptions of(Function<Host, List<Workspace>> workspaces) {
        return new AppOptions(workspaces, Theme.LIGHT, 1280, 720, shell -> {});
    }

    /** What is done to a new shell before it is seen. */
    @FunctionalInterface
    public interface Preparation {
        /** Prepares the shell. */
        void prepare(Shell shell) throws java.io.IOException;
    }
}
