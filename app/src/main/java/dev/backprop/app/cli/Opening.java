package dev.backprop.app.cli;

import dev.backprop.app.Workspaces;
import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.App;
import dev.backprop.app.shell.AppOptions;
import dev.backprop.app.shell.Screenshot;
import dev.backprop.app.shell.Shell;
import dev.backprop.app.shell.Theme;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.SessionReader;
import dev.backprop.engine.trace.Stride;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session as it is to be opened: in which workspace, at which step, how large and in which colours. */
public final class Opening {
    private final Path file;
    private final Session session;
    private final String workspace;
    private final @Nullable Integer step;
    private final @Nullable Stride stride;
    private final int width;
    private final int height;
    private final Theme theme;

    /** Reads the session, so that a bad one is refused before a window opens. */
    Opening(
            Path file,
            @Nullable String workspace,
            @Nullable Integer step,
            @Nullable Stride stride,
            int width,
            int height,
            Theme theme) {
        this.file = file;
        this.session = SessionReader.read(file);
        this.workspace = workspace == null ? session.workspace() : workspace;
        this.step = step;
        this.stride = stride;
        this.width = width;
        this.height = height;
        this.theme = theme;
        checkContent();
    }

    /** The window without a session, as it stands when the program is started without arguments. */
    public static int emptyWindow() {
        return App.launch(AppOptions.of(Workspaces::all));
    }

    /** A network without a descent is one whose loss can be looked at. */
    private void checkContent() {
        if (!workspace.equals("descent") || !session.holds("network")) {
            checkHeld();
        }
    }

    private void checkHeld() {
        if (!session.holds(workspace)) {
            throw BadInputException.at(
                    file.toString(),
                    "nothing for the workspace " + workspace,
                    workspace.equals("network") ? "a network and samples" : "a block " + '"' + workspace + '"');
        }
    }

    /** Opens the window and returns when it is closed. */
    int window() {
        return App.launch(options());
    }

    /**
     * Writes what the window would show, without a display.
     *
     * @param err is told how far it is where that takes long
     */
    void screenshot(Path png, PrintWriter err) throws IOException {
        Screenshot.take(options(), png, words -> {
            err.println(words);
            err.flush();
        });
    }

    /** Prints the numbers that stand in the picture as one JSON object. */
    void printItems(PrintWriter out) {
        if (!workspace.equals("descent") || !session.holdsSlice()) {
            checkHeld();
        }
        Items items = Items.of(session, workspace, step, stride);
        JsonOut.line(out, items::write);
    }

    private AppOptions options() {
        return new AppOptions(Workspaces::all, theme, width, height, this::prepare);
    }

    private void prepare(Shell shell) throws IOException {
        shell.show(workspace);
        shell.current().open(file);
        Playback playback = shell.current().playback();
        if (stride != null) {
            String wanted = stride.id();
            List<String> names = playback.stridesProperty().get();
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).equalsIgnoreCase(wanted)) {
                    playback.setStride(i);
                }
            }
        }
        if (step != null) {
            playback.toStart();
            for (int i = 0; i < step; i++) {
                playback.next();
            }
        }
    }
}
